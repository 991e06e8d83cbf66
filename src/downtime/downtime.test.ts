import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp } from '../../tests/app.ts'
import { testDatabase } from '../../tests/database.ts'
import { type Holder, makeActivity, makeHolder, makePayment } from '../../tests/make.ts'
import { signInAs } from '../../tests/staff.ts'
import { makeClock } from '../platform/clock.ts'
import { asset } from '../platform/root.ts'
import { writeSettings } from '../platform/settings.ts'
import { adopt } from '../rulebook/adopt.ts'
import { hashOf } from '../rulebook/hash.ts'
import { loadRulebook } from '../rulebook/load.ts'
import { adoptRulebook, deriveAll, loadDossier, standingOf } from '../standing/standing.ts'
import { addDays, day } from '../values/day.ts'
import { addDowntime, listDowntimes, withdrawDowntime } from './downtime.ts'
import { beat } from './heartbeat.ts'

const database = await testDatabase()
const { db, pool } = database
const clock = makeClock(day('2027-03-01'))
const loaded = await loadRulebook(asset('rulebook', 'amt'))

/** The shipped rules with what they say of downtime. */
async function ruledBy(alternative?: string) {
  const rules = alternative ? adopt(loaded.rules, loaded.alternatives, [`downtime/${alternative}`]) : loaded.rules
  const rulebook = { rules, hash: hashOf(rules) }
  await adoptRulebook(db, rulebook, { by: 'the Board', reason: 'a test' })
  return { database, clock, rulebook }
}

const marked = async (): Promise<string[]> =>
  (await pool.query<{ certificant: string }>('select certificant from dirty_certificant')).rows.map(row => row.certificant)

beforeEach(() => pool.query('truncate downtime, heartbeat, dirty_certificant'))

describe('through the API', () => {
  const tokens: Record<string, string> = {}
  let http: Awaited<ReturnType<typeof testApp>>['http']
  beforeAll(async () => {
    http = (await testApp(database)).http
    for (const role of ['registrar', 'read_only'] as const) tokens[role] = await signInAs(database, role)
  })
  const ask = (method: 'GET' | 'POST', url: string, payload?: object, { role = 'registrar', key = '' } = {}) =>
    http.inject({
      method,
      url,
      cookies: { '__Host-goodstanding': tokens[role] ?? '' },
      ...(payload && { payload }),
      ...(key && { headers: { 'idempotency-key': key } }),
    })
  const FLOOD = { from: '2027-02-10', to: '2027-02-12', reason: 'Flood in the server room' }
  const add = async (more: object = {}) => (await ask('POST', '/api/v1/downtime', { ...FLOOD, ...more })).json<{ id: string }>()

  test('downtime is recorded, listed with what the rulebook makes of it, corrected and withdrawn, each in the trail', async () => {
    const { id } = await add()
    const corrected = await add({ to: '2027-02-11', supersedes: id })
    const list = (await ask('GET', '/api/v1/downtime')).json<{ items: object[] }>()
    expect(list.items).toEqual([
      expect.objectContaining({
        id: corrected.id,
        from: '2027-02-10',
        to: '2027-02-11',
        source: 'hand',
        extends: 'none',
        toldOn: '2027-03-01',
      }),
    ])
    const withdrawn = await ask('POST', `/api/v1/downtime/${corrected.id}/withdrawal`, { reason: 'It was the web server only' })
    expect([withdrawn.statusCode, withdrawn.json()]).toMatchObject([201, { id: corrected.id, marked: 0 }])
    expect((await ask('GET', '/api/v1/downtime')).json()).toEqual({ items: [] })
    const { rows } = await pool.query("select action from trail_entry where action like 'downtime.%' order by id")
    expect(rows.map(row => row.action)).toEqual(['downtime.recorded', 'downtime.recorded', 'downtime.withdrawn'])
  })

  test.each([
    [{ ...FLOOD, to: '2027-02-09' }, 422, 'downtime.days_disordered', '/body/to'],
    [{ ...FLOOD, from: '2027-02-30' }, 422, 'http.field_malformed', '/body/from'],
    [{ ...FLOOD, from: 5 }, 422, 'http.field_malformed', '/body/from'],
    [{ ...FLOOD, reason: ' ' }, 422, 'http.field_malformed', '/body/reason'],
    [{ ...FLOOD, reason: 'x'.repeat(501) }, 422, 'http.field_malformed', '/body/reason'],
    [{ from: '2025-01-01', to: '2026-06-01', reason: 'x' }, 422, 'downtime.too_long', '/body/to'],
    [{ from: '2028-03-02', to: '2028-03-03', reason: 'x' }, 422, 'downtime.too_far_ahead', '/body/to'],
    [{ ...FLOOD, supersedes: 'x' }, 422, 'http.field_malformed', '/body/supersedes'],
    [{ ...FLOOD, supersedes: '01900000-0000-7000-8000-000000000000' }, 404, 'downtime.missing', undefined],
  ])('%j is refused with %i %s', async (body, status, code, pointer) => {
    const answer = (await ask('POST', '/api/v1/downtime', body)).json<{ errors?: { pointer: string }[] }>()
    expect(answer).toMatchObject({ status, code })
    expect(answer.errors?.[0]?.pointer).toBe(pointer)
  })

  test('twice is refused, unless it is the same request; and what was corrected or withdrawn cannot be again', async () => {
    const once = () => ask('POST', '/api/v1/downtime', FLOOD, { key: 'flood' })
    const [first, again] = [await once(), await once()]
    expect(again.json()).toEqual(first.json())
    expect((await ask('POST', '/api/v1/downtime', FLOOD)).json()).toMatchObject({
      status: 409,
      code: 'downtime.recorded_already',
    })
    const { id } = first.json<{ id: string }>()
    await ask('POST', `/api/v1/downtime/${id}/withdrawal`, { reason: 'x' })
    const late = await ask('POST', `/api/v1/downtime/${id}/withdrawal`, { reason: 'x' })
    expect(late.json()).toMatchObject({ status: 409, code: 'downtime.superseded' })
    expect(await add({ supersedes: id })).toMatchObject({ status: 409, code: 'downtime.superseded' })
  })

  test('whoever may not run the night may neither see nor record it', async () => {
    for (const [method, url] of [
      ['GET', '/api/v1/downtime'],
      ['POST', '/api/v1/downtime'],
      ['POST', '/api/v1/downtime/01900000-0000-7000-8000-000000000000/withdrawal'],
    ] as const)
      expect((await ask(method, url, method === 'POST' ? FLOOD : undefined, { role: 'read_only' })).json()).toMatchObject({
        status: 403,
        code: 'http.not_permitted',
      })
  })
})

describe('a gap of the servers', () => {
  const awayFor = (minutes: number) =>
    pool.query(
      'insert into heartbeat (beaten_at) values (now() - make_interval(mins => $1)) on conflict (the_one) do update set beaten_at = excluded.beaten_at',
      [minutes],
    )

  test('is recorded once it is as long as the rulebook names, by the first server that is back', async () => {
    await db.transaction().execute(tx => writeSettings(tx, { name: 'A body' }, { from: day('2027-01-01'), by: 'a test' }))
    const deps = await ruledBy()
    const beating = { database, clock, rulebook: () => deps.rulebook }
    expect(await beat(beating)).toBeUndefined()
    expect(await beat(beating)).toBeUndefined()
    await awayFor(59)
    expect(await beat(beating)).toBeUndefined()
    await awayFor(3 * 24 * 60)
    const recorded = (await Promise.all([beat(beating), beat(beating), beat(beating)])).filter(each => each !== undefined)
    expect(recorded).toHaveLength(1)
    const [gap, ...others] = await listDowntimes(db, deps)
    expect(others).toEqual([])
    expect(gap).toMatchObject({ source: 'gap', reason: 'No server ran for 3 days.', recordedBy: 'serve' })
    expect([gap?.from, gap?.to].every(each => each !== undefined && each.length === 10)).toBe(true)
    expect(addDays(gap?.from ?? day('2000-01-01'), 3)).toBe(gap?.to)
  })

  test('of a register that is not set up is none', async () => {
    await pool.query('delete from setting')
    const deps = await ruledBy()
    await awayFor(600)
    expect(await beat({ database, clock, rulebook: () => deps.rulebook })).toBeUndefined()
    expect(await listDowntimes(db, deps)).toEqual([])
  })
})

describe('those whose deadlines fell in it', () => {
  const people: Holder[] = []
  // The cycle, the fees and the years unpaid of these people end on days all around the turn of a month.
  beforeAll(async () => {
    for (let at = 0; at < 60; at++) {
      const certifiedOn = addDays(day('2021-01-20'), at % 30)
      const holder = await makeHolder(db, { certifiedOn, name: `Person ${at}` })
      people.push(holder)
      for (const year of [2022, 2023, 2024]) if (at % 7 !== 0) await makePayment(db, holder, year, day(`${year}-01-15`))
      if (at % 3 !== 0) await makeActivity(db, holder, day('2022-05-05'), at % 2 === 0 ? 30 : 29)
      if (at % 5 === 0) await makeActivity(db, holder, addDays(certifiedOn, 1096), 1)
      await makeActivity(db, holder, day('2025-05-05'), 30)
      if (at % 4 === 0) for (const year of [2025, 2026]) await makePayment(db, holder, year, day(`${year}-02-03`))
    }
  })

  const verdicts = async (): Promise<Map<string, string>> => {
    const { rows } = await pool.query<{ certificant: string; verdict: unknown }>('select certificant, verdict from standing')
    return new Map(rows.map(({ certificant, verdict }) => [certificant, JSON.stringify(verdict)]))
  }

  test.each([
    ['first-day-after', '2024-01-31', '2024-02-02'],
    ['days-lost', '2024-01-29', '2024-02-01'],
    ['first-day-after', '2025-01-31', '2025-02-02'],
    ['days-lost', '2027-02-27', '2027-03-02'],
    ['first-day-after', '2027-01-25', '2027-02-05'],
  ])('are marked, with %s from %s through %s, and marked again when it is withdrawn', async (alternative, from, to) => {
    const deps = await ruledBy(alternative)
    await deriveAll(deps)
    const before = await verdicts()
    const told = { from: day(from), to: day(to), reason: 'a test' }
    const { id, marked: count } = await db.transaction().execute(tx => addDowntime(tx, deps, 'a test', told))
    const added = new Set(await marked())
    await deriveAll(deps)
    const during = await verdicts()
    const differ = [...before].filter(([certificant, verdict]) => during.get(certificant) !== verdict).map(([each]) => each)
    expect(differ.length).toBeGreaterThan(0)
    expect(differ.filter(each => !added.has(each))).toEqual([])
    expect([added.size, added.size < before.size]).toEqual([count, true])
    await db.transaction().execute(tx => withdrawDowntime(tx, deps, 'a test', { id, reason: 'a test' }))
    const withdrawn = new Set(await marked())
    await deriveAll(deps)
    expect(await verdicts()).toEqual(before)
    expect(differ.filter(each => !withdrawn.has(each))).toEqual([])
  })

  test('are nobody where the rulebook moves nothing', async () => {
    const deps = await ruledBy()
    await deriveAll(deps)
    const told = { from: day('2024-01-01'), to: day('2024-12-31'), reason: 'a test' }
    expect(await db.transaction().execute(tx => addDowntime(tx, deps, 'a test', told))).toMatchObject({ marked: 0 })
    expect(await marked()).toEqual([])
  })

  test('are told why, as known since it was recorded and not before', async () => {
    const deps = await ruledBy('first-day-after')
    const holder = await makeHolder(db, { certifiedOn: '2024-03-02' })
    const { certificant, number } = holder
    for (const year of [2025, 2026]) await makePayment(db, holder, year, day(`${year}-03-01`))
    await new Promise(resolve => setTimeout(resolve, 50))
    const { rows } = await pool.query<{ at: string }>("select (clock_timestamp() at time zone 'UTC')::text as at")
    const told = { from: day('2027-02-28'), to: day('2027-03-02'), reason: 'a test' }
    const { id } = await db.transaction().execute(tx => addDowntime(tx, deps, 'a test', told))
    const now = await standingOf(deps, number, { asOf: day('2027-03-01'), detail: true })
    expect(now?.standing).toMatchObject({ status: 'active', through: '2027-03-03' })
    expect(now?.standing.reasons.map(each => each.code)).toContain('downtime.cycle_extended')
    expect(now?.standing.clauses).toContainEqual(
      expect.objectContaining({ rule: 'downtime', version: 'first-day-after', key: '2027-02-28' }),
    )
    const instant = `${rows[0]?.at.replace(' ', 'T')}Z`
    expect((await loadDossier(db, certificant, instant as never)).downtimes).toEqual([])
    expect((await loadDossier(db, certificant)).downtimes).toEqual([
      { id, from: '2027-02-28', to: '2027-03-02', toldOn: '2027-03-01' },
    ])
  })
})
