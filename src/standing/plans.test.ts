import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { makeClock } from '../platform/clock.ts'
import { asset } from '../platform/root.ts'
import { loadRulebook } from '../rulebook/load.ts'
import { day } from '../values/day.ts'
import type { CertificantId } from '../values/id.ts'
import { type Ask, askClient } from './ask.ts'
import { deriveInSets } from './derivation.ts'
import { BEFORE_ALL, listCertificants, loadDossiers, lockCertificants } from './dossiers.store.ts'
import { judge } from './judging.ts'
import { adoptRulebook } from './standing.ts'
import { deleteDirty, insertDirty, listDirty, say } from './standing.store.ts'
import { findByNumber, findNumberOfOld, listByNameWords, listByNumber } from './status.store.ts'

// No statement of this room may read a whole table to answer for one person or one set, whatever the planner knows of the
// parameters. Measured on a register large enough that reading it whole would be the wrong plan.

const PEOPLE = 20_000
const database = await testDatabase()
const { pool } = database
const rulebook = await loadRulebook(asset('rulebook', 'amt'))
const judging = { rulebook, asOf: day('2026-11-23'), derivedAt: makeClock().now() }

const id = (kind: number) => `('0${kind}9a0000-0000-7000-8000-' || to_char(n, 'FM000000000000'))::uuid`
const FILL = [
  `insert into certificant (id, recorded_by) select ${id(1)}, 'x' from generate_series(1, $1::int) n`,
  `insert into identity (id, certificant, given_name, family_name, sort_key, search_key, recorded_by)
   select ${id(2)}, ${id(1)}, 'Given' || n % 97, 'Family' || n, 'x', 'given' || n % 97 || ' family' || n, 'x' from generate_series(1, $1::int) n`,
  `insert into certification (id, certificant, number, recorded_by) select ${id(3)}, ${id(1)}, (2000000 + n)::text, 'x' from generate_series(1, $1::int) n`,
  `insert into certification_grant (id, certificant, certification, scheme, certified_on, recorded_by)
   select ${id(4)}, ${id(1)}, ${id(3)}, 'RMA', date '2024-01-01' + n % 900, 'x' from generate_series(1, $1::int) n`,
  `insert into external_id (system, kind, value, certificant, certification)
   select 'old', 'certification', 'R' || n, ${id(1)}, ${id(3)} from generate_series(1, $1::int) n`,
  `insert into ce_activity (id, certificant, category, title, completed_on, points, awarded, source, recorded_by)
   select gen_random_uuid(), ${id(1)}, 'professional-education', 'x', date '2024-01-01' + n % 900, 100, false, 'staff', 'x'
   from generate_series(1, $1::int) n, generate_series(1, 3)`,
  `insert into fee_payment (id, certificant, certification, fee_year, cents, currency, received_on, recorded_by)
   select gen_random_uuid(), ${id(1)}, ${id(3)}, 2025, 6000, 'USD', '2025-01-01', 'x' from generate_series(1, $1::int) n`,
  `insert into decision (id, certificant, kind, decided_on, effective_on, authority, recorded_by)
   select gen_random_uuid(), ${id(1)}, 'deceased', '2026-01-01', '2026-01-01', 'x', 'x' from generate_series(1, $1::int) n`,
  `insert into dirty_certificant (certificant) select ${id(1)} from generate_series(1, $1::int) n`,
]

const STORED = `
  insert into standing (certification, certificant, status, since, as_of, derived_at, rulebook, engine_version, verdict)
  select id, certificant, 'active', '2024-01-01', '2026-11-23', now(), $1, 1, '{"scheme": "RMA"}' from certification`
const SAID = `
  insert into standing_change (id, certificant, certification, as_of, status, since, reason, rulebook, engine_version, authority)
  select gen_random_uuid(), certificant, id, '2026-11-23', 'active', '2024-01-01', '[]', $1, 1, 'x' from certification`

beforeAll(async () => {
  for (const sql of FILL) await pool.query(sql, [PEOPLE])
  await adoptRulebook(database.db, rulebook, { by: 'x', reason: 'x' })
  for (const sql of [STORED, SAID]) await pool.query(sql, [rulebook.hash])
  await pool.query('analyze')
}, 120_000)

type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] }

/** Tables a plan reads whole. */
const scannedWhole = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] ?? '?'] : []),
  ...(plan.Plans ?? []).flatMap(scannedWhole),
]

/** Asks as usual and notes what each statement would read whole, planned for its parameters and for any. */
function explaining(): { ask: Ask; whole: string[] } {
  const whole: string[] = []
  const ask: Ask = async <Row>(text: string, values: readonly unknown[]): Promise<Row[]> => {
    const custom = await pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (format json) ${text}`, [...values])
    const generic = await pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (generic_plan, format json) ${text}`)
    for (const { rows } of [custom, generic]) whole.push(...scannedWhole(rows[0]?.['QUERY PLAN'][0].Plan as Plan))
    return askClient(pool)(text, values)
  }
  return { ask, whole }
}

// Tables of a page or less are read whole at no cost: one rulebook, a body's few downtimes, no audits and attestations here.
const SMALL = new Set(['rulebook_version', 'rulebook_adoption', 'downtime', 'attestation', 'audit_outcome', 'opening_standing'])

async function readWhole(work: (ask: Ask) => Promise<unknown>): Promise<string[]> {
  const { ask, whole } = explaining()
  await work(ask)
  return [...new Set(whole)].filter(table => !SMALL.has(table))
}

const several = async (): Promise<CertificantId[]> => listCertificants(askClient(pool), BEFORE_ALL, 250)

test.each<[string, (ask: Ask) => Promise<unknown>]>([
  ['the status of a number', ask => findByNumber(ask, '2000777')],
  ['the number of an old one', ask => findNumberOfOld(ask, 'R777')],
  ['people of a name', ask => listByNameWords(ask, ['given77', 'family77'], 20)],
  ['a page by number', ask => listByNumber(ask, '2000777', 250)],
  ['a page of people', ask => listCertificants(ask, BEFORE_ALL, 250)],
  ['a page of people marked', ask => listDirty(ask, BEFORE_ALL, 250)],
  ['a set of dossiers', async ask => loadDossiers(ask, await several())],
  ['one dossier', async ask => loadDossiers(ask, (await several()).slice(0, 1))],
  ['a lock', async ask => lockCertificants(ask, await several())],
  ['marks and their end', async ask => (await insertDirty(ask, await several()), deleteDirty(ask, await several()))],
])('%s reads no table whole', async (_what, work) => {
  expect(await readWhole(work)).toEqual([])
})

test('what is said of a set reads no table whole', async () => {
  const set = await several()
  const dossiers = await loadDossiers(askClient(pool), set)
  const derived = dossiers.flatMap(dossier =>
    judge(dossier, judging).map(standing => ({ certificant: dossier.certificant, standing })),
  )
  expect(await readWhole(ask => say(ask, set, derived, judging))).toEqual([])
})

test('this test sees a table that is read whole', async () => {
  expect(await readWhole(ask => ask('select count(*) from certification where number > $1', ['']))).toEqual(['certification'])
  expect((await deriveInSets(database, judging, () => Promise.resolve([]))).certificants).toBe(0)
})
