import type { Plan } from '../../rulebook/counting.ts'
import type { RequirementRule, Rules } from '../../rulebook/rules.ts'
import type { Day } from '../../values/day.ts'
import type { Window } from '../claims.ts'
import type { Activities, Facts } from '../facts.ts'
import type { CarriedCredit } from './items.ts'

/** A requirement to be judged: over which days, from which facts, with what was carried in. */
export type PlanQuestion = {
  rules: Rules
  rule: RequirementRule
  plan: Plan
  facts: Facts
  activities: Activities
  window: Window
  /** The regular days of the cycle; of evidence, the days it may be earned in. */
  start: Day
  end: Day
  carriedIn: readonly CarriedCredit[]
  /** Whether needs other than points are asked. */
  others: boolean
  detail: boolean
}
