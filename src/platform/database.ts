import type { Config } from './config.ts'
import { type Database, openPool } from './db.ts'
import type { Log } from './log.ts'
import { migrate } from './migrate.ts'
import { connectChecked } from './server-check.ts'
import { openEmbedded } from './postgres/postgres.ts'
import type { Owner, Role } from './postgres/owner.ts'

export type OpenOptions = {
  role: Role
  log: Log
  /** Told once, when another process must finish first. */
  onWait?: (owner: Owner) => void
  /** Told when the embedded database died and could not be started again. */
  onLost?: (error: unknown) => void
  /** Leaves the schema as it is, for a backup of what an older release made, or a restore into an empty database. */
  asIs?: boolean
}

export type OpenDatabase = Database & {
  /** The migrations applied while opening, by name. */
  migrated: string[]
}

/** The configured database, migrated unless asked for as it is, and ready: the operated one of DATABASE_URL, or the embedded one of the data directory. */
export async function openDatabase({ databaseUrl, dataDir }: Config, options: OpenOptions): Promise<OpenDatabase> {
  if (databaseUrl !== undefined) return openMigrated({ connectionString: databaseUrl }, options, async () => {})
  const { log } = options
  const onRestart = () => log.warn('the embedded database had died and was started again')
  const embedded = await openEmbedded({ ...options, dataDir, onRestart })
  return openMigrated(embedded.connection, options, embedded.stop)
}

type Connection = Parameters<typeof openPool>[0]

async function openMigrated(
  connection: Connection,
  { log, asIs = false }: OpenOptions,
  stop: () => Promise<void>,
): Promise<OpenDatabase> {
  try {
    const migrated = asIs ? await checkReachable(connection) : await migrate(connection)
    const onIdleError = (err: Error) => log.warn({ err }, 'an idle database connection broke')
    const database = openPool(connection, { onIdleError })
    const close = async () => {
      await database.close()
      await stop()
    }
    return { ...database, migrated, close }
  } catch (error) {
    await stop()
    throw error
  }
}

async function checkReachable(connection: Connection): Promise<[]> {
  const client = await connectChecked(connection)
  await client.end()
  return []
}
