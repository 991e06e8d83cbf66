import { inForce } from '../rulebook/in-force.ts'
import type { ActivitiesRule, Cap, CategoryCode, CategoryRule, Rules, Version } from '../rulebook/rules.ts'
import { type Day, daysInclusive, dayBefore, earlier, later } from '../values/day.ts'
import { NO_POINTS, type Points } from '../values/points.ts'
import type { CeActivity } from './dossier.ts'
import { type Activities, activitiesWithin, toldOn } from './facts.ts'
import type { Reason } from './reasons.ts'
import type { CategoryCredit, Treatment } from './standing.ts'

/** The days in which activities count, and the last day on which they may be reported. */
export type Window = { start: Day; end: Day; reportBy: Day }

export type CeCredit = { credited: Points; byCategory: CategoryCredit[]; treatments: Treatment[] }

type Claim = { activity: CeActivity; points: Points; reasons: readonly Reason[]; refused: boolean }

const NO_REASONS: readonly Reason[] = []

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
  const { activity, refused } = claims[at] as Claim
  if (refused) return activity
  let survivor = activity
  let first = at
  while (first > 0 && isSameDay(claims, first - 1, activity)) first--
  for (let i = first; i < claims.length && isSameDay(claims, i, activity); i++) {
    const other = claims[i] as Claim
    if (i === at || other.refused || !isDuplicate(activity, other.activity, same)) continue
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
  const points = Math.floor((activity.points * days) / ofDays) as Points
  return {
    activity,
    points,
    reasons: days === ofDays ? NO_REASONS : [{ code: 'ce.interval_share', days, ofDays, from, to }],
    refused: false,
  }
}

const refusal = (activity: CeActivity, reason: Reason): Claim => ({
  activity,
  points: NO_POINTS,
  reasons: [reason],
  refused: true,
})

const closedReason = (version: Version<ActivitiesRule>, category: CategoryCode): Reason => ({
  code: 'ce.category_closed',
  category,
  version: version.id,
  source: version.source,
})

/** The rule of a category, where the rulebook has one: the code may be anything a person typed, `constructor` included. */
const categoryIn = ({ categories }: ActivitiesRule, code: CategoryCode): CategoryRule | undefined =>
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
  if (isLate(activity, window)) return refusal(activity, lateReason(activity, window))
  return { activity, points: activity.points, reasons: NO_REASONS, refused: false }
}

const isLate = (activity: CeActivity, window: Window): boolean =>
  activity.reportedOn !== null && activity.reportedOn > window.reportBy

const lateReason = ({ reportedOn }: CeActivity, { reportBy }: Window): Reason => ({
  code: 'ce.reported_late',
  reportedOn: reportedOn as Day,
  reportBy,
})

/** The cap in points; a share of the requirement is rounded down to the hundredth, and caps nothing where there is no requirement. */
function capOf(cap: Cap | null, required: Points | null): Points | null {
  if (cap === null) return null
  if ('points' in cap) return cap.points
  return required === null ? null : (Math.floor((required * cap.percentOfRequirement) / 100) as Points)
}

type Filling = {
  category: CategoryCode
  rule: CategoryRule | undefined
  cap: Points | null
  claimed: number
  capped: number
  credited: number
}

/**
 * The points that count in a window, in hundredths, each category up to its cap, the earliest activity first. Points that
 * an old system awarded pass the cap by: it was that system's to apply.
 */
export function creditCe(rules: Rules, usable: Activities, window: Window, required: Points | null, detail: boolean): CeCredit {
  const rule = inForce(rules.activities, window.end)
  const fillings: Filling[] = []
  const treatments: Treatment[] = []
  const activities = activitiesWithin(usable, window.start, window.end)
  const claims: Claim[] = []
  for (const activity of activities) {
    const claim = claimOf(rules, activity, window)
    if (claim) claims.push(claim)
  }
  let credited = 0
  for (let at = 0; at < claims.length; at++) {
    const claim = claims[at] as Claim
    const { activity } = claim
    const survivor = survivorOf(claims, at, rule.duplicates)
    const counts = survivor === activity ? claim : refusal(activity, { code: 'ce.duplicate_of', activity: survivor.id })
    const filling = fillingOf(fillings, activity.category, rule, required)
    const given = fill(filling, counts)
    credited += given
    if (detail) treatments.push(treatmentOf(counts, filling, given as Points))
  }
  return { credited: credited as Points, byCategory: fillings.map(categoryCredit), treatments }
}

/** The filling of a category, begun where it is the first claim of it. */
function fillingOf(fillings: Filling[], category: CategoryCode, version: ActivitiesRule, required: Points | null): Filling {
  for (const each of fillings) if (each.category === category) return each
  const rule = categoryIn(version, category)
  const begun: Filling = { category, rule, cap: capOf(rule?.cap ?? null, required), claimed: 0, capped: 0, credited: 0 }
  fillings.push(begun)
  return begun
}

/** Adds a claim to its category and says how much of it counts. */
function fill(filling: Filling, { activity, points }: Claim): number {
  filling.claimed += points
  const room = filling.cap === null || activity.awarded ? points : Math.max(0, filling.cap - filling.capped)
  const given = Math.min(points, room)
  if (!activity.awarded) filling.capped += given
  filling.credited += given
  return given
}

const overCap = ({ category, cap, rule }: Filling, cut: number): Reason => ({
  code: 'ce.over_cap',
  category,
  cap: cap as Points,
  cut: cut as Points,
  sample: rule?.cap?.sample ?? false,
})

const categoryCredit = ({ category, claimed, credited, cap }: Filling): CategoryCredit => ({
  category,
  claimed: claimed as Points,
  credited: credited as Points,
  cap,
})

function treatmentOf(claim: Claim, filling: Filling, credited: Points): Treatment {
  const { activity, points } = claim
  const reasons = credited < points ? [...claim.reasons, overCap(filling, points - credited)] : claim.reasons
  return {
    activity: activity.id,
    treatment: credited === 0 && reasons.length > 0 ? 'refused' : credited < activity.points ? 'partly' : 'counted',
    claimed: activity.points,
    credited,
    reasons,
  }
}
