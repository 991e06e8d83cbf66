import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import {
  inPlaceOf,
  type Holder,
  makeActivity,
  makeDecision,
  makeGrant,
  makeHolder,
  makeName,
  makePayment,
  takingBack,
} from '../../tests/make.ts'
import { makeClock } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db.ts'
import { asset } from '../platform/root.ts'
import { loadRulebook } from '../rulebook/load.ts'
import { day } from '../values/day.ts'
import { type CertificantId, newId } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'
import {
  adoptRulebook,
  allStatuses,
  deriveAll,
  deriveDirty,
  deriveStanding,
  findByName,
  lockDossier,
  markDirty,
  standingOf,
  statusOf,
} from './standing.ts'

const database = await testDatabase()
const { db } = database
const rulebook = await loadRulebook(asset('rulebook', 'amt'))
const on = (today: string) => ({ database, rulebook, clock: makeClock(day(today)) })
const today = on('2026-11-23')

beforeAll(() => adoptRulebook(db, rulebook, { by: 'the Board', reason: 'a test' }))

const derive = (certificant: CertificantId, deps = today) => db.transaction().execute(tx => deriveStanding(tx, deps, certificant))

const changesOf = (certificant: CertificantId) =>
  db.selectFrom('standingChange').selectAll().where('certificant', '=', certificant).orderBy('id').execute()

const storedOf = (certificant: CertificantId) =>
  db.selectFrom('standing').selectAll().where('certificant', '=', certificant).executeTakeFirstOrThrow()

/** Paid every May from the first due year to 2026, and met the first cycle. */
async function makePaidUp(holder: Holder, tx: Db | Tx = db) {
  for (const year of [2022, 2023, 2024, 2025, 2026]) await makePayment(tx, holder, year, `${year}-05-10`)
  await makeActivity(tx, holder, '2023-03-01', 31)
}

describe('deriving one', () => {
  test('shows a new fact in the transaction that adds it', async () => {
    const holder = await makeHolder(db)
    await makeActivity(db, holder, '2023-03-01', 31)
    for (const year of [2022, 2023, 2024, 2025]) await makePayment(db, holder, year, `${year}-05-10`)
    const [before] = await derive(holder.certificant)
    expect(before).toMatchObject({ status: 'fee_past_due', since: '2026-06-01', certification: holder.certification })
    await db.transaction().execute(async tx => {
      await lockDossier(tx, holder.certificant)
      await makePayment(tx, holder, 2026, '2026-11-23')
      const [after] = await deriveStanding(tx, today, holder.certificant)
      expect(after).toMatchObject({ status: 'active', since: '2026-11-23' })
    })
    expect(await storedOf(holder.certificant)).toMatchObject({ status: 'active', rulebook: rulebook.hash, asOf: '2026-11-23' })
    expect((await changesOf(holder.certificant)).map(each => each.status)).toEqual(['fee_past_due', 'active'])
  })

  test('leaves nothing behind when the transaction fails', async () => {
    const holder = await makeHolder(db)
    const failing = db.transaction().execute(async tx => {
      await makePayment(tx, holder, 2022, '2022-05-10')
      await deriveStanding(tx, today, holder.certificant)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await changesOf(holder.certificant)).toEqual([])
    expect(await statusOf(today, holder.number)).toMatchObject({ status: 'decertified' })
  })

  test('says a change once, with why, by which rules and on whose authority', async () => {
    const holder = await makeHolder(db)
    await makePaidUp(holder)
    await derive(holder.certificant)
    await derive(holder.certificant)
    const changes = await changesOf(holder.certificant)
    expect(changes).toHaveLength(1)
    expect(changes[0]).toMatchObject({
      certification: holder.certification,
      asOf: '2026-11-23',
      status: 'active',
      since: '2021-05-01',
      through: '2027-04-30',
      rulebook: rulebook.hash,
      authority: 'the Board',
    })
    expect(changes[0]?.reason).toEqual((await standingOf(today, holder.number))?.standing.reasons)
  })

  test('says nothing new where the cache was thrown away', async () => {
    const holder = await makeHolder(db)
    await makePaidUp(holder)
    await derive(holder.certificant)
    await makeDecision(db, holder, 'suspended', '2026-10-01')
    await derive(holder.certificant)
    await db.deleteFrom('standing').where('certificant', '=', holder.certificant).execute()
    await derive(holder.certificant)
    expect((await changesOf(holder.certificant)).map(each => each.status)).toEqual(['active', 'suspended'])
    expect(await storedOf(holder.certificant)).toMatchObject({ status: 'suspended' })
  })

  test('takes back what it said of a grant that was withdrawn', async () => {
    const holder = await makeHolder(db)
    await makePaidUp(holder)
    await derive(holder.certificant)
    const grant = await db
      .selectFrom('certificationGrant')
      .selectAll()
      .where('certificant', '=', holder.certificant)
      .executeTakeFirstOrThrow()
    await makeGrant(db, holder, takingBack(grant))
    expect(await derive(holder.certificant)).toEqual([])
    expect(await statusOf(today, holder.number)).toBeUndefined()
    expect((await changesOf(holder.certificant)).map(each => each.status)).toEqual(['active', 'not_known'])
  })
})

describe('reading one', () => {
  test('gives the name, the certification and the status, by its own number or an old one', async () => {
    const holder = await makeHolder(db, { name: 'Łucja Nowak' })
    await makePaidUp(holder)
    await derive(holder.certificant)
    const { certificant, certification } = holder
    await db
      .insertInto('externalId')
      .values({ system: 'old', kind: 'certification', value: 'R-4711', certificant, certification })
      .execute()
    const status = {
      number: holder.number,
      name: { given: 'Łucja', middle: null, family: 'Nowak', suffix: null },
      scheme: 'RMA',
      status: 'active',
      state: 'active',
      substate: null,
      since: '2021-05-01',
      through: '2027-04-30',
      certifiedSince: '2021-05-01',
      asOf: '2026-11-23',
    }
    expect(await statusOf(today, holder.number)).toEqual(status)
    expect(await statusOf(today, 'R-4711')).toEqual(status)
    expect((await standingOf(today, 'R-4711'))?.number).toBe(holder.number)
    expect(await statusOf(today, 'R-4712')).toBeUndefined()
  })

  test('tells what is stored until the next change, and derives on the spot from that day on', async () => {
    const holder = await makeHolder(db)
    await makePaidUp(holder)
    await derive(holder.certificant)
    const stored = await storedOf(holder.certificant)
    expect(stored.nextChange).toBe('2027-05-01')
    // A mark that only the stored row carries shows which of the two answered.
    await db
      .updateTable('standing')
      .set({ through: day('1999-09-09') })
      .where('certificant', '=', holder.certificant)
      .execute()
    expect(await statusOf(on('2027-04-30'), holder.number)).toMatchObject({ status: 'active', through: '1999-09-09' })
    expect(await statusOf(on('2027-05-01'), holder.number)).toMatchObject({ status: 'decertified', since: '2027-05-01' })
    expect(await statusOf(today, holder.number, day('2022-06-01'))).toMatchObject({ status: 'active', through: '2023-05-31' })
    expect(await statusOf(today, holder.number, day('2021-04-30'))).toMatchObject({ status: 'not_yet_certified' })
  })

  test.each([
    ['another rulebook', { rulebook: 'f'.repeat(64) }],
    ['another version of the engine', { engineVersion: 0 }],
  ])('derives on the spot what was derived by %s', async (_name, stored) => {
    const holder = await makeHolder(db)
    await makePaidUp(holder)
    await derive(holder.certificant)
    // Kept in a far year, so that no question about what was known is judged by it.
    const kept = { adoptedBy: 'nobody', adoptedAt: '2999-01-01T00:00:00Z' as Instant, reason: 'a test' }
    const other = { hash: 'f'.repeat(64), body: 'amt', content: '{}', ...kept }
    await db
      .insertInto('rulebookVersion')
      .values(other)
      .onConflict(same => same.doNothing())
      .execute()
    await db
      .updateTable('standing')
      .set({ through: day('1999-09-09'), ...stored })
      .where('certificant', '=', holder.certificant)
      .execute()
    expect(await statusOf(today, holder.number)).toMatchObject({ through: '2027-04-30' })
    await derive(holder.certificant)
    expect(await storedOf(holder.certificant)).toMatchObject({ through: '2027-04-30', rulebook: rulebook.hash })
  })

  test('derives on the spot somebody whose facts changed in bulk and wait to be derived', async () => {
    const holder = await makeHolder(db)
    await makePaidUp(holder)
    await derive(holder.certificant)
    await db.transaction().execute(async tx => {
      await makeDecision(tx, holder, 'suspended', '2026-11-01')
      await markDirty(tx, [holder.certificant])
    })
    expect(await statusOf(today, holder.number)).toMatchObject({ status: 'suspended' })
    expect(await storedOf(holder.certificant)).toMatchObject({ status: 'active' })
  })

  test('answers for a day as known at an instant, facts recorded later, corrected or withdrawn left out', async () => {
    const holder = await makeHolder(db)
    const then = { recordedAt: '2026-01-01T00:00:00Z' as Instant }
    const { certificant } = holder
    await db.updateTable('certificationGrant').set(then).where('certificant', '=', certificant).execute()
    await db.updateTable('identity').set(then).where('certificant', '=', certificant).execute()
    for (const year of [2022, 2023, 2024, 2025]) await makePayment(db, holder, year, `${year}-05-10`, then)
    const course = await makeActivity(db, holder, '2023-03-01', 12, then)
    await makeActivity(db, holder, '2023-03-01', 31, { ...inPlaceOf(course), recordedAt: '2026-02-01T00:00:00Z' as Instant })
    const suspended = await makeDecision(db, holder, 'suspended', '2025-12-01', { recordedAt: '2026-03-01T00:00:00Z' as Instant })
    await makeDecision(db, holder, 'suspended', '2025-12-01', {
      ...takingBack(suspended),
      recordedAt: '2026-04-01T00:00:00Z' as Instant,
    })
    const asOf = day('2026-05-01')
    const known = async (text: string) =>
      (await standingOf(today, holder.number, { asOf, knownOn: text as Instant }))?.standing.status
    expect(await known('2025-12-31T23:59:59Z')).toBeUndefined()
    expect(await known('2026-01-15T00:00:00Z')).toBe('decertified')
    expect(await known('2026-02-15T00:00:00Z')).toBe('active')
    expect(await known('2026-03-15T00:00:00Z')).toBe('suspended')
    expect(await known('2026-04-15T00:00:00Z')).toBe('active')
  })

  test('gives the name as known at an instant', async () => {
    const holder = await makeHolder(db, { name: 'Eva Old' })
    await db
      .updateTable('certificationGrant')
      .set({ recordedAt: '2026-01-01T00:00:00Z' as Instant })
      .where('certificant', '=', holder.certificant)
      .execute()
    const before = await db
      .updateTable('identity')
      .set({ recordedAt: '2026-01-01T00:00:00Z' as Instant })
      .where('certificant', '=', holder.certificant)
      .returningAll()
      .executeTakeFirstOrThrow()
    await makeName(db, holder.certificant, 'Eva New', { ...inPlaceOf(before), recordedAt: '2026-02-01T00:00:00Z' as Instant })
    const family = async (knownOn?: Instant) => (await standingOf(today, holder.number, { knownOn }))?.name.family
    expect(await family('2026-01-15T00:00:00Z' as Instant)).toBe('Old')
    const rows: string[] = []
    for await (const page of allStatuses(today, { knownOn: '2026-01-15T00:00:00Z' as Instant }))
      rows.push(...page.filter(each => each.number === holder.number).map(each => each.name.family))
    expect(rows).toEqual(['Old'])
    expect(await family()).toBe('New')
  })

  test('refuses to say what was known at a moment that is not closed', async () => {
    const holder = await makeHolder(db)
    const known = (text: string) => standingOf(today, holder.number, { knownOn: text as Instant })
    await expect(known(new Date(Date.now() + 60_000).toISOString())).rejects.toMatchObject({ code: 'standing.known_on_open' })
    await expect(known(new Date().toISOString())).rejects.toMatchObject({ code: 'standing.known_on_open' })
    await new Promise(resolve => setTimeout(resolve, 1300))
    const moment = new Date(Date.now() - 1100).toISOString()
    await known(moment)
    await db.transaction().execute(async tx => {
      // This transaction's facts will carry its start, which is before the moment asked about once a second has passed.
      await makePayment(tx, holder, 2022, '2022-05-10')
      await new Promise(resolve => setTimeout(resolve, 2300))
      const open = new Date(Date.now() - 1200).toISOString()
      await expect(known(open)).rejects.toMatchObject({ code: 'standing.known_on_open' })
      await known(moment)
    })
  })
})

describe('finding by name', () => {
  test('finds whatever the case and the accents, with or without the middle name', async () => {
    const numbers = async (text: string) => (await findByName(today, text, 20)).map(each => each.number)
    const one = await makeHolder(db, { name: 'Zoë Åsa Ångström' })
    const two = await makeHolder(db, { name: 'ZOE ANGSTROM' })
    const three = await makeHolder(db, { name: 'Zoë Ångström-Weiß' })
    const four = await makeHolder(db, { name: 'Zoëlle Ångström' })
    expect(await numbers('zoe angstrom')).toEqual([one.number, two.number, three.number])
    expect(await numbers('  ZOË   ÅNGSTRÖM ')).toEqual([one.number, two.number, three.number])
    expect(await numbers('Zoë Åsa Ångström')).toEqual([one.number])
    expect(await numbers('zoe weiss')).toEqual([three.number])
    expect(await numbers('zoelle angstrom')).toEqual([four.number])
    expect(await numbers('angstrom zoe')).toEqual([])
    expect(await findByName(today, 'zoe angstrom', 2)).toHaveLength(2)
  })

  test.each(['', ' ', 'zoe', "'%_", 'zoe%', '☃'])('finds nobody by %j', async text => {
    expect(await findByName(today, text, 20)).toEqual([])
  })

  test('finds people by the name they have now', async () => {
    const holder = await makeHolder(db, { name: 'Ida Vorher' })
    const name = await db
      .selectFrom('identity')
      .selectAll()
      .where('certificant', '=', holder.certificant)
      .executeTakeFirstOrThrow()
    await makeName(db, holder.certificant, 'Ida Nachher', inPlaceOf(name))
    expect(await findByName(today, 'ida vorher', 5)).toEqual([])
    expect(await findByName(today, 'ida nachher', 5)).toHaveLength(1)
  })

  test('finds other scripts', async () => {
    const holder = await makeHolder(db, { name: 'Γιώργος Παπαδόπουλος' })
    expect((await findByName(today, 'ΓΙΏΡΓΟΣ ΠΑΠΑΔΌΠΟΥΛΟΣ', 5)).map(each => each.number)).toEqual([holder.number])
  })
})

describe('deriving sets', () => {
  test('derives everybody, and a second time writes nothing', async () => {
    for (let nth = 0; nth < 30; nth++) await makePaidUp(await makeHolder(db))
    const told: number[] = []
    const first = await deriveAll(today, { onProgress: ({ certificants }) => told.push(certificants) })
    expect(first.standings).toBeGreaterThanOrEqual(30)
    expect(told.at(-1)).toBe(first.certificants)
    const second = await deriveAll(today)
    expect(second).toEqual({ certificants: first.certificants, certifications: first.certifications, standings: 0, changes: 0 })
  })

  test('a later day writes only those whose day has come', async () => {
    const holder = await makeHolder(db, { certifiedOn: '2023-12-01' })
    await derive(holder.certificant)
    const progress = await deriveAll(on('2026-11-24'))
    expect(progress.standings).toBe(0)
    const { changes, standings } = await deriveAll(on('2026-12-01'))
    expect(standings).toBeGreaterThanOrEqual(1)
    expect(changes).toBeLessThanOrEqual(standings)
    expect(await storedOf(holder.certificant)).toMatchObject({ status: 'decertified', since: '2026-12-01', asOf: '2026-12-01' })
    await deriveAll(today)
    expect(await storedOf(holder.certificant)).toMatchObject({ status: 'fee_past_due', asOf: '2026-11-23' })
  })

  test('what was derived for a later day is stored for the earlier one it is asked for', async () => {
    const holder = await makeHolder(db)
    await makePaidUp(holder)
    await derive(holder.certificant, on('2026-12-01'))
    await derive(holder.certificant)
    expect(await storedOf(holder.certificant)).toMatchObject({ status: 'active', asOf: '2026-11-23' })
  })

  test('a run waits for somebody whose facts are being written, and says what they come to', async () => {
    const holder = await makeHolder(db)
    let running: Promise<unknown> = Promise.resolve()
    await db.transaction().execute(async tx => {
      await lockDossier(tx, holder.certificant)
      running = deriveAll(today)
      await new Promise(resolve => setTimeout(resolve, 400))
      await makePaidUp(holder, tx)
      await deriveStanding(tx, today, holder.certificant)
    })
    await running
    expect((await changesOf(holder.certificant)).map(each => each.status)).toEqual(['active'])
  })

  test('two runs at once say everything once', async () => {
    for (let nth = 0; nth < 20; nth++) await makePaidUp(await makeHolder(db))
    const [one, two] = await Promise.all([deriveAll(today), deriveAll(today)])
    expect(one.changes + two.changes).toBe(20)
  })

  test('stopped half-way it keeps what it derived, and the next run does the rest', async () => {
    for (let nth = 0; nth < 600; nth++) await makeHolder(db)
    const stopped = deriveAll(today, {
      onProgress: () => {
        throw new Error('stopped')
      },
    })
    await expect(stopped).rejects.toThrow('stopped')
    const done = await db
      .selectFrom('standing')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    const all = await db
      .selectFrom('certificationGrant')
      .select(eb => eb.fn.countAll<number>().as('count'))
      .where('withdrawn', '=', false)
      .executeTakeFirstOrThrow()
    expect(done.count).toBeLessThan(all.count)
    const rest = await deriveAll(today)
    expect(rest.changes).toBeGreaterThan(0)
    expect(await deriveAll(today)).toMatchObject({ standings: 0, changes: 0 })
  })

  test('derives the people marked and takes the marks away', async () => {
    const [marked, unmarked] = [await makeHolder(db), await makeHolder(db)]
    await db.transaction().execute(tx => markDirty(tx, [marked.certificant, marked.certificant]))
    await db.transaction().execute(tx => markDirty(tx, [marked.certificant]))
    expect(await deriveDirty(today)).toMatchObject({ certificants: expect.any(Number) as number })
    expect(await changesOf(marked.certificant)).toHaveLength(1)
    expect(await changesOf(unmarked.certificant)).toHaveLength(0)
    expect(await db.selectFrom('dirtyCertificant').selectAll().execute()).toEqual([])
    expect(await deriveDirty(today)).toMatchObject({ certificants: 0 })
  })

  test('a mark made while its person is being derived is not lost', async () => {
    const holder = await makeHolder(db)
    await makePaidUp(holder)
    await db.transaction().execute(tx => markDirty(tx, [holder.certificant]))
    let deriving: Promise<unknown> = Promise.resolve()
    await db.transaction().execute(async tx => {
      await makeDecision(tx, holder, 'suspended', '2026-11-01')
      await markDirty(tx, [holder.certificant])
      deriving = deriveDirty(today)
      await new Promise(resolve => setTimeout(resolve, 300))
    })
    await deriving
    await deriveDirty(today)
    expect(await storedOf(holder.certificant)).toMatchObject({ status: 'suspended' })
  })

  test('lists everybody by number, a row a certification, on a day and as known', async () => {
    const rows: string[] = []
    for await (const page of allStatuses(today)) rows.push(...page.map(each => each.number))
    const withdrawn = db.selectFrom('certificationGrant').select('certification').where('withdrawn', '=', true)
    const numbers = await db.selectFrom('certification').select('number').where('id', 'not in', withdrawn).execute()
    expect(rows).toEqual(numbers.map(each => each.number).toSorted())
    expect(new Set(rows).size).toBe(rows.length)
    const early: string[] = []
    for await (const page of allStatuses(today, { asOf: day('2021-04-30') })) early.push(...page.map(each => each.status))
    expect(new Set(early)).toEqual(new Set(['not_yet_certified']))
    for await (const page of allStatuses(today, { knownOn: '1999-01-01T00:00:00Z' as Instant })) expect(page).toEqual([])
  })
})

test('a rulebook is kept once', async () => {
  expect(await adoptRulebook(db, rulebook, { by: 'somebody else', reason: 'again' })).toBe(false)
  const kept = await db.selectFrom('rulebookVersion').selectAll().where('hash', '=', rulebook.hash).executeTakeFirstOrThrow()
  expect(kept).toMatchObject({ adoptedBy: 'the Board', body: 'amt', content: rulebook.rules })
})

test('somebody who does not exist cannot be locked', async () => {
  await expect(db.transaction().execute(tx => lockDossier(tx, newId<'certificant'>()))).rejects.toThrow('does not exist')
})
