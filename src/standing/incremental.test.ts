import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import {
  type Holder,
  inPlaceOf,
  makeActivity,
  makeAttestation,
  makeAudit,
  makeCertification,
  makeDecision,
  makeHolder,
  makePayment,
  takingBack,
} from '../../tests/make.ts'
import { makeClock } from '../platform/clock.ts'
import type { Tx } from '../platform/db.ts'
import { asset } from '../platform/root.ts'
import { loadRulebook } from '../rulebook/load.ts'
import { addDays, day, type Day } from '../values/day.ts'
import { newId } from '../values/id.ts'
import { adoptRulebook, deriveAll, deriveStanding, lockDossier, standingOf, statusOf } from './standing.ts'

// Deriving one person after each fact must leave the same standings, reasons included, as throwing all away and deriving
// everybody; and what was last said must be what stands.

const database = await testDatabase()
const { db } = database
const rulebook = await loadRulebook(asset('rulebook', 'amt'))
const today = { database, rulebook, clock: makeClock(day('2026-11-23')) }
await adoptRulebook(db, rulebook, { by: 'the Board', reason: 'a test' })

type Step = (tx: Tx, holder: Holder) => Promise<unknown>

const dayAt = fc.integer({ min: 0, max: 2400 }).map(days => addDays(day('2020-06-01'), days))
const year = fc.integer({ min: 2020, max: 2026 })
const cycleEnd = fc.constantFrom('2022-12-31', '2023-12-31', '2024-04-30', '2025-12-31')
const kind = fc.constantFrom('suspended', 'suspension_lifted', 'revoked', 'retired', 'returned', 'recertified', 'appeal_filed')

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(dayAt, fc.integer({ min: 1, max: 31 })).map(
      ([on, worth]) =>
        (tx: Tx, holder: Holder) =>
          makeActivity(tx, holder, on, worth),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(year, dayAt).map(
      ([feeYear, on]) =>
        (tx: Tx, holder: Holder) =>
          makePayment(tx, holder, feeYear, on),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(kind, dayAt).map(
      ([what, on]) =>
        (tx: Tx, holder: Holder) =>
          makeDecision(tx, holder, what, on),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(cycleEnd, dayAt).map(
      ([end, on]) =>
        (tx: Tx, holder: Holder) =>
          makeAttestation(tx, holder, end, on),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(cycleEnd, dayAt, fc.constantFrom('passed', 'failed', 'no_response')).map(
      ([end, on, outcome]) =>
        (tx: Tx, holder: Holder) =>
          makeAudit(tx, holder, end, on, { outcome }),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Step>(correctOne) },
  { weight: 1, arbitrary: fc.constant<Step>(withdrawOne) },
)

/** The latest payment that nothing supersedes. */
async function latestPayment(tx: Tx, { certificant }: Holder) {
  const superseded = tx.selectFrom('feePayment').select('supersedes').where('supersedes', 'is not', null)
  return tx
    .selectFrom('feePayment')
    .selectAll()
    .where('certificant', '=', certificant)
    .where('withdrawn', '=', false)
    .where('id', 'not in', superseded.$castTo<{ supersedes: never }>())
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

async function correctOne(tx: Tx, holder: Holder): Promise<void> {
  const paid = await latestPayment(tx, holder)
  if (paid) await makePayment(tx, holder, (paid.feeYear ?? 2020) + 1, paid.receivedOn, inPlaceOf(paid))
}

async function withdrawOne(tx: Tx, holder: Holder): Promise<void> {
  const paid = await latestPayment(tx, holder)
  if (paid) await makePayment(tx, holder, paid.feeYear ?? 2020, paid.receivedOn, takingBack(paid))
}

const holderOf = fc.record({
  scheme: fc.constantFrom('RMA', 'RPT', 'COLT', 'MLS'),
  certifiedOn: fc.constantFrom('2002-03-15', '2021-01-01', '2021-05-01', '2020-02-29', '2025-06-15', '2026-02-28'),
})

const standings = (holders: readonly Holder[]) =>
  db
    .selectFrom('standing')
    .select(['certification', 'status', 'substate', 'since', 'through', 'nextChange', 'verdict', 'rulebook'])
    .where(
      'certificant',
      'in',
      holders.map(each => each.certificant),
    )
    .orderBy('certification')
    .execute()

async function makePerson(shape: { scheme: string; certifiedOn: string }): Promise<Holder> {
  const holder = await makeHolder(db, shape)
  const second = { ...holder, certification: newId<'certification'>(), number: `${holder.number}-2` }
  await makeCertification(db, second, { scheme: 'RPT', certifiedOn: '2022-01-01' as Day })
  return holder
}

const addFact = (holder: Holder, add: Step) =>
  db.transaction().execute(async tx => {
    await lockDossier(tx, holder.certificant)
    await add(tx, holder)
    await deriveStanding(tx, today, holder.certificant)
  })

test('deriving after each fact equals deriving everybody at the end', { timeout: 120_000 }, async () => {
  const story = fc.record({ shape: holderOf, steps: fc.array(step, { maxLength: 12 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(story, { minLength: 1, maxLength: 3 }), async stories => {
      const holders = await Promise.all(stories.map(({ shape }) => makePerson(shape)))
      for (const [nth, { steps }] of stories.entries())
        for (const add of [() => Promise.resolve(), ...steps]) await addFact(holders[nth] as Holder, add)
      const incremental = await standings(holders)
      expect(incremental).toHaveLength(2 * holders.length)
      expect(await deriveAll(today)).toMatchObject({ standings: 0, changes: 0 })
      await db.deleteFrom('standing').execute()
      expect(await deriveAll(today)).toMatchObject({ changes: 0 })
      expect(await standings(holders)).toEqual(incremental)
    }),
    { numRuns: 15, seed: 20261123 },
  )
})

test('what is stored answers for later days as deriving on the spot does', { timeout: 120_000 }, async () => {
  const story = fc.record({
    shape: holderOf,
    steps: fc.array(step, { maxLength: 8 }),
    days: fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 3, maxLength: 3 }),
  })
  await fc.assert(
    fc.asyncProperty(story, async ({ shape, steps, days }) => {
      const holder = await makePerson(shape)
      for (const add of [() => Promise.resolve(), ...steps]) await addFact(holder, add)
      for (const later of days) {
        const asOf = addDays(day('2026-11-23'), later)
        const told = await statusOf(today, holder.number, asOf)
        const derived = await standingOf(today, holder.number, { asOf })
        const { status, substate, since, through } = derived?.standing ?? {}
        expect(told).toMatchObject({ status, substate, since, through })
      }
    }),
    { numRuns: 15, seed: 20261123 },
  )
})
