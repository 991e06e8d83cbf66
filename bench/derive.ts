import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type PoolClient, Query, type QueryConfig } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { recordDemo } from '../src/demo/demo.ts'
import { makeClock } from '../src/platform/clock.ts'
import { type Database, openPool } from '../src/platform/db.ts'
import { migrate } from '../src/platform/migrate.ts'
import { openEmbedded } from '../src/platform/postgres/postgres.ts'
import { asset } from '../src/platform/root.ts'
import { loadRulebook } from '../src/rulebook/load.ts'
import { deriveAll } from '../src/standing/standing.ts'
import { day } from '../src/values/day.ts'
import { alternate, note, report } from './measure.ts'

// Everybody derived from the database, into an empty cache and an empty record of what was said, against the least that any
// way of doing it must do: stream the same columns of the same rows out, and write one result a certification in. The database
// is the product's own, as durable as it ships, and runs beside this process.

const CERTIFICANTS = 100_000
const ROUNDS = 5
const MOST = 3

const FACTS = [
  'select certificant, certification, scheme, certified_on from certification_grant',
  'select certificant, id, category, title, completed_on, from_on, to_on, hours, points, awarded, source, reported_on from ce_activity',
  'select certificant, id, certification, cycle_end, signed_on, received_on, points_claimed from attestation',
  'select certificant, id, certification, audit_year, cycle_end, selected_on, decided_on, outcome, points_proved from audit_outcome',
  'select certificant, id, certification, fee_year, cents, received_on, charged_back_on from fee_payment',
  `select certificant, id, certification, kind, decided_on, effective_on, until_on, cycle_end, fee_year, route from decision`,
  'select certificant, id, certification, on_day, status, since, cycle_start, fees_from, taken_over_from from opening_standing',
]

const RESULT = 'create table result (certification uuid primary key, certificant uuid, verdict jsonb)'

/** Reads a statement's rows one by one, keeping none, and counts them. */
function streamed(client: PoolClient, text: string): Promise<number> {
  return new Promise((resolve, reject) => {
    let rows = 0
    const query = new Query({ text, rowMode: 'array' } as QueryConfig)
    query.on('row', () => rows++)
    query.on('end', () => resolve(rows))
    query.on('error', reject)
    client.query(query)
  })
}

type Result = { certification: string; certificant: string }

function* lines(results: readonly Result[], verdict: string): Generator<string> {
  const written = verdict.replaceAll('\\', '\\\\')
  for (const { certification, certificant } of results) yield `${certification}\t${certificant}\t${written}\n`
}

/** The floor: all fact rows out, one result a certification in. */
async function floor({ pool }: Database, results: readonly Result[], verdict: string): Promise<number> {
  const client = await pool.connect()
  const before = performance.now()
  for (const text of FACTS) await streamed(client, text)
  await client.query('begin')
  await client.query(RESULT)
  await pipeline(Readable.from(lines(results, verdict)), client.query(copyFrom('copy result from stdin')))
  await client.query('commit')
  const seconds = (performance.now() - before) / 1000
  await client.query('drop table result')
  client.release()
  return seconds
}

const rss = (): number => process.memoryUsage().rss / 2 ** 20

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gs-bench-'))
  const embedded = await openEmbedded({ dataDir, role: 'command' })
  try {
    await migrate(embedded.connection)
    const database = openPool(embedded.connection)
    await compare(database)
    await database.close()
  } finally {
    await embedded.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function compare(database: Database): Promise<void> {
  const rulebook = await loadRulebook(asset('rulebook', 'amt'))
  const deps = { database, rulebook, clock: makeClock(day('2026-11-23')) }
  const before = performance.now()
  const { people, facts } = await recordDemo(deps, { certificants: CERTIFICANTS, seed: 1 })
  note(
    `${people.toLocaleString('en-US')} people with ${facts.toLocaleString('en-US')} facts, recorded and derived in ${seconds(before)} s`,
  )
  const { pool } = database
  await pool.query('vacuum analyze')
  const { rows: results } = await pool.query<Result>('select certification, certificant from standing')
  const { rows } = await pool.query<{ verdict: unknown }>(
    'select verdict from standing order by abs(length(verdict::text) - (select avg(length(verdict::text)) from standing)) limit 1',
  )
  const verdict = JSON.stringify(rows[0]?.verdict)
  note(`a verdict of ordinary size has ${verdict.length} characters`)

  const memory: number[][] = []
  const { derived, floored } = await alternate(ROUNDS, {
    derived: async () => {
      await pool.query('truncate standing, standing_change')
      const seen: number[] = []
      const start = performance.now()
      await deriveAll(deps, { onProgress: () => void seen.push(rss()) })
      memory.push(seen)
      return (performance.now() - start) / 1000
    },
    floored: () => floor(database, results, verdict),
  })
  const ratios = derived.map((value, round) => value / (floored[round] as number))
  report({
    claim: 'deriving everybody from the database',
    unit: '× reading the same rows and writing the results',
    rounds: ratios,
    bound: { most: MOST },
  })
  note(
    `derived in ${derived.map(each => each.toFixed(1)).join(', ')} s; the floor took ${floored.map(each => each.toFixed(1)).join(', ')} s`,
  )
  const growth = memory
    .slice(1)
    .map(seen => Math.max(...seen.slice(seen.length >> 1)) - Math.max(...seen.slice(0, seen.length >> 1)))
  report({ claim: 'resident memory grown in the second half of a derivation', unit: 'MB', rounds: growth, bound: { most: 32 } })
  const again = performance.now()
  const { standings, changes } = await deriveAll(deps)
  note(`deriving once more took ${seconds(again)} s and wrote ${standings} standings and ${changes} changes`)
}

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1)

await main()
