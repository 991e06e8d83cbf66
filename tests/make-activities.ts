import fc from 'fast-check'
import type { CeActivity, Measure, Particulars } from '../src/engine/dossier.ts'
import { cycleEnd } from '../src/engine/era.ts'
import type { Rules } from '../src/rulebook/rules.ts'
import { addDays, type Day } from '../src/values/day.ts'
import { points } from '../src/values/points.ts'

/** The regular last day of a cycle of three years from an anchor. */
export const regularEnd = (anchor: Day, n: number): Day =>
  cycleEnd(
    {
      grid: { base: anchor, first: 0 },
      cycleRule: { years: 3, end: 'day_before_anniversary', reportingGraceDays: 0, rollNeeds: [] },
    },
    n,
  )

/** What a rulebook's dossiers are made of. */
export type Kit = { schemes: readonly string[]; categories: readonly string[]; tags: readonly string[]; units: readonly string[] }

export const AMT: Kit = {
  schemes: ['RMA', 'RPT', 'MLS', 'COLT', 'MDT', 'AHI'],
  categories: ['professional-education', 'formal-education', 'employment', 'authorship', 'instruction', 'organization', 'misc'],
  tags: [],
  units: [],
}

/** The schemes, categories, tags and units of a rulebook, and a category it does not have. */
export function kitOf({ schemes, activities }: Rules): Kit {
  const of = <Item>(items: (version: Rules['activities']['versions'][number]) => readonly Item[]): Item[] => [
    ...new Set(activities.versions.flatMap(items)),
  ]
  return {
    schemes: Object.keys(schemes),
    categories: [...of(({ categories }) => Object.keys(categories)), 'misc'],
    tags: of(({ tags = {}, marks = {} }) => [...Object.keys(tags), ...Object.keys(marks)]),
    units: of(({ categories }) =>
      Object.values(categories).flatMap(({ counting }) => (counting?.convert ?? []).map(({ unit }) => unit)),
    ),
  }
}

const particulars = ({ tags, units }: Kit, completedOn: Day): fc.Arbitrary<Particulars | null> => {
  if (tags.length === 0) return fc.constant(null)
  const some = fc.subarray([...tags], { maxLength: Math.min(3, tags.length) })
  return fc.option(
    fc
      .record({
        tags: some,
        marks: some,
        quantity: fc.nat({ max: 3000 }),
        unit: fc.constantFrom(null, ...units),
        relevance: fc.constantFrom(100, 100, 50),
        parts: fc.oneof(
          { weight: 4, arbitrary: fc.constant([]) },
          {
            weight: 1,
            arbitrary: fc.array(fc.record({ tags: some, share: fc.integer({ min: 1, max: 5 }) }), { minLength: 1, maxLength: 3 }),
          },
        ),
        flagged: fc.option(fc.integer({ min: 1, max: 300 }), { nil: null, freq: 8 }),
        outcome: fc.constantFrom(null, 'cleared' as const, 'disallowed' as const),
      })
      .map(({ quantity, unit, flagged, outcome, ...rest }) => ({
        ...rest,
        work: unit === null ? null : { unit, quantity },
        audit:
          flagged === null
            ? null
            : {
                flaggedOn: addDays(completedOn, flagged),
                decidedOn: outcome === null ? null : addDays(completedOn, flagged + 60),
                outcome,
              },
      })),
    { nil: null, freq: 3 },
  )
}

/** A random activity, mostly within some cycles of an anchor. */
export const activity = (kit: Kit, anchor: Day, at: number): fc.Arbitrary<CeActivity> =>
  fc
    .record({
      after: fc.integer({ min: -200, max: 4500 }),
      category: fc.constantFrom(...kit.categories),
      title: fc.constantFrom('A', 'B', 'C'),
      hours: fc.constantFrom(null, 100, 150),
      halves: fc.integer({ min: 0, max: 80 }),
      awarded: fc.boolean(),
      source: fc.constantFrom('body' as const, 'certificant' as const, 'staff' as const),
      length: fc.integer({ min: 0, max: 900 }),
      late: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null, freq: 4 }),
      forward: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null, freq: 8 }),
    })
    .map(({ after, halves, length, late, forward, ...rest }) => {
      const completedOn = addDays(anchor, after)
      const interval =
        rest.category === 'employment' && length > 0 ? { from: addDays(completedOn, -length), to: completedOn } : null
      return {
        ...rest,
        id: `a${String(at).padStart(3, '0')}`,
        completedOn,
        interval,
        points: points(halves / 2),
        reportedOn: late === null ? null : addDays(completedOn, late),
        forCycle: forward === null ? null : regularEnd(anchor, forward),
      }
    })
    .chain(plain => particulars(kit, plain.completedOn).map(more => ({ ...plain, particulars: more })))

/** A day in some cycles of an anchor. */
export const dayAfterAnchor = (anchor: Day): fc.Arbitrary<Day> => fc.nat({ max: 4500 }).map(count => addDays(anchor, count))

/** A random amount of something else than points. */
export const measure = (anchor: Day, at: number): fc.Arbitrary<Measure> =>
  fc
    .record({
      from: dayAfterAnchor(anchor),
      days: fc.nat({ max: 900 }),
      unit: fc.constantFrom('work-month', 'work-hour'),
      amount: fc.nat({ max: 4000 }),
      late: fc.nat({ max: 90 }),
    })
    .map(({ from, days, unit, amount, late }) => {
      const to = addDays(from, days)
      return { id: `m${at}`, certification: null, unit, amount: amount * 100, from, to, reportedOn: addDays(to, late) }
    })

/** An activity with as much of its audit as had happened. */
export function asKnownBy(activity: CeActivity, by: (each: Day | null) => boolean): CeActivity {
  const audit = activity.particulars?.audit
  if (!activity.particulars || !audit) return activity
  const known = by(audit.flaggedOn) ? (by(audit.decidedOn) ? audit : { ...audit, decidedOn: null, outcome: null }) : null
  return { ...activity, particulars: { ...activity.particulars, audit: known } }
}
