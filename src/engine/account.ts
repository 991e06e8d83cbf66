import { inForce } from '../rulebook/in-force.ts'
import type { KeyedOn, Versioned } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'
import { NO_POINTS } from '../values/points.ts'
import type { Career } from './career.ts'
import type { CeActivity, Dossier } from './dossier.ts'
import type { Reason } from './reasons.ts'
import type { Clause, CycleJudgement, Treatment } from './standing.ts'
import type { Judged } from './verdict.ts'

/** The rule version and key date behind each clause of an answer. */
export function clausesOf({ rules, era, facts, cycles }: Career, judged: Judged): Clause[] {
  const clause = (rule: string, versioned: Versioned<KeyedOn, object>, key: Day): Clause => {
    const { id, source } = inForce(versioned, key)
    return { rule, version: id, key, source }
  }
  const { asOf } = facts
  const clauses = [clause('ce_duty', rules.ceDuty, asOf), clause('cycle', rules.cycle, era.anchor)]
  const cycle = cycles.at(-1)
  if (cycle) clauses.push(clause('requirement', rules.requirement, cycle.start), clause('activities', rules.activities, asOf))
  for (const each of judged.obligations)
    if (each.kind === 'fee')
      clauses.push(
        clause('fee_due', rules.feeDue, each.dueOn),
        clause('annual_fee', rules.annualFee, each.dueOn),
        clause('fee_gap', rules.feeGap, each.dueOn),
      )
  const loss = judged.reasons[0]
  if (loss?.code.startsWith('loss.')) clauses.push(clause('losses', rules.losses, asOf))
  if (loss?.code === 'loss.audit') clauses.push(clause('audit', rules.audit, loss.decidedOn))
  if (loss?.code === 'loss.fees')
    clauses.push(clause('fee_due', rules.feeDue, loss.dueOn), clause('fee_gap', rules.feeGap, loss.dueOn))
  for (const reason of judged.reasons)
    if (reason.code === 'downtime.cycle_extended' || reason.code === 'downtime.fee_extended')
      clauses.push(clause('downtime', rules.downtime, reason.from))
  if (judged.waysBack.length > 0) clauses.push(clause('ways_back', rules.waysBack, asOf))
  return clauses
}

/** Why an activity that touches no judged cycle counts nowhere. */
function outsideReason({ era, cycles, losses, facts }: Career, activity: CeActivity): Reason {
  const first = cycles[0]
  if (activity.completedOn > facts.asOf) return { code: 'ce.not_yet', on: activity.completedOn }
  if (era.cohort.duty === 'none') return { code: 'ce.no_duty', cohort: era.cohort.id }
  const lost = losses.find(each => each.on <= activity.completedOn)
  if (lost) return { code: 'ce.while_lost', since: lost.on }
  const cycle = first ?? { start: era.anchor, end: era.anchor }
  const window = { start: cycle.start, end: cycle.end }
  return activity.completedOn < window.start
    ? { code: 'ce.before_cycle', on: activity.completedOn, cycle: window }
    : { code: 'ce.after_cycle', on: activity.completedOn, cycle: window }
}

/** Activities that touch none of the cycles shown, each with the reason it counts nowhere, or the one given. */
export function outsideOf(
  career: Career,
  dossier: Dossier,
  cycles: readonly CycleJudgement[],
  forced: Reason | null,
): Treatment[] {
  const placed = new Set(cycles.flatMap(each => each.treatments.map(one => one.activity)))
  return dossier.activities
    .filter(each => !placed.has(each.id))
    .map(each => ({
      activity: each.id,
      treatment: 'refused',
      claimed: each.points,
      credited: NO_POINTS,
      reasons: [forced ?? outsideReason(career, each)],
    }))
}
