import { Client } from 'pg'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { testApp } from '../../tests/app.ts'
import { testDatabase } from '../../tests/database.ts'
import { signInAs } from '../../tests/staff.ts'
import { asset } from '../platform/root.ts'
import { loadRulebook } from '../rulebook/load.ts'
import { adoptRulebook } from '../standing/standing.ts'

// No question about one person or one page of people reads a whole table, whatever the planner knows of the parameters. What
// a request really sends is listened to, and planned on a register large enough that reading it whole would be wrong.

const PEOPLE = 20_000
const database = await testDatabase()
const { pool } = database
const { http } = await testApp(database)
const id = (kind: number, n = 'n') => `('0${kind}9a0000-0000-7000-8000-' || to_char(${n}, 'FM000000000000'))::uuid`
const PERSON = '019a0000-0000-7000-8000-000000000777'

const FILL = [
  `insert into certificant (id, recorded_by) select ${id(1)}, 'x' from generate_series(1, $1::int) n`,
  `insert into identity (id, certificant, given_name, family_name, sort_key, search_key, recorded_by)
   select ${id(2)}, ${id(1)}, md5((n % 97)::text), md5(n::text), md5(n::text) || e'\\t' || md5((n % 97)::text),
     md5((n % 97)::text) || ' ' || md5(n::text), 'x'
   from generate_series(1, $1::int) n`,
  `insert into contact (certificant, email, updated_at) select ${id(1)}, md5(n::text) || '@example.org', now() from generate_series(1, $1::int) n`,
  `insert into certification (id, certificant, number, recorded_by) select ${id(3)}, ${id(1)}, (2000000 + n)::text, 'x' from generate_series(1, $1::int) n`,
  `insert into certification_grant (id, certificant, certification, scheme, certified_on, recorded_by)
   select ${id(4)}, ${id(1)}, ${id(3)}, 'RMA', date '2024-01-01' + n % 900, 'x' from generate_series(1, $1::int) n`,
  `insert into external_id (system, kind, value, certificant) select 'old', 'certificant', 'P' || n, ${id(1)} from generate_series(1, $1::int) n`,
  `insert into ce_activity (id, certificant, category, title, completed_on, points, awarded, source, recorded_by)
   select ${id(5)}, ${id(1)}, 'professional-education', 'x', date '2024-01-01' + n % 900, 100, false, 'staff', 'x' from generate_series(1, $1::int) n`,
  `insert into fee_payment (id, certificant, certification, fee_year, cents, currency, received_on, recorded_by)
   select ${id(6)}, ${id(1)}, ${id(3)}, 2025, 6000, 'USD', '2025-01-01', 'x' from generate_series(1, $1::int) n`,
  `insert into decision (id, certificant, certification, kind, decided_on, effective_on, authority, recorded_by)
   select ${id(7)}, ${id(1)}, ${id(3)}, 'suspended', '2026-01-01', '2026-01-01', 'x', 'x' from generate_series(1, $1::int) n`,
  `insert into attestation (id, certificant, certification, cycle_end, signed_on, received_on, points_claimed, recorded_by)
   select ${id(8)}, ${id(1)}, ${id(3)}, '2026-01-01', '2026-01-01', '2026-01-01', 3000, 'x' from generate_series(1, $1::int) n`,
  `insert into audit_outcome (id, certificant, certification, audit_year, cycle_end, selected_on, decided_on, outcome, points_proved, recorded_by)
   select ${id(9)}, ${id(1)}, ${id(3)}, 2026, '2026-01-01', '2026-01-01', '2026-01-01', 'passed', 3000, 'x' from generate_series(1, $1::int) n`,
  `insert into correction (certificant, fact, kind, decided_on, authority, reason, recorded_by)
   select ${id(1)}, ${id(7)}, 'decision', '2026-01-01', 'x', 'x', 'x' from generate_series(1, $1::int) n`,
  `insert into member (id, certificant, email, recorded_by) select gen_random_uuid(), ${id(1)}, md5(n::text) || '@example.org', 'x' from generate_series(1, $1::int) n`,
  `insert into settlement (id, matter, verdict, keep, merge, reason, authority, recorded_by)
   select ${id(1)}, n::text, 'same_person', ${id(1)}, ${id(1, '(n % 20000 + 1)')}, 'x', 'x', 'x' from generate_series(1, $1::int) n`,
  `insert into opening_standing (id, certificant, certification, on_day, status, since, taken_over_from, recorded_by)
   select gen_random_uuid(), ${id(1)}, ${id(3)}, '2026-01-01', 'in_force', '2026-01-01', 'x', 'x' from generate_series(1, $1::int) n`,
]
const HASHED = [
  `insert into standing (certification, certificant, status, since, next_change, as_of, derived_at, rulebook, engine_version, verdict)
   select id, certificant, 'active', '2024-01-01', date '2027-03-02' + (right(number, 4)::int % 400), '2026-11-23', now(), $1, 1, '{"scheme": "RMA", "obligations": []}' from certification`,
  `insert into standing_change (id, certificant, certification, as_of, status, since, reason, rulebook, engine_version, authority)
   select gen_random_uuid(), certificant, id, '2026-11-23', 'active', '2024-01-01', '[]', $1, 1, 'x' from certification`,
]
let cookie = ''

beforeAll(async () => {
  const rulebook = await loadRulebook(asset('rulebook', 'amt'))
  for (const sql of FILL) await pool.query(sql, [PEOPLE])
  await adoptRulebook(database.db, rulebook, { by: 'x', reason: 'x' })
  for (const sql of HASHED) await pool.query(sql, [rulebook.hash])
  await pool.query('analyze')
  cookie = `__Host-goodstanding=${await signInAs(database, 'registrar')}`
}, 120_000)

afterEach(() => {
  vi.restoreAllMocks()
})

type Sent = { text: string; values: unknown[] }
type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] }

/** The questions that a request sends to the database. */
async function sentBy(url: string): Promise<Sent[]> {
  const sent: Sent[] = []
  const listening = vi.spyOn(Client.prototype, 'query')
  const { statusCode } = await http.inject({ url, headers: { cookie } })
  for (const [config] of listening.mock.calls as unknown as [Sent | string][])
    if (typeof config === 'object' && /^\s*(select|with)/.test(config.text))
      sent.push({ text: config.text, values: config.values })
  listening.mockRestore()
  expect(statusCode).toBe(200)
  return sent
}

const scannedWhole = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] ?? '?'] : []),
  ...(plan.Plans ?? []).flatMap(scannedWhole),
]

/** The tables that a question reads whole, planned for its parameters and for any. */
async function readWhole({ text, values }: Sent): Promise<string[]> {
  const custom = await pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (format json) ${text}`, values)
  const generic = await pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(`explain (generic_plan, format json) ${text}`)
  return [custom, generic].flatMap(({ rows }) => scannedWhole(rows[0]?.['QUERY PLAN'][0].Plan as Plan))
}

// A handful of rows in a page is read whole at no cost; a body has few downtimes.
const SMALL = new Set([
  'rulebook_version',
  'rulebook_adoption',
  'session',
  'account',
  'dirty_certificant',
  'downtime',
  'parked',
  'pg_database',
])

test.each([
  ['part of a name', '/api/v1/people?q=c4ca4238a0b923'],
  ['words of a name', '/api/v1/people?q=c4ca42%20923820'],
  ['a short word', '/api/v1/people?q=ab'],
  ['a number', '/api/v1/people?q=2000777'],
  ['the number of an old system', '/api/v1/people?q=P777'],
  ['an email address', '/api/v1/people?q=c4ca4238@'],
  ['everybody', '/api/v1/people'],
  ['everybody, a later page', `/api/v1/people?after=${Buffer.from(JSON.stringify(['c4ca', PERSON])).toString('base64url')}`],
  ['a person', `/api/v1/people/${PERSON}`],
  ['a person as known then', `/api/v1/people/${PERSON}?asOf=2025-01-01&knownOn=2026-01-01T00:00:00Z`],
  ['those lapsing', '/api/v1/worklists/lapsing?days=90'],
  ['those parked', '/api/v1/worklists/parked'],
])('%s reads no table whole', async (what, url) => {
  if (what === 'a person as known then')
    await pool.query("update certificant set recorded_at = '2025-06-01' where id = $1", [PERSON])
  const sent = await sentBy(url)
  expect(sent.length).toBeGreaterThan(1)
  const whole = (await Promise.all(sent.map(readWhole))).flat()
  expect([...new Set(whole)].filter(table => !SMALL.has(table))).toEqual([])
})

test('this test sees a table that is read whole', async () => {
  expect(await readWhole({ text: 'select count(*) from contact where phone = $1', values: ['x'] })).toEqual([
    'contact',
    'contact',
  ])
})
