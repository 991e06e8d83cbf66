import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { makeActivity, makeDecision, makeHolder, takingBack } from '../../tests/make.ts'
import { makeClock } from '../platform/clock.ts'
import { consume, type Event } from '../platform/events.ts'
import { makeLog } from '../platform/log.ts'
import { asset } from '../platform/root.ts'
import { loadRulebook } from '../rulebook/load.ts'
import { markDirty, type StandingDeps } from '../standing/standing.ts'
import { addDays, day, type Day } from '../values/day.ts'
import type { Instant } from '../values/instant.ts'
import {
  lastNightOf,
  listParked,
  type NightChange,
  type NightSet,
  previewNight,
  runNight,
  runNightIfDue,
  startNights,
} from './night.ts'

const database = await testDatabase()
const { db } = database
const rulebook = await loadRulebook(asset('rulebook', 'amt'))
const on = (today: string): StandingDeps => ({ database, rulebook, clock: makeClock(day(today)) })

const maria = await makeHolder(db, { scheme: 'RMA', certifiedOn: '2021-05-01' })
const ana = await makeHolder(db, { scheme: 'RMA', certifiedOn: '2021-06-01' })

const changesOf = async (of: string) =>
  db
    .selectFrom('standingChange')
    .select(['asOf', 'status', 'since'])
    .where('certification', '=', of as never)
    .orderBy('id')
    .execute()

async function preview(today: string, asOf?: Day): Promise<NightSet> {
  const all: NightSet = { changes: [], parked: [], derived: [] }
  for await (const { changes, parked, derived } of previewNight(on(today), asOf)) {
    all.changes.push(...changes)
    all.parked.push(...parked)
    all.derived.push(...derived)
  }
  return all
}

async function night(today: string, asOf?: Day) {
  const changes: NightChange[] = []
  const report = await runNight(on(today), { asOf, onSet: set => void changes.push(...set.changes) })
  return { ...report, said: changes }
}

async function news(cursor: string): Promise<Event[]> {
  const seen: Event[] = []
  const deps = { database, clock: makeClock() }
  while ((await consume(deps, cursor, async (_tx, events) => void seen.push(...events))) > 0);
  return seen
}

test('the first night takes everybody, a second one finds nothing to do', async () => {
  expect(await night('2021-07-01')).toMatchObject({ everybody: true, certificants: 2, changes: 2, parked: 0 })
  expect(await night('2021-07-01')).toMatchObject({ everybody: false, certificants: 0, changes: 0 })
  expect(await changesOf(maria.certification)).toEqual([{ asOf: '2021-07-01', status: 'active', since: '2021-05-01' }])
})

test('a night takes those whose day has come, and a dry run says the same before it', async () => {
  const [row] = await db.selectFrom('standing').select('nextChange').where('certification', '=', maria.certification).execute()
  const due = row?.nextChange as Day
  expect(due).toBe('2022-06-01')
  expect(await night(addDays(due, -1))).toMatchObject({ certificants: 0, changes: 0 })
  const would = await preview(due)
  const { said, ...report } = await night(due)
  expect(report).toMatchObject({ asOf: due, certificants: 1, changes: would.changes.length })
  expect(would.changes).toEqual(said.map(each => ({ ...each, change: null })))
})

test('nights left out are made up by the next, with the rule and who adopted it', async () => {
  const before = await changesOf(maria.certification)
  const { said } = await night('2024-05-02')
  const change = said.find(each => each.number === maria.number)
  expect(change?.after).toMatchObject({ status: 'decertified', since: '2024-05-01' })
  expect(change?.authority).toMatchObject({ by: 'goodstanding', rule: { rule: 'losses' } })
  expect(await changesOf(maria.certification)).toHaveLength(before.length + 1)
})

test('every change is news, once for each reader', async () => {
  const first = await news('one')
  const rows = await db.selectFrom('standingChange').select('id').execute()
  const told = first.filter(each => each.kind === 'standing.changed').map(each => (each.payload as NightChange).change)
  expect(told).toHaveLength(rows.length)
  expect(new Set(told)).toEqual(new Set(rows.map(row => row.id)))
  expect(await news('one')).toEqual([])
  expect(await news('another')).toEqual(first)
})

test('a day that has not come, or lies before the last night, is refused; a dry run may ask about any', async () => {
  await expect(night('2024-05-02', day('2024-05-03'))).rejects.toMatchObject({ code: 'night.day_to_come' })
  await expect(night('2024-05-01')).rejects.toMatchObject({ code: 'night.day_gone_by' })
  expect((await preview('2024-05-02', day('2030-01-01'))).changes.length).toBeGreaterThan(0)
})

test('whoever contradicts themselves is parked with the reason, the others go on, and a correction takes them off', async () => {
  const living = await makeHolder(db, { scheme: 'RMA', certifiedOn: '2024-05-01' })
  const death = await db.transaction().execute(async tx => {
    const died = await makeDecision(tx, ana, 'deceased', day('2024-01-10'))
    await makeActivity(tx, ana, day('2024-03-01'), 5)
    await markDirty(tx, [ana.certificant, living.certificant])
    return died
  })
  const before = await changesOf(ana.certification)
  expect((await preview('2024-05-03')).parked).toMatchObject([{ certificant: ana.certificant }])
  expect(await night('2024-05-03')).toMatchObject({ certificants: 2, changes: 1, parked: 1 })
  expect(await listParked(db, { limit: 10 })).toMatchObject([
    { certificant: ana.certificant, code: 'parked.alive_after_death', params: { diedOn: '2024-01-10', on: '2024-03-01' } },
  ])
  expect(await changesOf(ana.certification)).toEqual(before)
  expect(await night('2024-05-04')).toMatchObject({ certificants: 1, changes: 0, parked: 1 })

  await db.transaction().execute(async tx => {
    await makeDecision(tx, ana, 'deceased', day('2024-01-10'), takingBack(death))
    await markDirty(tx, [ana.certificant])
  })
  expect(await night('2024-05-05')).toMatchObject({ certificants: 1, parked: 0 })
  expect(await listParked(db, { limit: 10 })).toEqual([])
  const kinds = (await news('one')).map(each => each.kind)
  expect(kinds.filter(kind => kind.startsWith('certificant.'))).toEqual(['certificant.parked', 'certificant.resumed'])
})

test('a dossier that the engine cannot judge is parked, and those of its set are not', async () => {
  const odd = await makeHolder(db, { scheme: 'RMA', certifiedOn: '2024-05-01' })
  const good = await makeHolder(db, { scheme: 'RMA', certifiedOn: '2024-05-01' })
  await makeDecision(db, odd, 'revoked', day('2024-05-05'))
  const rules = { ...rulebook.rules, statuses: rulebook.rules.statuses.filter(each => each.status !== 'revoked') }
  const deps = { ...on('2024-05-06'), rulebook: { rules, hash: 'f'.repeat(64) } }
  expect(await runNight(deps)).toMatchObject({ everybody: true, parked: 1 })
  expect(await listParked(db, { limit: 10 })).toMatchObject([{ certificant: odd.certificant, code: 'parked.underivable' }])
  expect(await changesOf(good.certification)).toHaveLength(1)
  expect(await night('2024-05-07')).toMatchObject({ everybody: true, parked: 0 })
  expect((await changesOf(odd.certification)).at(-1)).toMatchObject({ status: 'revoked' })
})

test('two nights at once say everything once', async () => {
  const count = async () => (await db.selectFrom('standingChange').select('id').execute()).length
  const before = await count()
  const would = await preview('2025-06-02')
  expect(would.changes.length).toBeGreaterThan(0)
  await Promise.all([night('2025-06-02'), night('2025-06-02')])
  expect(await count()).toBe(before + would.changes.length)
})

test('a server runs the night of its day once, whoever looks how often', async () => {
  const nights = async () => (await db.selectFrom('night').select('id').execute()).length
  const before = await nights()
  const stopped = [1, 2].map(() => startNights({ ...on('2025-07-01'), rulebook: () => rulebook }, makeLog('silent'), 5))
  await expect.poll(nights).toBe(before + 1)
  await expect.poll(() => lastNightOf(db)).toBe('2025-07-01')
  for (const each of stopped) await each.stop()
  expect(await nights()).toBe(before + 1)
  expect(await runNightIfDue(on('2025-07-01'))).toBeUndefined()
})

test('a night that is told to stop keeps what it did, and the next does the rest', async () => {
  const stopping = new AbortController()
  stopping.abort()
  expect(await runNight(on('2025-12-01'), { signal: stopping.signal })).toMatchObject({ certificants: 0 })
  expect(await lastNightOf(db)).toBe('2025-07-01')
})

test('a clock set back makes no night, under another rulebook neither, and is warned of once; then the days go on', async () => {
  const nights = async () => (await db.selectFrom('night').select('id').execute()).length
  const before = await nights()
  expect(await runNightIfDue(on('2025-06-01'))).toBeUndefined()
  expect(await runNightIfDue({ ...on('2025-06-01'), rulebook: { ...rulebook, hash: 'f'.repeat(64) } })).toBeUndefined()
  await expect(runNight(on('2025-06-01'))).rejects.toMatchObject({ code: 'night.day_gone_by' })

  let today = day('2025-06-01')
  const warnings: unknown[] = []
  const log = Object.assign(makeLog('silent'), { warn: (said: unknown) => void warnings.push(said) })
  const clock = { ...makeClock(), today: () => today }
  const nightly = startNights({ database, clock, rulebook: () => rulebook }, log, 5)
  await expect.poll(() => warnings.length).toBe(1)
  await sleep(100)
  expect(warnings).toEqual([{ code: 'night.day_gone_by', today: '2025-06-01', last: '2025-07-01' }])
  expect(await nights()).toBe(before)
  today = day('2025-07-02')
  await expect.poll(() => lastNightOf(db)).toBe('2025-07-02')
  await nightly.stop()
})

test('a fact recorded by a clock that was ahead counts at once, and is not lost when the clock is right again', async () => {
  const of = await makeHolder(db, { scheme: 'RMA', certifiedOn: '2024-01-01' })
  const ahead = { recordedAt: '2099-01-01T00:00:00.000000Z' as Instant }
  const revoked = await makeDecision(db, of, 'revoked', '2025-07-01', ahead)
  await db.transaction().execute(tx => markDirty(tx, [of.certificant]))
  await night('2025-07-03')
  expect((await changesOf(of.certification)).at(-1)).toMatchObject({ status: 'revoked' })
  // Recorded later, by an earlier moment: what it names decides, not the moment.
  await makeDecision(db, of, 'revoked', '2025-07-01', takingBack(revoked))
  await db.transaction().execute(tx => markDirty(tx, [of.certificant]))
  await night('2025-07-03')
  expect((await changesOf(of.certification)).at(-1)).toMatchObject({ status: 'fee_past_due' })
})
