import type { Tag } from '../rulebook/counting.ts'
import type { CategoryCode, SchemeCode, Stage } from '../rulebook/rules.ts'
import type { LossCause, RouteCode } from '../rulebook/rules-back.ts'
import type { Day } from '../values/day.ts'
import type { Points } from '../values/points.ts'
import type { Short } from './shortage.ts'

type Cycle = { start: Day; end: Day }

/** Why, as a code with typed parameters. `words/` makes the sentence; `source` are keys into the rulebook's sources. */
export type Reason =
  // status
  | { code: 'standing.not_yet_certified'; certifiedOn: Day }
  | { code: 'standing.certified'; anchor: Day }
  | { code: 'standing.fees_settled'; paidOn: Day }
  | { code: 'standing.roll_pending'; feeYear: number; dueOn: Day }
  | {
      code: 'standing.rolled'
      cycle: number
      start: Day
      by: 'record' | 'attestation' | 'audit' | 'decision' | 'waiver' | 'cure' | 'extension'
    }
  | { code: 'standing.under_appeal'; filedOn: Day; decidedOn: Day }
  | { code: 'standing.on_hold'; since: Day; until: Day | null }
  | { code: 'standing.fee_past_due'; feeYear: number; dueOn: Day; unpaidYears: number }
  | { code: 'standing.suspension_ended'; on: Day }
  | { code: 'standing.returned'; on: Day }
  | { code: 'standing.suspended'; since: Day; until: Day | null }
  | { code: 'standing.retired'; since: Day }
  | { code: 'standing.revoked'; since: Day }
  | { code: 'standing.deceased'; on: Day }
  | { code: 'standing.taken_over'; onDay: Day; from: string }
  | { code: 'standing.not_judged_before'; judgedFrom: Day; from: string }
  | { code: 'standing.requirement_unset'; scheme: SchemeCode }
  | { code: 'standing.no_ce_duty'; cohort: string }
  | { code: 'standing.first_cycle_free'; end: Day }
  | { code: 'standing.birth_month_unknown' }
  | {
      code: 'loss.points'
      cycle: number
      end: Day
      required: Points
      credited: Points
      shortfall: Points
      /** What was missing, where the requirement is more than a total. */
      short?: readonly Short[]
    }
  | {
      code: 'loss.audit'
      cycleEnd: Day
      decidedOn: Day
      outcome: 'failed' | 'no_response'
      proved: Points
      required: Points | null
    }
  | { code: 'loss.fees'; feeYear: number; dueOn: Day; years: number }
  | { code: 'loss.fees_not_in_time'; feeYear: number; dueOn: Day }
  | { code: 'loss.stage'; state: string; from: Day; through: Day | null; cure: Stage['cure']; next: string | null }
  | { code: 'standing.cured'; on: Day; state: string }
  | { code: 'loss.fees_at_cycle_end'; feeYear: number; dueOn: Day; cycleEnd: Day }
  | { code: 'loss.before_opening'; since: Day; from: string }
  | { code: 'loss.held_off'; from: Day; until: Day }
  | { code: 'decision.without_effect'; kind: string; on: Day; because: LossCause | 'taken_over' | 'revoked' | 'filed_late' }
  // deadlines that fell in downtime
  | { code: 'downtime.cycle_extended'; cycle: number; regular: Day; until: Day; from: Day; to: Day }
  | { code: 'downtime.fee_extended'; feeYear: number; regular: Day; until: Day; from: Day; to: Day }
  // activities
  | { code: 'ce.category_unknown'; category: CategoryCode }
  | { code: 'ce.cycle_begun_too_late'; category: CategoryCode; start: Day; before: Day }
  | { code: 'ce.category_closed'; category: CategoryCode; version: string; source: readonly string[] }
  | { code: 'ce.before_cycle'; on: Day; cycle: Cycle }
  | { code: 'ce.after_cycle'; on: Day; cycle: Cycle }
  | { code: 'ce.not_yet'; on: Day }
  | { code: 'ce.duplicate_of'; activity: string }
  | { code: 'ce.reported_late'; reportedOn: Day; reportBy: Day }
  | { code: 'ce.interval_share'; days: number; ofDays: number; from: Day; to: Day }
  | { code: 'ce.counts_for_first_only'; certification: string }
  | { code: 'ce.while_lost'; since: Day }
  | { code: 'ce.no_duty'; cohort: string }
  | { code: 'ce.over_cap'; category: CategoryCode; cap: Points; cut: Points; sample: boolean }
  | { code: 'ce.over_limit'; limit: string; title: string; most: Points; cut: Points }
  | { code: 'ce.too_often'; category: CategoryCode; times: number }
  | { code: 'ce.too_small'; unit: string; quantity: number; least: number }
  | { code: 'ce.mark_missing'; mark: Tag }
  | { code: 'ce.awaits_mark'; mark: Tag }
  | { code: 'ce.under_audit'; since: Day }
  | { code: 'ce.disallowed'; on: Day }
  | { code: 'ce.converted'; unit: string; quantity: number; points: Points }
  | { code: 'ce.relevant_in_part'; percent: number }
  | { code: 'ce.rounded'; to: Points; how: 'down' | 'nearest' | 'up'; points: Points }
  | { code: 'ce.carried_out'; points: Points }
  | { code: 'ce.carried_in'; points: Points; cycle: number }
  // attestations and audits
  | { code: 'attestation.late'; receivedOn: Day; receiveBy: Day }
  | { code: 'attestation.too_few'; claimed: Points; required: Points }
  | { code: 'attestation.no_such_cycle'; cycleEnd: Day }
  | { code: 'audit.outcome_contradicts_points'; outcome: string; proved: Points; required: Points }
  // ways back
  | { code: 'way_back.closed_by_years'; years: number; since: Day; closedOn: Day }
  | { code: 'way_back.closed_by_time'; since: Day; closedOn: Day }
  | { code: 'way_back.needs_application' }
  | { code: 'loss.long_duty'; duty: string; dueOn: Day; missing: readonly string[] }
  | { code: 'way_back.closed_class'; scheme: SchemeCode; closedFrom: Day }
  | { code: 'way_back.no_attempts_left'; attempts: number }
  | { code: 'way_back.needs_points'; required: Points; years: number | null }
  | { code: 'way_back.needs_exam' }
  | { code: 'way_back.fee_unset'; route: RouteCode }
  | { code: 'way_back.needs_board' }

export type ReasonCode = Reason['code']
