import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadRulebook } from '../rulebook/load.ts'
import type { Rules } from '../rulebook/rules.ts'
import { addDays, type Day, day, dayBefore, epochDay } from '../values/day.ts'
import { deriveStandings, planOpenings, verdictOf } from './derive.ts'
import type { Dossier } from './dossier.ts'
import { arbitraryDossier, knownBy } from '../../tests/make-dossier.ts'
import type { Verdict } from './standing.ts'

/** PROPERTY_RUNS asks for a longer search than every build can afford. */
const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 300) }

let rules: Rules
beforeAll(async () => {
  rules = (await loadRulebook(fileURLToPath(new URL('../../rulebook/amt', import.meta.url)))).rules
})

const FIRST = epochDay(day('2000-01-01'))
const LAST = epochDay(day('2030-12-31'))
const arbitraryDay = fc.integer({ min: FIRST, max: LAST }).map(count => addDays(day('1970-01-01'), count))

const verdicts = (dossier: Dossier, asOf: Day, detail = false): Verdict[] =>
  deriveStandings(dossier, rules, { asOf, detail }).map(verdictOf)
const withoutNext = (list: Verdict[]) => list.map(({ nextChange: _nextChange, ...rest }) => rest)

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) freeze(each)
    Object.freeze(value)
  }
  return value
}

describe('whatever the history', () => {
  it('judges without a failure and without touching what it was given', () => {
    fc.assert(
      fc.property(arbitraryDossier, arbitraryDay, (dossier, asOf) => {
        freeze(dossier)
        expect(verdicts(dossier, asOf)).toHaveLength(dossier.certifications.length)
        expect(verdicts(dossier, asOf)).toEqual(verdicts(dossier, asOf))
      }),
      RUNS,
    )
  })

  it('gives the same verdict with and without the whole history', () => {
    fc.assert(
      fc.property(arbitraryDossier, arbitraryDay, (dossier, asOf) => {
        expect(verdicts(dossier, asOf, true)).toEqual(verdicts(dossier, asOf, false))
      }),
      RUNS,
    )
  })

  it('does not depend on the order of the facts', () => {
    fc.assert(
      fc.property(arbitraryDossier, arbitraryDay, (dossier, asOf) => {
        const reversed: Dossier = {
          ...dossier,
          activities: [...dossier.activities].reverse(),
          attestations: [...dossier.attestations].reverse(),
          audits: [...dossier.audits].reverse(),
          payments: [...dossier.payments].reverse(),
          decisions: [...dossier.decisions].reverse(),
        }
        expect(verdicts(reversed, asOf)).toEqual(verdicts(dossier, asOf))
      }),
      RUNS,
    )
  })

  it('names as next change exactly the next day on which the verdict differs', () => {
    fc.assert(
      fc.property(
        arbitraryDossier,
        arbitraryDay,
        fc.array(fc.nat({ max: 9999 }), { maxLength: 12 }),
        (history, asOf, samples) => {
          const dossier = knownBy(history, asOf)
          const [now] = verdicts(dossier, asOf)
          if (!now) return
          const then = (on: Day) => withoutNext(verdicts(dossier, on))[0]
          const [today] = withoutNext([now])
          const last = now.nextChange ? dayBefore(now.nextChange) : addDays(asOf, 9999)
          const span = epochDay(last) - epochDay(asOf)
          for (const sample of [...samples, span])
            expect(then(addDays(asOf, span === 0 ? 0 : sample % (span + 1)))).toEqual(today)
          if (now.nextChange) expect(then(now.nextChange)).not.toEqual(today)
        },
      ),
      RUNS,
    )
  })

  it('never credits less because an activity was added', () => {
    fc.assert(
      fc.property(arbitraryDossier, arbitraryDay, (dossier, asOf) => {
        const [first, ...rest] = dossier.activities
        if (!first) return
        // An equal activity is a duplicate, and then the body's own record decides the points, be they fewer.
        const added = { ...first, title: 'like no other' }
        const credit = (of: Dossier) =>
          deriveStandings(of, rules, { asOf, detail: true }).map(each =>
            each.cycles.filter(cycle => cycle.state === 'open').reduce((sum, cycle) => sum + cycle.credited, 0),
          )
        const [without, more] = [credit({ ...dossier, activities: rest }), credit({ ...dossier, activities: [...rest, added] })]
        for (const [at, credited] of without.entries()) expect(more[at]).toBeGreaterThanOrEqual(credited)
      }),
      RUNS,
    )
  })

  it('opens a taken-over register on a day it can then be judged on', () => {
    fc.assert(
      fc.property(arbitraryDossier, arbitraryDay, (dossier, onDay) => {
        const openings = planOpenings(dossier, rules, onDay, 'an old system').map((opening, at) => ({ ...opening, id: `o${at}` }))
        for (const { status } of verdicts({ ...dossier, openings }, onDay)) expect(status).not.toBe('not_known')
        for (const { status, reasons } of verdicts({ ...dossier, openings }, onDay))
          if (status === 'decertified') expect(reasons[0]?.code).toBe('loss.audit')
      }),
      RUNS,
    )
  })
})
