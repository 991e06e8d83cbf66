import { inForce } from '../rulebook/in-force.ts'
import type { Rules } from '../rulebook/rules.ts'
import { addMonths, type Day, dayAfter, earlier, later } from '../values/day.ts'
import { runsOn, settle } from './cure.ts'
import { lastDayOf } from './downtime.ts'
import { type Due, dueOnOf, dueRuleOf, isOneFee, judgeDue, NEVER_DUE, paymentsByYear } from './dues.ts'
import { cycleNumberOn, type Era, eraOn } from './era.ts'
import type { Facts } from './facts.ts'
import { carriedInto, type JudgedCycle, judgeCycle } from './judge-cycle.ts'
import {
  afterHold,
  inHeldStages,
  asksAtCycleEnd,
  type Holds,
  inOrder,
  type Loss,
  lossAtCycleEnd,
  lossByPoints,
  lostFrom,
  lossesByTimeUnpaid,
  lossesByAudit,
} from './losses.ts'
import { lossesByLongDuty } from './long-duty.ts'
import { holdsOf } from './spans.ts'

/** One era judged from the facts usable on a day: what a verdict on that day, or on a later one if nothing happens, is read from. */
export type Career = {
  rules: Rules
  facts: Facts
  /** The facts for cycles not judged yet: what made an earlier cycle good after its end counts no more. */
  left: Facts
  era: Era
  /** Judged cycles, ascending, up to the one that contains the day or the one that failed. */
  cycles: readonly JudgedCycle[]
  /** Ascending, from the first judged one past the first that is open, until nothing more can follow from them. */
  dues: readonly Due[]
  /** Earliest first; some may lie after the day judged. */
  losses: readonly Loss[]
  /** When losses are held off, and what was. */
  holds: Readonly<Holds>
  /** The first day about which anything is said; earlier history was taken over unjudged. */
  judgedFrom: Day
  detail: boolean
}

/** How far past the day judged dues are looked at: beyond the longest a due may stay open before it loses the certification. */
const HORIZON_MONTHS = 48

/** The first due of an era in its own count. */
export const firstDue = (rules: Rules, era: Era): number => (dueRuleOf(rules, era, 0).firstYear === 'due' ? 0 : 1)

/** Judged cycles, and the facts left for those to come: what made an earlier cycle good counts no more. */
type Judged = { cycles: JudgedCycle[]; left: Facts }

function judgeCycles(rules: Rules, era: Era, facts: Facts, asOf: Day, detail: boolean): Judged {
  const judged = era.cohort.duty === 'ce' && (era.opening === null || era.opening.cycleStart !== null)
  if (!judged && !detail) return { cycles: [], left: facts }
  const present = cycleNumberOn(era, asOf < era.anchor ? era.anchor : asOf)
  const from = era.opening?.cycleStart ?? era.anchor
  const cycles: JudgedCycle[] = []
  let left = facts
  // Cycles of the person that ended before this certification was granted are not its own.
  const first = era.start < era.anchor ? cycleNumberOn(era, era.anchor) : 1
  for (let n = detail || from === era.anchor ? first : cycleNumberOn(era, from); n <= present; n++) {
    const ended = judgeCycle(rules, era, left, n, asOf, detail, carriedInto(n, cycles.at(-1)))
    const { cycle, left: activities } = settle(rules, era, left, ended, asOf)
    cycles.push(cycle)
    if (activities !== left.activities) left = { ...left, activities }
    if (!runsOn(cycle, asOf)) break
  }
  return { cycles, left }
}

function judgeDues(rules: Rules, era: Era, facts: Facts, asOf: Day, lostOn: Day | null, detail: boolean): Due[] {
  if (dueRuleOf(rules, era, 0).due === 'never') return []
  const first = firstDue(rules, era)
  const byYear = paymentsByYear(rules, era, facts, first)
  const horizon = addMonths(later(asOf, era.anchor), HORIZON_MONTHS)
  let lastTouchedYear = 0
  for (const year of byYear.keys()) lastTouchedYear = Math.max(lastTouchedYear, year)
  for (const { feeYear } of facts.decisions) lastTouchedYear = Math.max(lastTouchedYear, feeYear ?? 0)
  const dues: Due[] = []
  for (let k = first; ; k++) {
    const dueOn = dueOnOf(rules, era, k)
    if (dueOn === NEVER_DUE || (lostOn !== null && dueOn >= lostOn)) break
    if (era.nextAnchor !== null && dueOn >= era.nextAnchor) break
    const due = judgeDue(rules, era, facts, k, byYear, asOf, dueOn)
    if (detail || !due.beforeOpening) dues.push(due)
    if (dueOn > horizon && due.feeYear > lastTouchedYear) break
  }
  return dues
}

/** The dues of an era; where one fee is for all certifications, those of the longest held that fell due since this one's grant. */
function duesIn(rules: Rules, era: Era, facts: Facts, asOf: Day, lostOn: Day | null, detail: boolean): Due[] {
  const first = isOneFee(rules) ? facts.together?.[0]?.certifiedOn : undefined
  if (first === undefined || first >= era.anchor || era.recertified) return judgeDues(rules, era, facts, asOf, lostOn, detail)
  const dues = judgeDues(rules, { ...era, anchor: first }, facts, asOf, lostOn, detail)
  return dues.filter(each => each.dueOn >= era.anchor)
}

function lossesByFees(
  rules: Rules,
  era: Era,
  facts: Facts,
  dues: readonly Due[],
  cycles: readonly JudgedCycle[],
  holds: Holds,
): Loss[] {
  const losses: Loss[] = []
  for (const due of dues) {
    losses.push(...lossesByTimeUnpaid(rules, era, facts, due, holds))
    // Years later a second fee would have been open as long; it tells nothing more.
    if (losses.some(each => each.until === undefined)) break
  }
  if (!asksAtCycleEnd(rules, era)) return losses
  for (const { end, state } of cycles) {
    const loss =
      state === 'before_opening' ? null : lossAtCycleEnd(rules, era, facts, dues, lastDayOf(facts.downtimes, end), holds)
    if (loss) losses.push(loss)
  }
  return losses
}

/** A loss the old system's history amounted to, as the take-over stated it. */
function lossBeforeOpening({ opening }: Era): Loss[] {
  if (opening?.status !== 'lapsed') return []
  const reason = { code: 'loss.before_opening', since: opening.since, from: opening.takenOverFrom } as const
  return [{ cause: 'before_opening', on: opening.since, reason, appeal: null }]
}

/** The start of the fee year of the first judged due. */
function feeYearStart(rules: Rules, era: Era, feesFrom: Day): Day {
  let k = firstDue(rules, era)
  while (dueOnOf(rules, era, k) < feesFrom) k++
  return k > firstDue(rules, era) ? dayAfter(dueOnOf(rules, era, k - 1)) : era.anchor
}

function judgedFromOf(rules: Rules, era: Era): Day {
  const { opening } = era
  if (!opening) return era.anchor
  if (opening.status === 'lapsed') return opening.since
  const fees = opening.feesFrom ? feeYearStart(rules, era, opening.feesFrom) : era.anchor
  return earlier(opening.onDay, opening.cycleStart ? later(fees, opening.cycleStart) : fees)
}

/** Nothing falls due once the certification is lost. */
const dueBefore = (dues: Due[], lostOn: Day | null): Due[] => (lostOn === null ? dues : dues.filter(each => each.dueOn < lostOn))

/** A cycle that was running when the certification was lost is abandoned: it cannot fail any more. */
function withoutAbandoned(losses: Loss[]): Loss[] {
  const first = firmlyLostOn(losses)
  return first === null ? losses : losses.filter(each => each.cause !== 'points' || each.on <= first)
}

/** The first day on which the certification is lost by what no appeal holds off. */
function firmlyLostOn(losses: readonly Loss[]): Day | null {
  let first: Day | null = null
  for (const loss of losses) {
    const on = loss.appeal === null ? lostFrom(loss) : null
    if (on !== null && (first === null || on < first)) first = on
  }
  return first
}

/** Judges the era of a certification that contains a day, from the facts usable on it. */
export function judgeCareer(rules: Rules, facts: Facts, detail: boolean): Career {
  const { asOf } = facts
  const era = eraOn(rules, facts, asOf)
  const { cycles, left } = judgeCycles(rules, era, facts, asOf, detail)
  const holds: Holds = { spans: holdsOf(facts.decisions), heldOff: [] }
  const early = [...lossBeforeOpening(era), ...lossesByAudit(rules, era, facts, holds)]
  for (const loss of lossesByLongDuty(rules, era, facts)) early.push(...inHeldStages(rules, facts, holds, loss))
  for (const cycle of cycles) {
    const byPoints = cycle.state === 'failed' || cycle.stages ? afterHold(holds, lossByPoints(cycle)) : null
    if (byPoints) early.push(byPoints)
  }
  const { sameDayOrder } = inForce(rules.losses, asOf)
  const dues = duesIn(rules, era, facts, asOf, firmlyLostOn(early), detail)
  const losses = withoutAbandoned(inOrder([...early, ...lossesByFees(rules, era, facts, dues, cycles, holds)], sameDayOrder))
  const lostOn = firmlyLostOn(losses)
  return {
    rules,
    facts,
    left,
    era,
    cycles,
    dues: dueBefore(dues, lostOn),
    losses,
    holds,
    judgedFrom: judgedFromOf(rules, era),
    detail,
  }
}

/** The cycle that contains a day: where an extension overlaps the next cycle, the extended one. */
export function cycleOn({ rules, era, left, cycles, detail }: Career, on: Day): JudgedCycle | null {
  if (on < era.anchor) return null
  const n = cycleNumberOn(era, on)
  const extended = n > 1 ? cycles.find(each => each.n === n - 1) : undefined
  if (extended?.extended && extended.end >= on) return extended
  const before = cycles.find(each => each.n === n - 1)
  return cycles.find(each => each.n === n) ?? judgeCycle(rules, era, left, n, on, detail, carriedInto(n, before))
}
