import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { ENGINE_VERSION } from '../src/engine/derive.ts'
import { runNight } from '../src/night/night.ts'
import { makeClock } from '../src/platform/clock.ts'
import { type Database, openPool } from '../src/platform/db.ts'
import { migrate } from '../src/platform/migrate.ts'
import { openEmbedded } from '../src/platform/postgres/postgres.ts'
import { asset } from '../src/platform/root.ts'
import { loadRulebook } from '../src/rulebook/load.ts'
import { BEFORE_ALL } from '../src/standing/dossiers.store.ts'
import { DUE_AFTER, MARKED_AFTER } from '../src/standing/due.store.ts'
import { adoptRulebook } from '../src/standing/standing.ts'
import { day } from '../src/values/day.ts'
import { alternate, note, report } from './measure.ts'

// The night on a register of a million people with one certification each. With nobody due it must find that out without
// reading the register; with 5,000 people due it derives them from histories of ordinary length, says 5,000 changes and writes
// as many events, against one bare transaction that writes the very same rows from tables that hold them already.

const PEOPLE = Number(process.env['BENCH_PEOPLE'] ?? 1_000_000)
const DUE = Math.min(5_000, PEOPLE)
const ROUNDS = 5
const READ_MOST = { once: 10, each: 2 }
const WRITE_MOST = 5
const TODAY = day('2026-11-23')

const id = (kind: number) => `('0${kind}9a0000-0000-7000-8000-' || to_char(n, 'FM000000000000'))::uuid`
const FILL = [
  `insert into certificant (id, recorded_by) select ${id(1)}, 'x' from generate_series(1, $1::int) n`,
  `insert into certification (id, certificant, number, recorded_by)
   select ${id(3)}, ${id(1)}, (20000000 + n)::text, 'x' from generate_series(1, $1::int) n`,
  `insert into certification_grant (id, certificant, certification, scheme, certified_on, recorded_by)
   select ${id(4)}, ${id(1)}, ${id(3)}, 'RMA', date '2020-01-01' + n % 300, 'x' from generate_series(1, $1::int) n`,
]

/** What an ordinary person brings along: 28 activities and 5 payments. */
const HISTORIES = [
  `insert into ce_activity (id, certificant, category, title, completed_on, points, awarded, source, recorded_by)
   select gen_random_uuid(), ${id(1)}, 'professional-education', 'A course of some hours ' || nth,
     date '2020-06-01' + nth * 80, 100, false, 'staff', 'x'
   from generate_series(1, $1::int) n, generate_series(1, 28) nth`,
  `insert into fee_payment (id, certificant, certification, fee_year, cents, currency, received_on, recorded_by)
   select gen_random_uuid(), ${id(1)}, ${id(3)}, year, 6000, 'USD', make_date(year, 1, 15), 'x'
   from generate_series(1, $1::int) n, generate_series(2021, 2025) year`,
]

const STORED = `
  insert into standing (certification, certificant, status, since, next_change, as_of, derived_at, rulebook, engine_version, verdict)
  select id, certificant, 'active', '2020-01-01', date '2027-01-01' + (hashtext(id::text) & 1023), '2026-11-20', now(), $1, $2,
    jsonb_build_object('scheme', 'RMA', 'reasons', '[]'::jsonb, 'also', '[]'::jsonb, 'filling', repeat('x', 900))
  from certification`

const NIGHT_BEFORE = `
  insert into night (id, as_of, everybody, rulebook, engine_version, finished_at)
  values (gen_random_uuid(), '2026-11-22', false, $1, $2, now())`

type Plan = {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  Plans?: Plan[]
}

const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)]

/** Rows that a statement took from tables and indexes, and the blocks it touched. */
async function readBy(pool: Pool, text: string, values: readonly unknown[]): Promise<{ rows: number; blocks: number }> {
  const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (analyze, buffers, format json) ${text}`, [
    ...values,
  ])
  const plan = (rows[0] as { 'QUERY PLAN': [{ Plan: Plan }] })['QUERY PLAN'][0].Plan
  const scans = nodes(plan).filter(each => each['Node Type'].includes('Scan') && each['Relation Name'] !== undefined)
  const taken = scans.map(
    each =>
      (each['Actual Rows'] + (each['Rows Removed by Filter'] ?? 0) + (each['Rows Removed by Index Recheck'] ?? 0)) *
      each['Actual Loops'],
  )
  return { rows: taken.reduce((sum, each) => sum + each, 0), blocks: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'] }
}

/** What the night asks to find whom to take; it asks the first again for every set of people. */
async function asked(pool: Pool): Promise<{ rows: number; blocks: number }> {
  const due = await readBy(pool, DUE_AFTER, [TODAY, '0001-01-01', BEFORE_ALL, DUE + 1])
  const marked = await readBy(pool, MARKED_AFTER, [TODAY, BEFORE_ALL, DUE + 1])
  return { rows: due.rows + marked.rows, blocks: due.blocks + marked.blocks }
}

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gs-bench-'))
  const embedded = await openEmbedded({ dataDir, role: 'command' })
  try {
    await migrate(embedded.connection)
    const database = openPool(embedded.connection)
    await measure(database)
    await database.close()
  } finally {
    await embedded.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function measure(database: Database): Promise<void> {
  const { pool } = database
  const rulebook = await loadRulebook(asset('rulebook', 'amt'))
  const deps = { database, rulebook, clock: makeClock(TODAY) }
  await adoptRulebook(database.db, rulebook, { by: 'the Board', reason: 'a measurement' })
  for (const sql of FILL) await pool.query(sql, [PEOPLE])
  for (const sql of HISTORIES) await pool.query(sql, [DUE])
  await pool.query(STORED, [rulebook.hash, ENGINE_VERSION])
  await pool.query(NIGHT_BEFORE, [rulebook.hash, ENGINE_VERSION])
  await pool.query('vacuum analyze')
  note(`${PEOPLE.toLocaleString('en-US')} people, a certification and a stored standing each`)

  const idle = await asked(pool)
  report({ claim: 'finding that nobody is due', unit: 'rows read', rounds: [idle.rows], bound: { most: READ_MOST.once } })
  const start = performance.now()
  await runNight(deps)
  note(`${idle.blocks} blocks touched; the whole night with nobody due took ${(performance.now() - start).toFixed(0)} ms`)
  await pool.query('delete from night where as_of = $1', [TODAY])
  await compareWrites(deps, pool)
}

const PREPARE = [
  `update standing set next_change = '2026-11-23' where certificant in (select ${id(1)} from generate_series(1, $1::int) n)`,
]
const KEEP = [
  'create table kept_before as select * from standing where next_change = $1::date',
  'create table kept_change as select * from standing_change limit 0',
  'create table kept_event as select * from event limit 0',
]
const SAVE = [
  'create table kept_after as select * from standing where certification in (select certification from kept_before)',
  'insert into kept_change select * from standing_change',
  'insert into kept_event select * from event',
]

const columns = 'status, substate, since, through, next_change, as_of, derived_at, rulebook, engine_version, verdict'
const overwrite = (from: string) => `
  update standing set (${columns}) = (${columns
    .split(', ')
    .map(column => `saved.${column}`)
    .join(', ')})
  from ${from} saved where saved.certification = standing.certification`

const RESET = ['truncate standing_change, event', overwrite('kept_before'), `delete from night where as_of = '2026-11-23'`]
const BARE = [
  'begin',
  overwrite('kept_after'),
  'insert into standing_change select * from kept_change',
  'insert into event select * from kept_event',
  'commit',
]

type NightDeps = Parameters<typeof runNight>[0]

async function compareWrites(deps: NightDeps, pool: Pool): Promise<void> {
  for (const sql of PREPARE) await pool.query(sql, [DUE])
  await pool.query('vacuum analyze standing')
  const found = await asked(pool)
  report({
    claim: `finding ${DUE} people due`,
    unit: 'rows read',
    rounds: [found.rows],
    bound: { most: READ_MOST.once + READ_MOST.each * DUE },
  })
  await pool.query(KEEP[0] as string, [TODAY])
  for (const sql of KEEP.slice(1)) await pool.query(sql)
  const { changes } = await runNight(deps)
  note(`${changes.toLocaleString('en-US')} changes said in a night`)
  for (const sql of SAVE) await pool.query(sql)
  const reset = async (): Promise<void> => {
    for (const sql of RESET) await pool.query(sql)
    await pool.query('vacuum standing, standing_change, event')
    await pool.query('checkpoint')
  }
  const { night, bare } = await alternate(ROUNDS, {
    night: async () => {
      await reset()
      return seconds(() => runNight(deps))
    },
    bare: async () => {
      await reset()
      const client = await pool.connect()
      const taken = await seconds(async () => {
        for (const sql of BARE) await client.query(sql)
      })
      client.release()
      return taken
    },
  })
  report({
    claim: `a night that says ${changes.toLocaleString('en-US')} changes`,
    unit: '× writing the same rows by bare SQL',
    rounds: night.map((value, round) => value / (bare[round] as number)),
    bound: { most: WRITE_MOST },
  })
  const shown = (values: readonly number[]): string => values.map(each => each.toFixed(2)).join(', ')
  note(`nights took ${shown(night)} s, the bare transaction ${shown(bare)} s`)
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

await main()
