import type { Reason } from '../engine/reasons.ts'
import { inForce } from '../rulebook/in-force.ts'
import type { Rules } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'

/** The rule behind a change, by its name in the rulebook and the id of its version. */
export type RuleBehind = { rule: string; version: string }

/** Which rule made a standing what it is, by its first reason; null where a person decided it or a fact says it. */
export function ruleBehind(
  { losses, feeDue, cycle, ceDuty, requirement }: Rules,
  reason: Reason | undefined,
  asOf: Day,
): RuleBehind | null {
  switch (reason?.code) {
    case 'loss.points':
    case 'loss.audit':
    case 'loss.fees':
    case 'loss.fees_at_cycle_end':
      return { rule: 'losses', version: inForce(losses, asOf).id }
    case 'standing.fee_past_due':
    case 'standing.roll_pending':
      return { rule: 'fee_due', version: inForce(feeDue, reason.dueOn).id }
    case 'standing.rolled':
      return { rule: 'cycle', version: inForce(cycle, reason.start).id }
    case 'standing.no_ce_duty':
      return { rule: 'ce_duty', version: inForce(ceDuty, asOf).id }
    case 'standing.requirement_unset':
      return { rule: 'requirement', version: inForce(requirement, asOf).id }
    default:
      return null
  }
}
