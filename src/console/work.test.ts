import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../../tests/app.ts'
import { testDatabase } from '../../tests/database.ts'
import { signInAs } from '../../tests/staff.ts'
import { importRegister } from '../import/import.ts'
import type { ImportReport } from '../import/report.ts'
import { makeClock } from '../platform/clock.ts'
import { asset } from '../platform/root.ts'
import { loadRulebook } from '../rulebook/load.ts'
import { allStatuses, type Status } from '../standing/standing.ts'
import { addDays, day, type Day, dayBefore } from '../values/day.ts'

// The lists and reports over the demonstration's register as an import leaves it.

const TODAY = day('2026-11-23')
const database = await testDatabase()
const { http } = await testApp(database, { env: { GOODSTANDING_TODAY: TODAY } })
const rulebook = await loadRulebook(asset('rulebook', 'amt'))
const deps = { database, rulebook, clock: makeClock(TODAY) }
const tokens: Record<string, string> = {}
let report: ImportReport

beforeAll(async () => {
  for (const role of ['registrar', 'reviewer'] as const) tokens[role] = await signInAs(database, role)
  const rejectedPath = join(mkdtempSync(join(tmpdir(), 'gs-work-')), 'rejected.csv')
  report = await importRegister(deps, { folder: asset('demo', 'register'), recordedBy: 'a test', rejectedPath })
}, 120_000)

type Row = Record<string, string | number | null>

async function get(url: string, as = 'registrar') {
  const headers = as === '' ? {} : { cookie: `__Host-goodstanding=${tokens[as]}` }
  const answer = await http.inject({ url, headers })
  const isJson = String(answer.headers['content-type']).includes('json')
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: answer.body,
    body: isJson ? JSON.parse(answer.body) : undefined,
  }
}

async function whole(list: string, query = ''): Promise<Row[]> {
  const rows: Row[] = []
  for (let after = ''; ; ) {
    const { status, body } = await get(`/api/v1/worklists/${list}?limit=50${query}${after}`)
    expect(status).toBe(200)
    rows.push(...body.items)
    if (body.next === null) return rows
    after = `&after=${encodeURIComponent(body.next)}`
  }
}

async function statusesOn(asOf: Day): Promise<Map<string, Status>> {
  const found = new Map<string, Status>()
  for await (const page of allStatuses(deps, { asOf })) for (const status of page) found.set(status.number, status)
  return found
}

const HELD = new Set(['active', 'fee_past_due', 'suspended'])
const LOST = new Set(['lapsed', 'decertified'])

describe('worklists', () => {
  test('count what an import left, and who lapses', async () => {
    const { body } = await get('/api/v1/worklists')
    const findings = Object.values(report.findings).reduce((sum, count) => sum + count, 0)
    expect(body).toMatchObject({
      'merge-proposals': report.mergeProposals,
      'take-over-differences': report.takeOver.differing,
      findings,
      lapsing: (await whole('lapsing')).length,
    })
    expect(report.mergeProposals).toBeGreaterThan(0)
    expect(report.takeOver.differing).toBeGreaterThan(100)
  })

  test.each(['merge-proposals', 'take-over-differences', 'findings', 'lapsing'])(
    '%s pages through every row once',
    async list => {
      const rows = await whole(list, '&days=90')
      const { body } = await get('/api/v1/worklists')
      expect(rows).toHaveLength(list === 'lapsing' ? rows.length : body[list])
      expect(new Set(rows.map(row => JSON.stringify(row))).size).toBe(rows.length)
      expect(rows.length).toBeGreaterThan(0)
    },
  )

  test.each([30, 60, 90])('lapsing within %i days is exactly whom the engine says', async days => {
    const rows = await whole('lapsing', `&days=${days}`)
    const [now, then] = [await statusesOn(TODAY), await statusesOn(addDays(TODAY, days))]
    const expected = [...then.values()].filter(
      ({ number, status }) => LOST.has(status) && HELD.has(now.get(number)?.status ?? ''),
    )
    expect(rows.map(row => String(row['number'])).sort()).toEqual(expected.map(({ number }) => number).sort())
    for (const row of rows) expect(row['lostOn']).toBe(then.get(String(row['number']))?.since)
    for (const { number, since } of expected.slice(0, 3))
      expect(HELD.has((await statusesOn(dayBefore(since))).get(number)?.status ?? '')).toBe(true)
  })

  test('parked tells why, in order, and counts', async () => {
    const people = await database.db.selectFrom('certificant').select('id').orderBy('id').limit(3).execute()
    for (const { id } of people)
      await database.pool.query('insert into parked (certificant, code, params, as_of) values ($1, $2, $3, $4)', [
        id,
        'parked.alive_after_death',
        { diedOn: '2026-01-05', on: '2026-02-01' },
        TODAY,
      ])
    const first = await get('/api/v1/worklists/parked?limit=2')
    const second = await get(`/api/v1/worklists/parked?limit=2&after=${first.body.next}`)
    const rows = [...first.body.items, ...second.body.items]
    expect(rows.map(({ certificant }: Row) => certificant)).toEqual(people.map(({ id }) => id))
    expect(rows[0]).toMatchObject({
      parkedOn: TODAY,
      reason: expect.stringContaining('A death on 5\u00a0January\u00a02026 is recorded'),
    })
    expect((await get('/api/v1/worklists')).body.parked).toBe(3)
  })

  test('a merge proposal names both, and in what they agree', async () => {
    const [row] = await whole('merge-proposals')
    expect(row).toMatchObject({
      certificant: expect.any(String),
      otherCertificant: expect.any(String),
      agreeIn: ['first name', 'last name', 'day of birth', 'phone'],
    })
    const family = (name: unknown): unknown => String(name).toLowerCase().split(' ').at(-1)
    expect(family(row?.['name'])).toBe(family(row?.['otherName']))
  })

  test('a difference tells both standings and the cause, a finding its place', async () => {
    const [difference] = await whole('take-over-differences')
    expect(difference?.['status']).not.toBe(difference?.['judgedInFull'])
    expect(difference?.['why']).toMatch(/^[A-Z].*\.$/)
    const [finding] = await whole('findings')
    expect(finding).toMatchObject({ finding: expect.stringMatching(/[.:]/), file: expect.stringMatching(/csv$/) })
  })

  test('as CSV have the same rows, and no ids', async () => {
    const { headers, text } = await get('/api/v1/worklists/take-over-differences?limit=5&format=csv')
    expect(headers['content-disposition']).toBe('attachment; filename="take-over-differences.csv"')
    const lines = text.trimEnd().split('\r\n')
    expect(lines[0]).toBe('\uFEFFName,Number,Certification,Status,Since,Judged in full,Judged in full since,Why')
    expect(lines).toHaveLength(6)
  })

  test('are written down with who was shown', async () => {
    await get('/api/v1/worklists/lapsing?limit=1')
    const [row] = await database.db.selectFrom('trailEntry').selectAll().orderBy('id', 'desc').limit(1).execute()
    expect(row).toMatchObject({
      action: 'console.worklist_seen',
      subject: 'worklist:lapsing',
      details: { shown: [expect.any(String)] },
    })
  })

  test.each([
    ['/api/v1/worklists/everything', 404, 'console.worklist_unknown'],
    ['/api/v1/worklists/lapsing?days=31', 422, 'http.field_malformed'],
    ['/api/v1/worklists/lapsing?limit=201', 422, 'http.field_malformed'],
    ['/api/v1/worklists/lapsing?after=xyz', 422, 'console.place_unknown'],
    [`/api/v1/worklists/lapsing?after=${Buffer.from('["2026-01-01","x"]').toString('base64url')}`, 422, 'console.place_unknown'],
    [`/api/v1/worklists/findings?after=${Buffer.from('["x"]').toString('base64url')}`, 422, 'console.place_unknown'],
  ])('%s is %i', async (url, status, code) => {
    expect(await get(url)).toMatchObject({ status, body: { code } })
  })
})

describe('reports', () => {
  test('standing by scheme counts everybody once', async () => {
    const { body } = await get('/api/v1/reports/standing-by-scheme')
    const now = [...(await statusesOn(TODAY)).values()]
    expect(body.columns.slice(0, 2)).toEqual(['Certification', 'Active'])
    const rma = body.rows.find(([scheme]: [string]) => scheme === 'RMA(AMT)')
    const ofRma = now.filter(({ scheme }) => scheme === 'RMA')
    expect(rma[1]).toBe(ofRma.filter(({ status }) => status === 'active').length)
    expect(rma.at(-1)).toBe(ofRma.length)
    expect(body.rows.reduce((sum: number, row: number[]) => sum + Number(row.at(-1)), 0)).toBe(now.length)
  })

  test('losses by month are those whose loss began in it', async () => {
    const { body } = await get('/api/v1/reports/renewals-and-lapses-by-month')
    expect(body.columns).toEqual(['Month', 'Renewed', 'Lapsed or decertified'])
    expect(body.rows.map(([month]: [string]) => month)).toHaveLength(24)
    expect(body.rows.at(-1)[0]).toBe('2026-11')
    const now = [...(await statusesOn(TODAY)).values()].filter(({ status }) => LOST.has(status))
    for (const [month, , lost] of body.rows) expect(lost).toBe(now.filter(({ since }) => since.startsWith(month)).length)
  })

  test('work ahead has a row a month', async () => {
    const { body } = await get('/api/v1/reports/work-ahead')
    expect(body.columns).toEqual(['Month', 'Fees due', 'Cycles ending', 'Short of points today'])
    expect(body.rows).toHaveLength(13)
    for (const [, fees, cycles, short] of body.rows) {
      expect(fees).toBeGreaterThanOrEqual(0)
      expect(short).toBeLessThanOrEqual(cycles)
    }
    expect(body.rows.reduce((sum: number, row: number[]) => sum + (row[1] ?? 0), 0)).toBeGreaterThan(0)
  })

  test('as CSV has the same rows', async () => {
    const { body } = await get('/api/v1/reports/work-ahead')
    const { text } = await get('/api/v1/reports/work-ahead?format=csv')
    expect(text).toBe(`\uFEFF${[body.columns, ...body.rows].map((row: unknown[]) => row.join(',')).join('\r\n')}\r\n`)
  })

  test('are refused where there is none, and to whom they are not given', async () => {
    expect(await get('/api/v1/reports/profit')).toMatchObject({ status: 404, body: { code: 'console.report_unknown' } })
    expect(await get('/api/v1/reports/work-ahead?format=pdf')).toMatchObject({ status: 422 })
    expect(await get('/api/v1/reports/work-ahead', 'reviewer')).toMatchObject({
      status: 403,
      body: { code: 'http.not_permitted' },
    })
    expect(await get('/api/v1/worklists', '')).toMatchObject({ status: 401 })
  })
})
