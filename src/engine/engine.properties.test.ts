import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adopt } from '../rulebook/adopt.ts'
import { loadRulebook } from '../rulebook/load.ts'
import type { Rules, Stage } from '../rulebook/rules.ts'
import { addDays, type Day, day, dayBefore, epochDay } from '../values/day.ts'
import { deriveStandings, planOpenings, verdictOf } from './derive.ts'
import type { Dossier } from './dossier.ts'
import { kitOf } from '../../tests/make-activities.ts'
import { arbitraryDossier, dossierOf, knownBy } from '../../tests/make-dossier.ts'
import type { Verdict } from './standing.ts'

/** PROPERTY_RUNS asks for a longer search than every build can afford. */
const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 300) }

const rulebookOf = (body: string) => loadRulebook(fileURLToPath(new URL(`../../rulebook/${body}`, import.meta.url)))
const amt = await rulebookOf('amt')
/** What downtime does to deadlines, each way. */
const downtimeBy = {
  none: amt.rules.downtime,
  'first-day-after': adopt(amt.rules, amt.alternatives, ['downtime/first-day-after']).downtime,
  'days-lost': adopt(amt.rules, amt.alternatives, ['downtime/days-lost']).downtime,
}
const WAYS = ['none', 'first-day-after', 'days-lost'] as const

/** The rules of AMT, bent in every way. */
const BENT: Record<string, (rules: Rules) => Rules> = {
  'as they are': rules => rules,
  'with stages that credit cures': rules => withStages(rules, 'earned', 'decision_day'),
  'with stages that credit put forward cures, audits that reach back, and days of grace': rules => ({
    ...withStages(rules, 'put_forward', 'cycle_last_day'),
    cycle: everyVersion(rules.cycle, { clocks: { earnBy: { after: { days: 60 } } } }),
  }),
  'with cycles of eighteen months from the birth month': rules => ({
    ...withStages(rules, 'reported', 'cycle_end'),
    cycle: everyVersion(rules.cycle, {
      years: 1.5,
      anchor: { at: 'birth_month' },
      first: { length: 'to_next_turn', atLeast: { months: 2 }, owes: 'nothing' },
    }),
  }),
}

const everyVersion = <Rule extends { versions: readonly object[] }>(
  rule: Rule,
  changed: Partial<Rule['versions'][number]>,
): Rule => ({ ...rule, versions: rule.versions.map(each => ({ ...each, ...changed })) })

function withStages(rules: Rules, cure: Stage['cure'], effectiveFrom: 'decision_day' | 'cycle_end' | 'cycle_last_day'): Rules {
  const probation: Stage = { state: 'probation', kind: 'suspended', lasts: { months: 6 }, cure }
  const warned: Stage = { state: 'warned', kind: 'active', lasts: { days: 40 }, cure: 'none' }
  const lost: Stage = { state: 'lapsed', kind: 'lapsed', cure: 'none' }
  const own = (state: string) => ({
    status: 'suspended' as const,
    state,
    label: state,
    publicLabel: state,
    mayUse: true,
    benefits: true,
  })
  return {
    ...rules,
    statuses: [...rules.statuses, own('probation'), own('warned')],
    losses: everyVersion(rules.losses, {
      stages: { points: [probation, lost], audit: [warned, probation, lost], fees: [warned, lost] },
      stagesFrom: 'cycle_end',
    }),
    audit: everyVersion(rules.audit, { effectiveFrom }),
  }
}

/** Everybody whose rules every property holds for, with histories of their kind. */
const LAWS = [
  ...Object.entries(BENT).map(([name, bend]) => ({
    name: `AMT ${name}`,
    rules: bend(amt.rules),
    dossiers: arbitraryDossier,
    ways: WAYS,
  })),
  ...(await Promise.all(
    ['pmi', 'isc2', 'ascp', 'nha', 'nhco', 'aama', 'arrt'].map(async body => {
      const { rules } = await rulebookOf(body)
      // What downtime does is no matter of a body's own.
      return { name: rules.body.shortName, rules, dossiers: dossierOf(kitOf(rules)), ways: WAYS.slice(0, 1) }
    }),
  )),
]

const FIRST = epochDay(day('2000-01-01'))
const LAST = epochDay(day('2030-12-31'))
const arbitraryDay = fc.integer({ min: FIRST, max: LAST }).map(count => addDays(day('1970-01-01'), count))

const withoutNext = (list: Verdict[]) => list.map(({ nextChange: _nextChange, ...rest }) => rest)

function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    for (const each of Object.values(value)) freeze(each)
    Object.freeze(value)
  }
  return value
}

describe.each(LAWS)('whatever the history, by rules of $name', ({ rules, dossiers, ways }) => {
  const verdicts = (dossier: Dossier, asOf: Day, detail = false, by = rules): Verdict[] =>
    deriveStandings(dossier, by, { asOf, detail }).map(verdictOf)
  const rulesBy = (way: (typeof WAYS)[number]): Rules => ({ ...rules, downtime: downtimeBy[way] })

  it('judges without a failure and without touching what it was given', () => {
    fc.assert(
      fc.property(dossiers, arbitraryDay, (dossier, asOf) => {
        freeze(dossier)
        expect(verdicts(dossier, asOf)).toHaveLength(dossier.certifications.length)
        expect(verdicts(dossier, asOf)).toEqual(verdicts(dossier, asOf))
      }),
      RUNS,
    )
  })

  it.each(ways)('gives the same verdict with and without the whole history (downtime: %s)', way => {
    fc.assert(
      fc.property(dossiers, arbitraryDay, (dossier, asOf) => {
        expect(verdicts(dossier, asOf, true, rulesBy(way))).toEqual(verdicts(dossier, asOf, false, rulesBy(way)))
      }),
      RUNS,
    )
  })

  it.each(ways)('does not depend on the order of the facts (downtime: %s)', way => {
    fc.assert(
      fc.property(dossiers, arbitraryDay, (dossier, asOf) => {
        const reversed: Dossier = {
          ...dossier,
          activities: [...dossier.activities].reverse(),
          attestations: [...dossier.attestations].reverse(),
          audits: [...dossier.audits].reverse(),
          payments: [...dossier.payments].reverse(),
          decisions: [...dossier.decisions].reverse(),
          downtimes: [...dossier.downtimes].reverse(),
        }
        expect(verdicts(reversed, asOf, false, rulesBy(way))).toEqual(verdicts(dossier, asOf, false, rulesBy(way)))
      }),
      RUNS,
    )
  })

  it.each(ways)('names as next change exactly the next day on which the verdict differs (downtime: %s)', way => {
    fc.assert(
      fc.property(dossiers, arbitraryDay, fc.array(fc.nat({ max: 9999 }), { maxLength: 12 }), (history, asOf, samples) => {
        const dossier = knownBy(history, asOf)
        const by = rulesBy(way)
        const [now] = verdicts(dossier, asOf, false, by)
        if (!now) return
        const then = (on: Day) => withoutNext(verdicts(dossier, on, false, by))[0]
        const [today] = withoutNext([now])
        const last = now.nextChange ? dayBefore(now.nextChange) : addDays(asOf, 9999)
        const span = epochDay(last) - epochDay(asOf)
        for (const sample of [...samples, span]) expect(then(addDays(asOf, span === 0 ? 0 : sample % (span + 1)))).toEqual(today)
        if (now.nextChange) expect(then(now.nextChange)).not.toEqual(today)
      }),
      RUNS,
    )
  })

  it.each(ways)('never takes anything from anybody by downtime (downtime: %s)', way => {
    const RANK = { active: 2, fee_past_due: 1 } as const
    fc.assert(
      fc.property(dossiers, arbitraryDay, (history, asOf) => {
        // A deadline that was moved may be met late, and what follows may differ: so nothing is done after the downtime.
        const last = history.downtimes.reduce((day, { from }) => (from < day ? from : day), asOf)
        const dossier = { ...knownBy({ ...history, downtimes: [] }, last), downtimes: history.downtimes }
        const rank = (of: Dossier) =>
          verdicts(of, asOf, false, rulesBy(way)).map(({ status }) => (status in RANK ? RANK[status as keyof typeof RANK] : 0))
        const [without] = rank({ ...dossier, downtimes: [] })
        expect(rank(dossier)[0]).toBeGreaterThanOrEqual(without ?? 0)
      }),
      RUNS,
    )
  })

  it('never credits less because an activity was added', () => {
    fc.assert(
      fc.property(dossiers, arbitraryDay, (dossier, asOf) => {
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
      fc.property(dossiers, arbitraryDay, (dossier, onDay) => {
        const openings = planOpenings(dossier, rules, onDay, 'an old system').map((opening, at) => ({ ...opening, id: `o${at}` }))
        for (const { status } of verdicts({ ...dossier, openings }, onDay)) expect(status).not.toBe('not_known')
        for (const { status, reasons } of verdicts({ ...dossier, openings }, onDay))
          if (status === 'decertified') expect(reasons[0]?.code).toBe('loss.audit')
      }),
      RUNS,
    )
  })
})
