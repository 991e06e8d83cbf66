import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { recordDemo } from '../../src/demo/demo.ts'
import { makeClock } from '../../src/platform/clock.ts'
import { type Connection, type Database, openPool } from '../../src/platform/db.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { openEmbedded } from '../../src/platform/postgres/postgres.ts'
import { asset } from '../../src/platform/root.ts'
import { sealTrail } from '../../src/platform/trail-sealer.ts'
import { writeTrail } from '../../src/platform/trail.ts'
import { loadRulebook } from '../../src/rulebook/load.ts'
import { day } from '../../src/values/day.ts'

/** A running register of invented people in a data directory, on the settings of a real installation. */
export async function runningRegister(dataDir: string, certificants = 150): Promise<Database> {
  const server = await openEmbedded({ dataDir, role: 'serve' })
  await migrate(server.connection)
  const database = openPool(server.connection)
  onTestFinished(async () => {
    await database.close()
    await server.stop()
  })
  const rulebook = await loadRulebook(asset('rulebook', 'amt'))
  await recordDemo({ database, rulebook, clock: makeClock(day('2026-11-23')) }, { certificants, seed: 5 })
  return database
}

export type Load = { stop: () => Promise<Map<string, number>> }

/**
 * Writes as a busy day does until it is stopped: four writers of the trail, a sealer, and one who rewrites standings, so that
 * pages change while they are copied. Gives each acknowledged entry with the moment it was acknowledged, in milliseconds.
 */
export function writeLoad(database: Database, dataDir: string): Load {
  const acknowledged = new Map<string, number>()
  const work = { isOver: false }
  const again = async (once: () => Promise<unknown>) => {
    while (!work.isOver) await once()
  }
  const writing = [1, 2, 3, 4].map(n =>
    again(async () => {
      const id = await writeTrail(database.db, { by: `writer ${n}`, action: 'accounts.signed_in', details: { n } })
      acknowledged.set(id, Date.now())
    }),
  )
  const sealing = again(async () => {
    await sealTrail({ database, dataDir, clock: makeClock() })
    await sleep(20)
  })
  const churning = again(() => database.pool.query('update standing set derived_at = clock_timestamp()'))
  const stop = async () => {
    work.isOver = true
    await Promise.all([...writing, sealing, churning])
    return acknowledged
  }
  onTestFinished(async () => void (await stop().catch(() => {})))
  return { stop }
}

/** A digest of every table's rows, but for what the load changes. */
export async function digestsOf({ pool }: Pick<Database, 'pool'>): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  )
  const digests: Record<string, string> = {}
  for (const { name } of tables) {
    if (name === 'trail_entry') continue
    const { rows } = await pool.query<{ digest: string }>(
      `select count(*) || ' ' || md5(coalesce(string_agg(row::text, E'\\n' order by row::text collate "C"), '')) as digest
       from (select (to_jsonb(${name}) - 'derived_at')::text as row from ${name}) rows`,
    )
    digests[name] = rows[0]?.digest ?? ''
  }
  return digests
}

export async function entriesIn({ pool }: Pick<Database, 'pool'>): Promise<Set<string>> {
  const { rows } = await pool.query<{ id: string }>('select id from trail_entry')
  return new Set(rows.map(({ id }) => id))
}

/** Opens what a restore made, until the test is done. */
export async function opened(where: { dataDir: string } | Connection): Promise<Database> {
  const server = 'dataDir' in where ? await openEmbedded({ dataDir: where.dataDir, role: 'command' }) : undefined
  const database = openPool(server?.connection ?? (where as Connection))
  onTestFinished(async () => {
    await database.close()
    await server?.stop()
  })
  return database
}
