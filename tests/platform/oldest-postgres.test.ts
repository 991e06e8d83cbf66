import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { type Connection, openPool } from '../../src/platform/db.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { makeCluster } from '../../src/platform/postgres/cluster.ts'
import { findIdentity } from '../../src/platform/postgres/identity.ts'
import { preparePaths } from '../../src/platform/postgres/paths.ts'
import { startServer, stopServer } from '../../src/platform/postgres/server.ts'
import { databaseName, superuser } from '../../src/platform/postgres/settings.ts'
import { asset } from '../../src/platform/root.ts'
import { dumpSchema } from '../../src/platform/schema-dump.ts'
import { connectChecked } from '../../src/platform/server-check.ts'
import { newId } from '../../src/values/id.ts'
import { dataDirectory } from '../program.ts'

const OLDEST = '15'

/** The folder of the system's PostgreSQL of the oldest version we promise to work on, where the machine has it. */
function systemPostgres(): string | undefined {
  const bin = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' }).stdout?.trim()
  if (!bin || !existsSync(join(bin, 'initdb'))) return undefined
  const version = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout
  return version.includes(` ${OLDEST}.`) ? dirname(bin) : undefined
}

const native = systemPostgres()
if (!native)
  console.warn(`SKIPPED: PostgreSQL ${OLDEST} is not installed here, so nothing shows that the schema still works on it.`)

async function startOldest(folder: string): Promise<Connection> {
  const paths = preparePaths(await dataDirectory())
  const identity = findIdentity(folder, paths)
  expect(await makeCluster(paths, identity)).toBe('made')
  const server = await startServer({ paths, identity, role: 'command', durability: 'throwaway' })
  if (server === 'locked') throw new Error('a new data directory is locked')
  onTestFinished(() => stopServer(server))
  return { host: paths.socketDir, port: 5432, user: superuser, database: databaseName }
}

test.skipIf(!native)(
  `on PostgreSQL ${OLDEST} the migrations make the same schema, and a row comes back as it went in`,
  async () => {
    const connection = await startOldest(native ?? '')
    expect((await migrate(connection)).length).toBeGreaterThan(0)
    const client = await connectChecked(connection)
    expect(await dumpSchema(client)).toBe(readFileSync(asset('migrations', 'schema.sql'), 'utf8'))
    await client.end()
    const { db, close } = openPool(connection)
    const row = { id: newId<'certificant'>(), recordedBy: 'test' }
    await db.insertInto('certificant').values(row).execute()
    expect(await db.selectFrom('certificant').select(['id', 'recordedBy']).execute()).toEqual([row])
    await close()
  },
)
