import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { makeActivity, makeDecision, makeHolder, makePayment } from '../../tests/make.ts'
import { goodstanding } from '../../tests/program.ts'
import { type Edits, withRulebookCopy } from '../../tests/rulebook-copy.ts'
import { recordDemo } from '../demo/demo.ts'
import { deriveStandings } from '../engine/derive.ts'
import { makeClock } from '../platform/clock.ts'
import { asset } from '../platform/root.ts'
import { loadRulebook } from '../rulebook/load.ts'
import { type Rehearsed, rehearseInSets, walkDossiers } from '../standing/standing.ts'
import { day } from '../values/day.ts'
import { readCandidate } from './candidate.ts'
import { inOurName, rehearse } from './rehearsal.ts'

const database = await testDatabase()
const { db, connection } = database
const amt = await loadRulebook(asset('rulebook', 'amt'))
const clock = makeClock(day('2026-11-23'))
const deps = { database, clock, rulebook: amt }

const address = `postgres://${connection.user}@localhost:${connection.port}/${connection.database}?host=${encodeURIComponent(connection.host ?? '')}`

async function run(...args: string[]) {
  const program = goodstanding(args, { DATABASE_URL: address, GOODSTANDING_TODAY: '2026-11-23' })
  const code = await program.ended
  return { code, out: program.stdout().replaceAll('\u00a0', ' '), err: program.stderr().replaceAll('\u00a0', ' ') }
}

const RAISED: Edits = { 'requirement.yaml': { replace: 'RMA: 30', by: 'RMA: 36' } }
const candidate = (edits: Edits) => withRulebookCopy(edits, ({ folder }) => readCandidate(folder, []))

async function rehearsed(edits: Edits) {
  const told: Rehearsed[] = []
  const counts = await rehearse(deps, inOurName(await candidate(edits), amt), undefined, ({ changes }) => told.push(...changes))
  return { counts, told }
}

beforeAll(async () => {
  await recordDemo(deps, { certificants: 400, seed: 7 })
  const maria = await makeHolder(db, { number: '7000001' })
  for (const year of [2022, 2023, 2024, 2025, 2026]) await makePayment(db, maria, year, `${year}-05-10`)
  await makeActivity(db, maria, '2023-03-01', 31)
  const impossible = await makeHolder(db, { number: '7000002' })
  await makeDecision(db, impossible, 'deceased', '2023-01-01', { certification: null })
  await makeActivity(db, impossible, '2024-03-01', 5)
}, 60_000)

const rowCounts = async () => {
  const { rows } = await sql<{ table: string; rows: string }>`
    select relname as table, (xpath('/row/n/text()', query_to_xml('select count(*) as n from ' || quote_ident(relname), false, true, '')))[1]::text as rows
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`.execute(db)
  return rows
}

describe('a rehearsal', () => {
  test('by the same rules finds nobody, and says whose facts contradict each other', async () => {
    const { counts, told } = await rehearsed({})
    expect(told).toEqual([])
    expect(counts).toMatchObject({ changes: 0, aspects: {}, moves: {}, notJudged: { facts: 1 } })
    expect(counts.people).toBe(403)
  })

  test('by another number finds exactly those whom it touches', async () => {
    const { counts, told } = await rehearsed(RAISED)
    const { rules } = await candidate(RAISED)
    const touched: string[] = []
    for await (const dossiers of walkDossiers(db))
      for (const dossier of dossiers) {
        if (dossier.certifications.some(({ number }) => number === '7000002')) continue
        const [now, then] = [amt.rules, rules].map(each => deriveStandings(dossier, each, { asOf: day('2026-11-23') }))
        now?.forEach((standing, at) => {
          const compared = [standing, then?.[at]].map(each =>
            JSON.stringify([each?.status, each?.since, each?.through, each?.obligations, each?.waysBack, each?.reasons]),
          )
          if (compared[0] !== compared[1]) touched.push(standing.number)
        })
      }
    expect(told.map(each => each.present.number).toSorted()).toEqual(touched.toSorted())
    expect(counts.changes).toBe(touched.length)
    expect(new Set(told.map(each => each.present.scheme))).toEqual(new Set(['RMA']))
    const maria = told.find(each => each.present.number === '7000001')
    expect(maria).toMatchObject({ present: { status: 'active' }, proposed: { status: 'decertified', since: '2024-05-01' } })
    expect(maria?.differs).toEqual(['status', 'dates', 'requirement', 'fee', 'ways_back', 'reasons'])
    expect(counts.moves['active decertified']).toBeGreaterThan(0)
  })

  test.each([
    ['a fee', { 'fees.yaml': { replace: 'amount: { RMA: 60.00', by: 'amount: { RMA: 54.00' } }, 'fee'],
    ['a way back', { 'ways-back.yaml': { replace: 'closes_after_years: 10 ', by: 'closes_after_years: 12 ' } }, 'ways_back'],
  ] satisfies [string, Edits, string][])('by %s finds people, each with that among what differs', async (_, edits, aspect) => {
    const { told } = await rehearsed(edits)
    expect(told.length).toBeGreaterThan(0)
    expect(told.every(({ differs }) => (differs as string[]).includes(aspect))).toBe(true)
  })

  test('sets aside whom the other rules cannot judge', async () => {
    const statuses = amt.rules.statuses.filter(({ status }) => status !== 'active')
    const counts = await rehearse(deps, { rules: { ...amt.rules, statuses }, hash: 'f'.repeat(64) }, undefined, () => {})
    expect(counts.notJudged.proposed).toBeGreaterThan(100)
  })

  test('writes nothing, and could not', async () => {
    const before = await rowCounts()
    await rehearsed(RAISED)
    expect(await rowCounts()).toEqual(before)
    await expect(
      rehearseInSets(database, { present: amt, proposed: amt, asOf: day('2026-11-23') }, () => {
        throw new Error('stopped')
      }),
    ).rejects.toThrow('stopped')
  })
})

describe('the verb', () => {
  const verb = (edits: Edits, ...more: string[]) =>
    withRulebookCopy(edits, ({ folder }) => run('rehearse', '--rulebook', folder, ...more))

  test('tells who and why, and the counts at the end', async () => {
    const { code, out, err } = await verb(RAISED)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain('The rulebooks differ in\n  requirement/totals total.RMA\n')
    expect(out).toContain(
      '7000001 RMA: status, dates, requirement, fee, ways back, reasons\n  now    Active since 1 May 2021, through',
    )
    expect(out).toContain('  would  Decertified since 1 May 2024.')
    expect(out).toContain('  would  Cycle 1 ended on 30 April 2024 with 31 of 36 points. 5 points were missing.')
    expect(out).toMatch(/\n\d+ certifications of \d+ would stand otherwise, of 402 people judged by both. Nothing was written.\n/)
    expect(out).toMatch(/\n {2}\d+: Active becomes Decertified\n/)
    expect(out).not.toMatch(/undefined|NaN|\[object/)
  })

  test('tells it as JSON, as CSV, or in counts only', async () => {
    const json = JSON.parse((await verb(RAISED, '--json')).out) as { people: { number: string }[]; counts: { changes: number } }
    expect(json).toMatchObject({ asOf: '2026-11-23', present: amt.hash, differences: ['requirement/totals total.RMA'] })
    expect(json.people).toHaveLength(json.counts.changes)
    const rows = (await verb(RAISED, '--csv')).out.trimEnd().split('\n')
    expect(rows).toHaveLength(json.counts.changes + 1)
    expect(rows[0]).toMatch(/^certificate,scheme,differs_in,/)
    const counts = (await verb(RAISED, '--counts')).out
    expect(counts).not.toContain('7000001')
    expect(counts).toContain('would stand otherwise')
    expect(JSON.parse((await verb({}, '--json')).out)).toMatchObject({ people: [], differences: [] })
  })

  test('for another day, and with an alternative', async () => {
    const { out } = await verb({}, '--with', 'fee_due/first-of-january', '--as-of', '2027-01-02', '--counts')
    expect(out).toContain('As of 2 January 2027, by')
    expect(out).toContain('  fee_due/first-of-january')
  })

  test('refuses what is no day, both formats, a mistake in the folder, and to be called without one', async () => {
    expect((await verb({}, '--as-of', '2027-02-30')).err).toContain('--as-of should be a day that exists')
    expect((await verb({}, '--json', '--csv')).code).toBe(2)
    expect((await verb({ 'cycle.yaml': { replace: 'years: 3', by: 'years: x' } })).err).toContain('has a mistake')
    expect((await run('rehearse')).code).toBe(2)
  })
})
