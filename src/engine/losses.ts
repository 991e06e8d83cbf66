import { inForce } from '../rulebook/in-force.ts'
import type { LossCause, Rules } from '../rulebook/rules.ts'
import { addDays, anniversary, type Day, dayAfter, dayBefore, later } from '../values/day.ts'
import { NO_POINTS } from '../values/points.ts'
import type { AuditOutcome } from './dossier.ts'
import { type Extending, firstDayOver, lastDayOf, NO_DOWNTIME } from './downtime.ts'
import type { Due } from './dues.ts'
import { cycleNumberOn, cycleStart, type Era } from './era.ts'
import type { Facts } from './facts.ts'
import { type JudgedCycle, requiredOn } from './judge-cycle.ts'
import type { Reason } from './reasons.ts'
import { afterHolds, type Span } from './spans.ts'

/** A certification lost, from a day and for a cause. `uncertain` while an appeal suspends it on the day judged. */
export type Loss = {
  cause: LossCause | 'before_opening'
  on: Day
  reason: Reason
  appeal: Appeal | null
  /** A hold kept it from these days; it bites the day after. */
  heldOff?: { from: Day; until: Day }
}

/** Days on which a hold kept a certification from a loss; `to` is null while it has no end. */
export type HeldOff = Span & { reason: Reason }

/** The holds of a certification, and what they kept it from so far. */
export type Holds = { spans: readonly Span[]; heldOff: HeldOff[] }

/**
 * A loss as holds leave it: on the first day none covers, or null where one has no end or its cause was healed meanwhile.
 * `healedOn` is the day the cause went away, where it did.
 */
export function afterHold({ spans, heldOff }: Holds, loss: Loss, healedOn: Day | null = null): Loss | null {
  const on = spans.length === 0 ? loss.on : afterHolds(spans, loss.on)
  if (on === loss.on) return loss
  const heals = healedOn !== null && (on === null || healedOn < on)
  const to = heals ? dayBefore(healedOn) : on === null ? null : dayBefore(on)
  if (to === null || to >= loss.on) heldOff.push({ from: loss.on, to, reason: loss.reason })
  return on === null || heals ? null : { ...loss, on, heldOff: { from: loss.on, until: dayBefore(on) } }
}

/** An appeal filed in time: the loss sleeps from filing until it is dismissed. */
export type Appeal = { filedOn: Day; dismissedOn: Day | null; decidedOn: Day }

export const isAsleep = ({ appeal }: Loss, on: Day): boolean =>
  appeal !== null && on >= appeal.filedOn && (appeal.dismissedOn === null || on < appeal.dismissedOn)

/** Lost by points: the day after a closed cycle that was not met. */
export function lossByPoints(cycle: JudgedCycle): Loss {
  const { n, end, required, credited, shortfall } = cycle
  const reason: Reason = { code: 'loss.points', cycle: n, end, required: required ?? NO_POINTS, credited, shortfall }
  return { cause: 'points', on: dayAfter(end), reason, appeal: null }
}

/** The appeal against a decision, or 'upheld' where it was granted; null where none was filed in time. */
function appealAgainst({ decisions, downtimes }: Facts, decidedOn: Day, withinDays: number): Appeal | 'upheld' | null {
  const lastDay = lastDayOf(downtimes, addDays(decidedOn, withinDays))
  const filed = decisions.find(
    each => each.kind === 'appeal_filed' && each.effectiveOn >= decidedOn && each.effectiveOn <= lastDay,
  )
  if (!filed) return null
  const decided = decisions.find(
    each => (each.kind === 'appeal_dismissed' || each.kind === 'appeal_upheld') && each.decidedOn >= filed.effectiveOn,
  )
  if (decided?.kind === 'appeal_upheld') return 'upheld'
  return { filedOn: filed.effectiveOn, dismissedOn: decided?.effectiveOn ?? null, decidedOn }
}

function lossByAudit(rules: Rules, era: Era, facts: Facts, audit: AuditOutcome): Loss | null {
  const rule = inForce(rules.audit, audit.decidedOn)
  const appeal = appealAgainst(facts, audit.decidedOn, rule.appealWithinDays)
  if (appeal === 'upheld' || audit.outcome === 'passed') return null
  const on = rule.effectiveFrom === 'decision_day' ? audit.decidedOn : dayAfter(audit.cycleEnd)
  const start = cycleStart(era, cycleNumberOn(era, later(audit.cycleEnd, era.anchor)))
  const required = requiredOn(rules, facts.certification.scheme, start)
  const { cycleEnd, decidedOn, outcome, proved } = audit
  return { cause: 'audit', on, appeal, reason: { code: 'loss.audit', cycleEnd, decidedOn, outcome, proved, required } }
}

/** Lost by audits of this era that were not passed. One whose history was taken over answers only for later decisions. */
export function lossesByAudit(rules: Rules, era: Era, facts: Facts, holds: Holds): Loss[] {
  const from = era.opening ? dayAfter(era.opening.onDay) : era.anchor
  return facts.audits
    .filter(each => each.decidedOn >= from && (era.nextAnchor === null || each.decidedOn < era.nextAnchor))
    .flatMap(each => {
      const loss = lossByAudit(rules, era, facts, each)
      return (loss && afterHold(holds, loss)) ?? []
    })
}

/** The first day on which a due that stays open loses the certification; null where the rule counts no years. */
export function lapseDayOf(
  rules: Rules,
  era: Era,
  dueOn: Day,
  downtimes: readonly Extending[] = NO_DOWNTIME,
): { on: Day; years: number } | null {
  const after = inForce(rules.feeGap, dueOn).lostAfter[era.cohort.duty]
  if (after === 'cycle_end') return null
  const on = anniversary(dayAfter(dueOn), after.years)
  return { on: firstDayOver(downtimes, on), years: after.years }
}

/** Lost by fees that stayed open for the years the rule names. */
export function lossByYearsUnpaid(rules: Rules, era: Era, { downtimes }: Facts, due: Due, holds: Holds): Loss | null {
  const lapse = due.open.length > 0 ? lapseDayOf(rules, era, due.dueOn, downtimes) : null
  if (!lapse) return null
  for (const span of due.open) {
    const on = later(span.from, lapse.on)
    // A payment on the very day comes too late: three years have passed by then.
    if (span.to !== null && on > dayAfter(span.to)) continue
    const reason: Reason = { code: 'loss.fees', feeYear: due.feeYear, dueOn: due.dueOn, years: lapse.years }
    const healedOn = span.to === null ? null : dayAfter(span.to)
    const loss = afterHold(holds, { cause: 'fees', on, appeal: null, reason }, healedOn)
    if (loss) return loss
  }
  return null
}

/** Whether any version of the rule asks for good standing at a cycle's end of those with this duty. */
export const asksAtCycleEnd = (rules: Rules, { cohort }: Era): boolean =>
  rules.feeGap.versions.some(each => each.lostAfter[cohort.duty] === 'cycle_end')

/** Lost by a fee still open when a cycle ends, where the rule in force asks for good standing on that day. */
export function lossAtCycleEnd(rules: Rules, era: Era, dues: readonly Due[], cycleEnd: Day, holds: Holds): Loss | null {
  for (const due of dues) {
    if (due.dueOn > cycleEnd) return null
    if (due.waived || due.excused || due.beforeOpening || lapseDayOf(rules, era, due.dueOn) !== null) continue
    const wasOpen = due.open.some(span => span.from <= cycleEnd && (span.to === null || span.to >= cycleEnd))
    if (!wasOpen && due.settledOn !== null && due.settledOn <= cycleEnd) continue
    const reason: Reason = { code: 'loss.fees_at_cycle_end', feeYear: due.feeYear, dueOn: due.dueOn, cycleEnd }
    const loss = afterHold(holds, { cause: 'fees', on: dayAfter(cycleEnd), reason, appeal: null }, due.settledOn)
    if (loss) return loss
  }
  return null
}

/** Earliest first; on one day in the order the rulebook names. */
export function inOrder(losses: Loss[], sameDayOrder: readonly LossCause[]): Loss[] {
  if (losses.length < 2) return losses
  const rank = ({ cause }: Loss): number => (cause === 'before_opening' ? -1 : sameDayOrder.indexOf(cause))
  return losses.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : rank(a) - rank(b)))
}
