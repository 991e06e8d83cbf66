import type { RequirementRule, Rules, Version } from '../rulebook/rules.ts'
import { type Day, earlier } from '../values/day.ts'
import { NO_POINTS, type Points } from '../values/points.ts'
import type { Window } from './claims.ts'
import { creditCe } from './credit-ce.ts'
import type { Activities, Facts } from './facts.ts'
import { creditPlan } from './plan/credit-plan.ts'
import type { CarriedCredit } from './plan/items.ts'
import type { CategoryCredit, PlanJudgement, Treatment } from './standing.ts'

/** What counts towards a requirement, by a plain total or by a plan. */
export type Credit = {
  /** Null where the body has not said, or nothing is owed. */
  required: Points | null
  credited: Points
  shortfall: Points
  surplus: Points
  /** Whether the record meets everything asked. */
  isMet: boolean
  byCategory: readonly CategoryCredit[]
  treatments: readonly Treatment[]
  plan?: PlanJudgement
  carry: readonly CarriedCredit[]
}

type Days = { start: Day; end: Day }

export const NOTHING_CARRIED: readonly CarriedCredit[] = []

/** The day that chooses the requirement of a cycle, given by its regular days. */
export function requirementKey({ requirement }: Rules, facts: Facts, { start, end }: Days): Day {
  if (requirement.keyedOn === 'cycle_start') return start
  if (requirement.keyedOn === 'cycle_end') return end
  const applied = facts.papers.documents.find(
    each => each.document === 'renewal' && (each.cycleEnd ? each.cycleEnd === end : each.receivedOn >= start),
  )
  return earlier(applied?.receivedOn ?? facts.asOf, end)
}

/** The points of a whole requirement; null where the body has not said. */
export function requiredBy({ total }: RequirementRule, scheme: string): Points | null {
  const points = total[scheme]
  return points === undefined || points === 'unset' ? null : points
}

/** What is asked: the version of the requirement, the days it may be earned in, and what came from before. */
export type CreditQuestion = {
  rules: Rules
  facts: Facts
  /** The activities that may count here. */
  activities: Activities
  rule: Version<RequirementRule>
  window: Window
  days: Days
  carriedIn: readonly CarriedCredit[]
  /** Whether the requirement asks nothing of this cycle. */
  owesNothing: boolean
  /** Whether needs other than points are asked; evidence of a way back is of points alone. */
  others: boolean
  detail: boolean
}

/** Credits the record in a window against a requirement. */
export function creditFor(question: CreditQuestion): Credit {
  const { rules, facts, activities, rule, window, days, carriedIn, owesNothing, others, detail } = question
  const { scheme } = facts.certification
  const plan = owesNothing ? undefined : rule.plans?.[scheme]
  if (plan) return creditPlan({ rules, rule, plan, facts, activities, window, ...days, carriedIn, others, detail })
  const required = owesNothing ? null : requiredBy(rule, scheme)
  const { credited, byCategory, treatments } = creditCe(rules, activities, window, required, detail)
  return {
    required,
    credited,
    shortfall: required === null ? NO_POINTS : (Math.max(0, required - credited) as Points),
    surplus: required === null ? NO_POINTS : (Math.max(0, credited - required) as Points),
    isMet: required !== null && credited >= required,
    byCategory,
    treatments,
    carry: NOTHING_CARRIED,
  }
}
