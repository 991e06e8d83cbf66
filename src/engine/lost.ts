import { inForce } from '../rulebook/in-force.ts'
import type { Day } from '../values/day.ts'
import { NO_POINTS } from '../values/points.ts'
import type { Career } from './career.ts'
import type { Decision, DecisionKind } from './dossier.ts'
import { isRetiredOn } from './judge-cycle.ts'
import { isAsleep, type Loss, lostFrom, stageOn } from './losses.ts'
import type { Reason } from './reasons.ts'
import type { StageSpan } from './stage-span.ts'
import { leavesRunning } from './stages.ts'
import type { Found } from './status-on.ts'

/** Losses in force on a day, the deciding one first. */
export const lossesOn = ({ losses }: Career, on: Day): Loss[] =>
  losses.filter(each => each.on <= on && !isAsleep(each, on) && (each.until === undefined || on <= each.until))

/** The retirement that covers a day. */
export const retirementOn = ({ facts, era }: Career, on: Day): Decision | null =>
  isRetiredOn(facts.decisions, on)
    ? (facts.decisions.find(each => each.kind === 'retired' && each.effectiveOn >= era.anchor) ?? null)
    : null

const WITHOUT_EFFECT_ON_LOST: ReadonlySet<DecisionKind> = new Set(['suspended', 'retired', 'held'])

/** Decisions that came after the loss: recorded, without effect. */
function withoutEffect({ facts }: Career, loss: Loss, on: Day): Reason[] {
  const because = loss.cause === 'before_opening' ? ('taken_over' as const) : loss.cause
  return facts.decisions
    .filter(each => WITHOUT_EFFECT_ON_LOST.has(each.kind) && each.effectiveOn >= loss.on && each.effectiveOn <= on)
    .map(each => ({ code: 'decision.without_effect', kind: each.kind, on: each.effectiveOn, because }))
}

/** The state a loss leaves a certification in on a day, or null where none is in force. */
export function whenLost(career: Career, on: Day): Found | null {
  const losses = lossesOn(career, on)
  const loss = losses.find(each => isLostOn(each, on)) ?? losses[0]
  if (!loss) return null
  const retired = retirementOn(career, on)
  if (retired && retired.effectiveOn <= loss.on) return null
  const also = losses.filter(each => each !== loss).map(each => each.reason)
  const held: Reason[] = loss.heldOff ? [{ code: 'loss.held_off', ...loss.heldOff }] : []
  const stage = stageOn(loss, on)
  const reasons = [loss.reason, ...held, ...(stage ? [stageReason(loss, stage)] : []), ...notesOf(career, loss)]
  if (stage && leavesRunning(stage)) return { ...whileRunning(loss, stage), reasons, also }
  const lost: Loss = stage ? { ...loss, on: lostFrom(loss) ?? loss.on } : loss
  const status =
    loss.cause === 'before_opening' ? 'lapsed' : (inForce(career.rules.losses, on).status[loss.cause] ?? 'decertified')
  return {
    ...(stage ? { status: stage.stage.kind, state: stage.stage.state } : { status }),
    since: stage?.from ?? loss.on,
    reasons: [...reasons, ...withoutEffect(career, lost, on)],
    also,
    loss: lost,
  }
}

const isLostOn = (loss: Loss, on: Day): boolean => {
  const from = lostFrom(loss)
  return from !== null && from <= on
}

const notesOf = ({ cycles }: Career, { cause }: Loss): readonly Reason[] =>
  cause === 'points' ? (cycles.findLast(each => each.state === 'failed')?.notes ?? []) : []

function stageReason({ stages = [] }: Loss, span: StageSpan): Reason {
  const { stage, from, to } = span
  const next = stages[stages.indexOf(span) + 1]?.stage.state ?? null
  return { code: 'loss.stage', state: stage.state, from, through: to, cure: stage.cure, next }
}

/** A loss that has not ended the certification yet. */
function whileRunning({ about }: Loss, { stage, from, to }: StageSpan) {
  const { cycleEnd = null, required = null, shortfall = NO_POINTS } = about ?? {}
  const { state, kind, cure } = stage
  return { status: kind, state, since: from, stage: { state, from, through: to, cure, cycleEnd, required, shortfall } }
}
