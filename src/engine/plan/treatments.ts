import { inForce } from '../../rulebook/in-force.ts'
import type { PlanPath } from '../../rulebook/counting.ts'
import type { Rules } from '../../rulebook/rules.ts'
import type { Points } from '../../values/points.ts'
import type { AllocatedItem, Allocation, AllocationCap } from '../allocate.ts'
import { categoryIn, type Claim, type Window } from '../claims.ts'
import { capOf, treatmentFor } from '../credit-ce.ts'
import type { Reason } from '../reasons.ts'
import type { CategoryCredit, Treatment } from '../standing.ts'
import { categoryCap } from './caps.ts'
import type { PlanQuestion } from './question.ts'
import type { CarriedCredit, Portion } from './items.ts'

/** Points that count, what is carried out among them. */
export function creditedOf({ items }: Allocation): Points {
  let credited = 0
  for (const { counted } of items) credited += counted
  return credited as Points
}

/** What each category claimed and was credited with. */
export function byCategoryOf(
  rules: Rules,
  window: Window,
  claims: readonly Claim[],
  portions: readonly Portion[],
  { items }: Allocation,
  required: Points,
): CategoryCredit[] {
  const rule = inForce(rules.activities, window.end)
  const credits = new Map<string, { claimed: number; credited: number }>()
  const creditIn = (category: string) => {
    const known = credits.get(category) ?? { claimed: 0, credited: 0 }
    credits.set(category, known)
    return known
  }
  for (const { activity, points } of claims) creditIn(activity.category).claimed += points
  for (const [at, { claim, carried }] of portions.entries()) {
    const activity = claim?.activity ?? carried?.activity
    if (activity) creditIn(activity.category).credited += items[at]?.counted ?? 0
  }
  return [...credits].map(([category, { claimed, credited }]) => ({
    category,
    claimed: claimed as Points,
    credited: credited as Points,
    cap: capOf(categoryIn(rule, category)?.cap ?? null, required),
  }))
}

/** The path that decides, with its limits and what they left. */
type Outcome = { path: PlanPath; caps: readonly AllocationCap[]; allocation: Allocation }

/** What became of every activity: what of it counts now, what a limit cut, what goes on into the next cycle. */
export function treatmentsOf(
  question: PlanQuestion,
  outcome: Outcome,
  claims: readonly Claim[],
  portions: readonly Portion[],
): Treatment[] {
  const { items } = outcome.allocation
  const shares = new Map<Claim | CarriedCredit, AllocatedItem[]>()
  for (const [at, { claim, carried }] of portions.entries()) {
    const of = claim ?? carried
    const item = items[at]
    if (of && item) shares.set(of, [...(shares.get(of) ?? []), item])
  }
  return [
    ...question.carriedIn.map(each => carriedTreatment(each, shares.get(each) ?? [])),
    ...claims.map(claim => treatmentOf(question, outcome, claim, shares.get(claim) ?? [])),
  ]
}

const sumOf = (items: readonly AllocatedItem[], key: 'counted' | 'carried'): number =>
  items.reduce((sum, each) => sum + each[key], 0)

function carriedTreatment({ activity, points, cycle }: CarriedCredit, items: readonly AllocatedItem[]): Treatment {
  const credited = sumOf(items, 'counted') as Points
  return {
    activity: activity.id,
    treatment: credited < points ? 'partly' : 'counted',
    claimed: points,
    credited,
    reasons: [{ code: 'ce.carried_in', points, cycle }],
    serves: servesOf(items),
  }
}

function treatmentOf(question: PlanQuestion, { path, caps }: Outcome, claim: Claim, items: readonly AllocatedItem[]): Treatment {
  const carried = sumOf(items, 'carried') as Points
  const credited = (sumOf(items, 'counted') - carried) as Points
  const cuts = cutsOf(items).map(({ cap, cut }) => cutReason(question, path, caps, cap, cut))
  const reasons: readonly Reason[] = [
    ...claim.reasons,
    ...cuts,
    ...(carried > 0 ? [{ code: 'ce.carried_out' as const, points: carried }] : []),
  ]
  return {
    activity: claim.activity.id,
    treatment: carried > 0 && cuts.length === 0 ? 'counted' : treatmentFor(claim, credited, reasons),
    claimed: claim.worth,
    credited,
    reasons,
    serves: servesOf(items),
  }
}

/** What each limit cut of an activity. */
function cutsOf(items: readonly AllocatedItem[]): { cap: string; cut: Points }[] {
  const cuts = new Map<string, number>()
  for (const { cut } of items) for (const { cap, amount } of cut) cuts.set(cap, (cuts.get(cap) ?? 0) + amount)
  return [...cuts].map(([cap, cut]) => ({ cap, cut: cut as Points }))
}

function cutReason(
  { rules, plan, window }: PlanQuestion,
  { total }: PlanPath,
  caps: readonly AllocationCap[],
  id: string,
  cut: Points,
): Reason {
  const most = (caps.find(each => each.id === id)?.most ?? 0) as Points
  const limit = plan.limits.find(each => each.id === id)
  if (limit) return { code: 'ce.over_limit', limit: id, title: limit.title, most, cut }
  const { categories } = inForce(rules.activities, window.end)
  const category = Object.keys(categories).find(code => categoryCap(code) === id) ?? id
  const sample = categories[category]?.cap?.sample ?? false
  return { code: 'ce.over_cap', category, cap: capOf(categories[category]?.cap ?? null, total) ?? most, cut, sample }
}

const servesOf = (items: readonly AllocatedItem[]): NonNullable<Treatment['serves']> => {
  const amounts = new Map<string, number>()
  for (const { serves } of items) for (const { need, amount } of serves) amounts.set(need, (amounts.get(need) ?? 0) + amount)
  return [...amounts].map(([need, amount]) => ({ need, amount: amount as Points }))
}
