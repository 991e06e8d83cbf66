import { offsetOf } from './compile-cycle.ts'
import type { Points } from '../values/points.ts'
import type { CarryOver, CategoryCounting, Limit, Need, NeedKind, Plan, PlanPath, Selector } from './counting.ts'
import type { ActivitiesRule, CategoryRule, RequirementRule } from './rules.ts'
import type { WrittenVersion } from './schema.ts'

type WrittenRequirement = WrittenVersion<'requirement'>
type WrittenPlan = NonNullable<WrittenRequirement['plans']>[number]
type WrittenPath = WrittenPlan['paths'][number]
type WrittenNeed = WrittenPath['needs'][number]
type WrittenLimit = WrittenPlan['limits'][number]
type WrittenSelector = WrittenLimit['of']
type WrittenCarryOver = Exclude<WrittenRequirement['carry_over'], 'none'>
type WrittenActivities = WrittenVersion<'activities'>
type WrittenCategory = WrittenActivities['categories'][string]

const byScheme = <Figure extends number | 'unset'>(figures: Figure | Record<string, Figure>, schemes: readonly string[]) =>
  typeof figures === 'object' ? figures : Object.fromEntries(schemes.map(scheme => [scheme, figures]))

const mapValues = <From, To>(map: Record<string, From>, make: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, make(value)]))

/** The requirement of a version; what plans say is there only where the body has plans. */
export function requirementOf(written: WrittenRequirement, schemes: readonly string[]): RequirementRule {
  const { total, plans = [], counting, smallest_unit, carry_over } = written
  const totals = byScheme(total, schemes)
  const carryOver = carry_over === 'none' ? carry_over : carryOverOf(carry_over, schemes)
  if (plans.length === 0) return { total: totals, carryOver }
  return {
    total: totals,
    plans: Object.fromEntries(
      plans.flatMap(each => each.schemes.map(scheme => [scheme, planOf(each, totals[scheme] ?? 'unset')])),
    ),
    ...(counting && { counting }),
    ...(smallest_unit !== undefined && { smallestUnit: smallest_unit }),
    carryOver,
  }
}

const carryOverOf = ({ most, earned_in_last, of }: WrittenCarryOver, schemes: readonly string[]): CarryOver => ({
  most: byScheme<Points>(most, schemes),
  earnedInLast: offsetOf(earned_in_last),
  of: selectorOf(of),
})

function selectorOf(written: WrittenSelector): Selector {
  if (written === 'everything') return {}
  const { any, all, none } = written
  return { ...(any && { any }), ...(all && { all }), ...(none && { none }) }
}

const planOf = ({ paths, limits }: WrittenPlan, total: Points | 'unset'): Plan => ({
  paths: paths.map(each => pathOf(each, total)),
  limits: limits.map(limitOf),
})

const pathOf = ({ id, title, total: own, needs }: WrittenPath, ofScheme: Points | 'unset'): PlanPath => {
  const total = own ?? ofScheme
  return { id, title, total: total === 'none' || total === 'unset' ? null : total, needs: needs.map(needOf) }
}

const needOf = (written: WrittenNeed): Need => ({ id: written.id, title: written.title, ...needKindOf(written) })

/** What a need asks for; the checks have seen that it asks for exactly one thing. */
function needKindOf(written: WrittenNeed): NeedKind {
  const { credits, of, axis, amount, of_unit, each, document, fee, exam, before_end, precondition } = written
  if (credits !== undefined)
    return { kind: 'credits', least: credits, of: of ? selectorOf(of) : {}, axis: axis ?? null, each: each ?? 'cycle' }
  if (amount !== undefined) return { kind: 'measure', least: amount, unit: of_unit ?? '', each: each ?? 'cycle' }
  if (document !== undefined) return { kind: 'document', document }
  if (fee !== undefined) return { kind: 'fee', fee }
  if (exam !== undefined) return { kind: 'exam', beforeEnd: before_end ? offsetOf(before_end) : null }
  return { kind: 'precondition', precondition: precondition ?? '' }
}

const limitOf = ({ id, title, of, most, percent, percent_of, in_proportion_to }: WrittenLimit): Limit => ({
  id,
  title,
  of: selectorOf(of),
  most: most !== undefined ? { points: most } : { percent: percent ?? 0, ofNeed: percent_of ?? 'total' },
  inProportionTo: in_proportion_to ?? null,
})

/** The activities of a version; tags and marks are there only where the body has them. */
export const activitiesOf = ({ several, duplicates, tags, marks, categories }: WrittenActivities): ActivitiesRule => ({
  several,
  duplicates,
  categories: mapValues(categories, categoryOf),
  ...(tags && { tags }),
  ...(marks && { marks }),
})

function categoryOf(written: WrittenCategory): CategoryRule {
  const { title, accepted, interval, cap } = written
  const counting = countingOf(written)
  return {
    title,
    accepted,
    ...(written.cycles_begun_before !== undefined && { cyclesBegunBefore: written.cycles_begun_before }),
    interval,
    cap: cap ? { ...capOf(cap), sample: cap.sample ?? false } : null,
    counting,
  }
}

const capOf = ({ points, percent_of_requirement }: NonNullable<WrittenCategory['cap']>) =>
  points === undefined ? { percentOfRequirement: percent_of_requirement ?? 0 } : { points }

const COUNTING_KEYS = [
  'tags',
  'convert',
  'round',
  'at_least',
  'times_in_cycle',
  'indivisible',
  'requires',
  'pending_until',
] as const satisfies readonly (keyof WrittenCategory)[]

const ONE_UNIT = 100

function countingOf(written: WrittenCategory): CategoryCounting | null {
  if (COUNTING_KEYS.every(key => written[key] === undefined)) return null
  const { tags = [], convert = [], round, at_least, times_in_cycle, indivisible, requires = [], pending_until } = written
  return {
    tags,
    convert: convert.map(({ unit, per, points, sample }) => ({ unit, per: per ?? ONE_UNIT, points, sample: sample ?? false })),
    round: round ? { to: round.to, how: round.how, afterFirst: round.after_first ?? null } : null,
    atLeast: at_least ?? null,
    timesInCycle: times_in_cycle ?? null,
    indivisible: indivisible ?? false,
    requires,
    pendingUntil: pending_until ?? null,
  }
}
