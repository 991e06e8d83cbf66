import { inForce } from '../rulebook/in-force.ts'
import type { Rules } from '../rulebook/rules.ts'
import { addMonths, type Day, dayAfter, earlier, later } from '../values/day.ts'
import { lastDayOf } from './downtime.ts'
import { type Due, dueOnOf, dueRuleOf, judgeDue, paymentsByYear } from './dues.ts'
import { cycleNumberOn, type Era, eraOn } from './era.ts'
import type { Facts } from './facts.ts'
import { type JudgedCycle, judgeCycle } from './judge-cycle.ts'
import {
  afterHold,
  asksAtCycleEnd,
  type Holds,
  inOrder,
  type Loss,
  lossAtCycleEnd,
  lossByPoints,
  lossByYearsUnpaid,
  lossesByAudit,
} from './losses.ts'
import { holdsOf } from './spans.ts'

/** One era judged from the facts usable on a day: what a verdict on that day, or on a later one if nothing happens, is read from. */
export type Career = {
  rules: Rules
  facts: Facts
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

function judgeCycles(rules: Rules, era: Era, facts: Facts, asOf: Day, detail: boolean): JudgedCycle[] {
  const judged = era.cohort.duty === 'ce' && (era.opening === null || era.opening.cycleStart !== null)
  if (!judged && !detail) return []
  const present = cycleNumberOn(era, asOf < era.anchor ? era.anchor : asOf)
  const from = era.opening?.cycleStart ?? era.anchor
  const cycles: JudgedCycle[] = []
  for (let n = detail || from === era.anchor ? 1 : cycleNumberOn(era, from); n <= present; n++) {
    const cycle = judgeCycle(rules, era, facts, n, asOf, detail)
    cycles.push(cycle)
    if (cycle.state === 'failed') break
  }
  return cycles
}

function judgeDues(rules: Rules, era: Era, facts: Facts, asOf: Day, lostOn: Day | null, detail: boolean): Due[] {
  const first = firstDue(rules, era)
  const byYear = paymentsByYear(rules, era, facts, first)
  const horizon = addMonths(later(asOf, era.anchor), HORIZON_MONTHS)
  let lastTouchedYear = 0
  for (const year of byYear.keys()) lastTouchedYear = Math.max(lastTouchedYear, year)
  for (const { feeYear } of facts.decisions) lastTouchedYear = Math.max(lastTouchedYear, feeYear ?? 0)
  const dues: Due[] = []
  for (let k = first; ; k++) {
    const dueOn = dueOnOf(rules, era, k)
    if (lostOn !== null && dueOn >= lostOn) break
    if (era.nextAnchor !== null && dueOn >= era.nextAnchor) break
    const due = judgeDue(rules, era, facts, k, byYear, asOf, dueOn)
    if (detail || !due.beforeOpening) dues.push(due)
    if (dueOn > horizon && due.feeYear > lastTouchedYear) break
  }
  return dues
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
    // Years later a second fee would have been open as long; it tells nothing more.
    const loss = losses.length === 0 ? lossByYearsUnpaid(rules, era, facts, due, holds) : null
    if (loss) losses.push(loss)
  }
  if (!asksAtCycleEnd(rules, era)) return losses
  for (const { end, state } of cycles) {
    const loss = state === 'before_opening' ? null : lossAtCycleEnd(rules, era, dues, lastDayOf(facts.downtimes, end), holds)
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
  const first = losses.find(each => each.appeal === null)
  return first ? losses.filter(each => each.cause !== 'points' || each.on <= first.on) : losses
}

/** Judges the era of a certification that contains a day, from the facts usable on it. */
export function judgeCareer(rules: Rules, facts: Facts, detail: boolean): Career {
  const { asOf } = facts
  const era = eraOn(rules, facts, asOf)
  const cycles = judgeCycles(rules, era, facts, asOf, detail)
  const holds: Holds = { spans: holdsOf(facts.decisions), heldOff: [] }
  const early = [...lossBeforeOpening(era), ...lossesByAudit(rules, era, facts, holds)]
  const failed = cycles.find(each => each.state === 'failed')
  const byPoints = failed && afterHold(holds, lossByPoints(failed))
  if (byPoints) early.push(byPoints)
  const { sameDayOrder } = inForce(rules.losses, asOf)
  const firmly = inOrder(early, sameDayOrder).find(loss => loss.appeal === null)
  const dues = judgeDues(rules, era, facts, asOf, firmly?.on ?? null, detail)
  const losses = withoutAbandoned(inOrder([...early, ...lossesByFees(rules, era, facts, dues, cycles, holds)], sameDayOrder))
  const lostOn = losses.find(each => each.appeal === null)?.on ?? null
  return {
    rules,
    facts,
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
export function cycleOn({ rules, era, facts, cycles, detail }: Career, on: Day): JudgedCycle | null {
  if (on < era.anchor) return null
  const n = cycleNumberOn(era, on)
  const extended = n > 1 ? cycles.find(each => each.n === n - 1) : undefined
  if (extended?.extended && extended.end >= on) return extended
  return cycles.find(each => each.n === n) ?? judgeCycle(rules, era, facts, n, on, detail)
}
