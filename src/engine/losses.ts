import { inForce } from '../rulebook/in-force.ts'
import type { Rules } from '../rulebook/rules.ts'
import type { LossCause } from '../rulebook/rules-back.ts'
import type { AuditRule } from '../rulebook/rules-time.ts'
import { addDays, type Day, dayAfter, dayBefore, later } from '../values/day.ts'
import { after } from '../values/offset.ts'
import { NO_POINTS, type Points } from '../values/points.ts'
import { cutAt, makesGood } from './cure.ts'
import { requiredBy, requirementKey } from './credit.ts'
import type { AuditOutcome } from './dossier.ts'
import { type Extending, firstDayOver, lastDayOf, NO_DOWNTIME } from './downtime.ts'
import type { Due } from './dues.ts'
import { cycleNumberOn, cycleStart, type Era } from './era.ts'
import type { Facts } from './facts.ts'
import type { JudgedCycle } from './judge-cycle.ts'
import type { Reason } from './reasons.ts'
import { shortOf } from './shortage.ts'
import { afterHolds, covers, type Span } from './spans.ts'
import type { StageSpan } from './stage-span.ts'
import { leavesRunning, spansFrom } from './stages.ts'

/** A certification lost, from a day and for a cause. `uncertain` while an appeal suspends it on the day judged. */
export type Loss = {
  cause: LossCause | 'before_opening'
  on: Day
  reason: Reason
  appeal: Appeal | null
  /** A hold kept it from these days; it bites the day after. */
  heldOff?: { from: Day; until: Day }
  /** What follows step by step, where it does not end the certification at once. */
  stages?: readonly StageSpan[]
  /** Its last day, where it was made good while the certification still ran. */
  until?: Day
  /** The cycle it is about, by its regular last day, and what would make that good. */
  about?: { cycleEnd: Day; required: Points | null; shortfall: Points }
}

/** The first day on which a loss ends the certification; null where it was made good before. */
export function lostFrom({ on, stages, until }: Loss): Day | null {
  if (!stages) return on
  return until === undefined ? (stages.find(each => !leavesRunning(each))?.from ?? null) : null
}

/** The stage of a loss on a day. */
export const stageOn = ({ stages }: Loss, on: Day): StageSpan | undefined => stages?.find(each => covers(each, on))

/** A loss with the stages that follow it; made good where the cause went away while the certification still ran. */
function inStages(rules: Rules, facts: Facts, holds: Holds, loss: Loss, healedOn: Day | null): Loss {
  const { stages, stagesFrom } = inForce(rules.losses, facts.asOf)
  const own = loss.cause === 'before_opening' ? undefined : stages?.[loss.cause]
  if (!own) return loss
  const spans = spansFrom(own, loss.on, stagesFrom, loss.about?.cycleEnd ?? null, holds.spans)
  const heals = healedOn !== null && spans.some(each => leavesRunning(each) && covers(each, dayBefore(healedOn)))
  return heals ? { ...loss, stages: cutAt(spans, healedOn), until: dayBefore(healedOn) } : { ...loss, stages: spans }
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

/** A loss as holds leave it, with its stages; nothing where a hold has no end. */
export function inHeldStages(rules: Rules, facts: Facts, holds: Holds, loss: Loss): Loss[] {
  const held = afterHold(holds, loss)
  return held ? [inStages(rules, facts, holds, held, null)] : []
}

/** Lost by points: the day after a closed cycle that was not met. Where it was made good since, until then. */
export function lossByPoints(cycle: JudgedCycle): Loss {
  const { n, end, required, credited, shortfall, stages, metOn, closesOn, regularEnd, plan } = cycle
  const reason: Reason = {
    code: 'loss.points',
    cycle: n,
    end,
    required: required ?? NO_POINTS,
    credited,
    shortfall,
    ...(plan && { short: shortOf(plan.paths) }),
  }
  const loss: Loss = { cause: 'points', on: dayAfter(closesOn ?? end), reason, appeal: null }
  if (!stages) return loss
  const about = { cycleEnd: regularEnd, required, shortfall }
  return { ...loss, stages, about, ...(metOn !== undefined && { until: dayBefore(metOn) }) }
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
  // One that bites on its decision says nothing of earlier days; one that reaches back does, once it is known.
  if (rule.effectiveFrom === 'decision_day' && audit.decidedOn > facts.asOf) return null
  const on = BITES[rule.effectiveFrom](audit)
  const start = cycleStart(era, cycleNumberOn(era, later(audit.cycleEnd, era.anchor)))
  const key = requirementKey(rules, facts, { start, end: audit.cycleEnd })
  const required = requiredBy(inForce(rules.requirement, key), facts.certification.scheme)
  const { cycleEnd, decidedOn, outcome, proved } = audit
  const reason: Reason = { code: 'loss.audit', cycleEnd, decidedOn, outcome, proved, required }
  const shortfall = (required === null ? NO_POINTS : Math.max(0, required - proved)) as Points
  return { cause: 'audit', on, appeal, reason, about: { cycleEnd, required, shortfall } }
}

const BITES: Record<AuditRule['effectiveFrom'], (audit: AuditOutcome) => Day> = {
  decision_day: ({ decidedOn }) => decidedOn,
  cycle_end: ({ cycleEnd }) => dayAfter(cycleEnd),
  cycle_last_day: ({ cycleEnd }) => cycleEnd,
}

/** With its stages, and made good where credit for what was not proved was put forward in time. */
function auditInStages(rules: Rules, facts: Facts, holds: Holds, loss: Loss): Loss {
  const staged = inStages(rules, facts, holds, loss, null)
  if (!staged.stages || !loss.about || loss.about.required === null) return staged
  const cured = makesGood(rules, facts, staged.stages, loss.about)
  return cured === null ? staged : { ...staged, stages: cutAt(staged.stages, cured), until: dayBefore(cured) }
}

/** Lost by audits of this era that were not passed. One whose history was taken over answers only for later decisions. */
export function lossesByAudit(rules: Rules, era: Era, facts: Facts, holds: Holds): Loss[] {
  const from = era.opening ? dayAfter(era.opening.onDay) : era.anchor
  return facts.audits
    .filter(each => each.decidedOn >= from && (era.nextAnchor === null || each.decidedOn < era.nextAnchor))
    .flatMap(each => {
      const loss = lossByAudit(rules, era, facts, each)
      const held = loss && afterHold(holds, loss)
      return held ? auditInStages(rules, facts, holds, held) : []
    })
}

/** The first day on which a due that stays open loses the certification; null where the rule counts no years. */
export function lapseDayOf(
  rules: Rules,
  era: Era,
  dueOn: Day,
  downtimes: readonly Extending[] = NO_DOWNTIME,
): { on: Day; years: number | null } | null {
  const gap = inForce(rules.feeGap, dueOn).lostAfter[era.cohort.duty]
  if (gap === 'cycle_end') return null
  return { on: firstDayOver(downtimes, after(dayAfter(dueOn), gap)), years: 'years' in gap ? gap.years : null }
}

/** Lost by fees that stayed open for as long as the rule names; those healed while the certification still ran come first. */
export function lossesByTimeUnpaid(rules: Rules, era: Era, facts: Facts, due: Due, holds: Holds): Loss[] {
  const lapse = due.open.length > 0 ? lapseDayOf(rules, era, due.dueOn, facts.downtimes) : null
  const losses: Loss[] = []
  if (!lapse) return losses
  const { feeYear, dueOn } = due
  for (const span of due.open) {
    const on = later(span.from, lapse.on)
    // A payment on the very day comes too late: three years have passed by then.
    if (span.to !== null && on > dayAfter(span.to)) continue
    const { years } = lapse
    const reason: Reason =
      years === null ? { code: 'loss.fees_not_in_time', feeYear, dueOn } : { code: 'loss.fees', feeYear, dueOn, years }
    const healedOn = span.to === null ? null : dayAfter(span.to)
    const held = afterHold(holds, { cause: 'fees', on, appeal: null, reason }, healedOn)
    if (!held) continue
    const loss = inStages(rules, facts, holds, held, healedOn)
    losses.push(loss)
    if (loss.until === undefined) break
  }
  return losses
}

/** Whether any version of the rule asks for good standing at a cycle's end of those with this duty. */
export const asksAtCycleEnd = (rules: Rules, { cohort }: Era): boolean =>
  rules.feeGap.versions.some(each => each.lostAfter[cohort.duty] === 'cycle_end')

/** Lost by a fee still open when a cycle ends, where the rule in force asks for good standing on that day. */
export function lossAtCycleEnd(
  rules: Rules,
  era: Era,
  facts: Facts,
  dues: readonly Due[],
  cycleEnd: Day,
  holds: Holds,
): Loss | null {
  for (const due of dues) {
    if (due.dueOn > cycleEnd) return null
    if (due.waived || due.excused || due.beforeOpening || lapseDayOf(rules, era, due.dueOn) !== null) continue
    const wasOpen = due.open.some(span => span.from <= cycleEnd && (span.to === null || span.to >= cycleEnd))
    if (!wasOpen && due.settledOn !== null && due.settledOn <= cycleEnd) continue
    const reason: Reason = { code: 'loss.fees_at_cycle_end', feeYear: due.feeYear, dueOn: due.dueOn, cycleEnd }
    const loss = afterHold(holds, { cause: 'fees', on: dayAfter(cycleEnd), reason, appeal: null }, due.settledOn)
    if (loss) return inStages(rules, facts, holds, loss, due.settledOn)
  }
  return null
}

/** Earliest first; on one day in the order the rulebook names. */
export function inOrder(losses: Loss[], sameDayOrder: readonly LossCause[]): Loss[] {
  if (losses.length < 2) return losses
  const rank = ({ cause }: Loss): number => {
    if (cause === 'before_opening') return -1
    const named = sameDayOrder.indexOf(cause)
    return named < 0 ? sameDayOrder.length : named
  }
  return losses.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : rank(a) - rank(b)))
}
