import { inForce } from '../rulebook/in-force.ts'
import type { ActivitiesRule, CategoryCode, CategoryRule, Rules, Version } from '../rulebook/rules.ts'
import { type Day, daysInclusive, dayBefore, earlier, later } from '../values/day.ts'
import { NO_POINTS, type Points } from '../values/points.ts'
import type { CeActivity } from './dossier.ts'
import { type Activities, activitiesWithin, toldOn } from './facts.ts'
import type { Reason } from './reasons.ts'
import { shareOf, type Worth, worthOf } from './worth.ts'

/** The days in which activities count, and the last day on which they may be reported. */
export type Window = { start: Day; end: Day; reportBy: Day }

/** What an activity asks to be counted for in a window, before caps. */
export type Claim = {
  activity: CeActivity
  /** What it is worth by itself; the part of it that lies in this window, and nothing where it does not count. */
  worth: Points
  points: Points
  reasons: readonly Reason[]
  outcome: Worth['outcome']
}

/** Whether two activities are the same piece of education under the rule's criteria. */
export function isDuplicate(a: CeActivity, b: CeActivity, same: ActivitiesRule['duplicates']): boolean {
  return same.every(criterion => {
    if (criterion === 'title') return a.title === b.title
    if (criterion === 'completed_on') return a.completedOn === b.completedOn
    if (criterion === 'hours') return a.hours === b.hours
    return a.interval?.from === b.interval?.from && a.interval?.to === b.interval?.to
  })
}

/** Whether a record of a course goes before another: the body's own does, else the one told first. */
function goesBefore(a: CeActivity, b: CeActivity): boolean {
  const bodys = Number(a.source === 'body') - Number(b.source === 'body')
  if (bodys !== 0) return bodys > 0
  const [toldA, toldB] = [toldOn(a), toldOn(b)]
  return toldA === toldB ? a.id < b.id : toldA < toldB
}

/** The activity an equal one gives way to, among the claims that count at all. Neighbours share a completion day. */
function survivorOf(claims: readonly Claim[], at: number, same: ActivitiesRule['duplicates']): CeActivity {
  const { activity, outcome } = claims[at] as Claim
  if (outcome === 'refused') return activity
  let survivor = activity
  let first = at
  while (first > 0 && isSameDay(claims, first - 1, activity)) first--
  for (let i = first; i < claims.length && isSameDay(claims, i, activity); i++) {
    const other = claims[i] as Claim
    if (i === at || other.outcome === 'refused' || !isDuplicate(activity, other.activity, same)) continue
    if (goesBefore(other.activity, survivor)) survivor = other.activity
  }
  return survivor
}

const isSameDay = (claims: readonly Claim[], at: number, { completedOn }: CeActivity): boolean =>
  (claims[at] as Claim).activity.completedOn === completedOn

/** Days of an interval that fall in the window under versions that accept the category. */
function acceptedDays(rules: Rules, category: CategoryCode, from: Day, to: Day): number {
  const { versions } = rules.activities
  let days = 0
  for (const [at, version] of versions.entries()) {
    if (!categoryIn(version, category)?.accepted) continue
    const next = versions[at + 1]?.from
    const start = version.from === null ? from : later(from, version.from)
    const end = next ? earlier(to, dayBefore(next)) : to
    if (start <= end) days += daysInclusive(start, end)
  }
  return days
}

function claimByDays(rules: Rules, activity: CeActivity, interval: { from: Day; to: Day }, window: Window): Claim | null {
  const from = later(interval.from, window.start)
  const to = earlier(interval.to, window.end)
  if (from > to) return null
  const ofDays = daysInclusive(interval.from, interval.to)
  const days = acceptedDays(rules, activity.category, from, to)
  if (days === 0) return refusal(activity, closedReason(inForce(rules.activities, from), activity.category))
  const worth = worthOf(
    activity,
    categoryIn(inForce(rules.activities, activity.completedOn), activity.category)?.counting ?? null,
  )
  const claim = claimWorth(activity, worth, shareOf(worth.points, days, ofDays))
  return days === ofDays
    ? claim
    : { ...claim, reasons: [...claim.reasons, { code: 'ce.interval_share', days, ofDays, from, to }] }
}

const claimWorth = (activity: CeActivity, { points, reasons, outcome }: Worth, part: number): Claim => ({
  activity,
  worth: points,
  points: outcome === 'counts' ? (part as Points) : NO_POINTS,
  reasons,
  outcome,
})

const refusal = (activity: CeActivity, reason: Reason): Claim => ({
  activity,
  worth: activity.points,
  points: NO_POINTS,
  reasons: [reason],
  outcome: 'refused',
})

const closedReason = (version: Version<ActivitiesRule>, category: CategoryCode): Reason => ({
  code: 'ce.category_closed',
  category,
  version: version.id,
  source: version.source,
})

/** The rule of a category, where the rulebook has one: the code may be anything a person typed, `constructor` included. */
export const categoryIn = ({ categories }: ActivitiesRule, code: CategoryCode): CategoryRule | undefined =>
  Object.hasOwn(categories, code) ? categories[code] : undefined

/** What an activity claims in a window before caps, or null where none of it lies there. */
function claimOf(rules: Rules, activity: CeActivity, window: Window): Claim | null {
  const version = inForce(rules.activities, activity.completedOn)
  const category = categoryIn(version, activity.category)
  if (category?.interval === 'share_by_days' && activity.interval) {
    const shared = claimByDays(rules, activity, activity.interval, window)
    return shared && isLate(activity, window) ? refusal(activity, lateReason(activity, window)) : shared
  }
  if (activity.completedOn < window.start || activity.completedOn > window.end) return null
  if (!category) return refusal(activity, { code: 'ce.category_unknown', category: activity.category })
  if (!category.accepted) return refusal(activity, closedReason(version, activity.category))
  const { cyclesBegunBefore: before } = category
  if (before !== undefined && window.start >= before)
    return refusal(activity, { code: 'ce.cycle_begun_too_late', category: activity.category, start: window.start, before })
  if (isLate(activity, window)) return refusal(activity, lateReason(activity, window))
  const worth = worthOf(activity, category.counting)
  return claimWorth(activity, worth, worth.points)
}

const isLate = (activity: CeActivity, window: Window): boolean =>
  activity.reportedOn !== null && activity.reportedOn > window.reportBy

const lateReason = ({ reportedOn }: CeActivity, { reportBy }: Window): Reason => ({
  code: 'ce.reported_late',
  reportedOn: reportedOn as Day,
  reportBy,
})

/**
 * What activities claim in a window, earliest completion first: each piece of education once, and of a category that counts
 * only so often in a cycle the ones worth most.
 */
export function claimsIn(rules: Rules, usable: Activities, window: Window): Claim[] {
  const rule = inForce(rules.activities, window.end)
  const all: Claim[] = []
  for (const activity of activitiesWithin(usable, window.start, window.end)) {
    const claim = claimOf(rules, activity, window)
    if (claim) all.push(claim)
  }
  const claims: Claim[] = []
  let limited = false
  for (let at = 0; at < all.length; at++) {
    const claim = all[at] as Claim
    const survivor = survivorOf(all, at, rule.duplicates)
    claims.push(survivor === claim.activity ? claim : refusal(claim.activity, { code: 'ce.duplicate_of', activity: survivor.id }))
    if (categoryIn(rule, claim.activity.category)?.counting?.timesInCycle) limited = true
  }
  return limited ? withoutTooOften(claims, rule) : claims
}

function withoutTooOften(claims: readonly Claim[], rule: ActivitiesRule): Claim[] {
  const surplus = new Set<Claim>()
  for (const code of new Set(claims.map(({ activity }) => activity.category))) {
    const times = categoryIn(rule, code)?.counting?.timesInCycle
    if (!times) continue
    const counting = claims.filter(each => each.activity.category === code && each.outcome === 'counts')
    for (const each of counting.toSorted((a, b) => b.points - a.points).slice(times)) surplus.add(each)
  }
  return claims.map(claim => {
    const times = categoryIn(rule, claim.activity.category)?.counting?.timesInCycle
    return times && surplus.has(claim)
      ? refusal(claim.activity, { code: 'ce.too_often', category: claim.activity.category, times })
      : claim
  })
}
