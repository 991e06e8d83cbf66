import { cureOf } from './allocation/cure.ts'
import { divide, free, type Serving } from './allocation/division.ts'
import { isChosen, type Model, modelOf, type Pool } from './allocation/model.ts'
import { planPlainly } from './allocation/plain.ts'
import { type Plan, planBySearch } from './allocation/plan.ts'
import type { AllocatedItem, Allocation, AllocationProblem, Selector } from './allocation/problem.ts'
import { planAsStated, type StatedPlan } from './allocation/stated.ts'

export type {
  AllocatedItem,
  Allocation,
  AllocationCap,
  AllocationItem,
  AllocationNeed,
  AllocationProblem,
  CreditKind,
  Selector,
} from './allocation/problem.ts'

/**
 * Which credit counts, what it serves and what is carried, where caps and needs compete for it. Of all lawful allocations it
 * is the one most favourable to the holder (the requirement met, the least total shortage, the least shortage of each need in
 * rulebook order, the most carried, the earliest items counted) or, `stated`, the one that the rulebook's own order gives.
 * Amounts are whole hundredths. Nothing is carried out of a requirement that is not met.
 */
export function allocate(problem: AllocationProblem): Allocation {
  const model = modelOf(problem)
  const plan = problem.order === 'stated' ? planAsStated(model) : mostFavourable(model)
  const needs = needsOf(problem, model, plan)
  const room = roomUnder(model, plan)
  const items = problem.items.map(
    ({ id }, item): AllocatedItem => ({
      id,
      counted: (plan.counted[item] as number) * model.unit,
      cut: cutOf(problem, model, plan, room, item),
      serves: servesOf(problem, model, plan, item),
      carried: (plan.carried[item] as number) * model.unit,
    }),
  )
  const met = needs.every(({ shortfall }) => shortfall === 0)
  let carried = 0
  for (const item of items) carried += item.carried
  return { met, items, needs, carried, cure: met ? [] : cureAfter(problem, items, needs), proved: plan.proved }
}

/** By the short way where nothing competes, else by search; where that gives up with nothing in hand, as stated. */
function mostFavourable(model: Model): StatedPlan {
  const plan = planPlainly(model) ?? planBySearch(model)
  return plan ? { ...plan, servings: divide(model, plan) } : { ...planAsStated(model), proved: false }
}

const poolAt = ({ pools, poolOf }: Model, item: number): Pool => pools[poolOf[item] as number] as Pool

/** What a bucket got of what it asks; of a sum, all that counts and is not carried. */
function needsOf(problem: AllocationProblem, model: Model, plan: Plan): Allocation['needs'] {
  const sums = plan.credited.map((credited, need) => (model.isSum[need] ? 0 : credited))
  for (let item = 0; item < plan.counted.length; item++)
    for (const need of poolAt(model, item).needs) if (model.isSum[need]) sums[need] = (sums[need] as number) + free(plan, item)
  return problem.needs.map(({ id, least }, need) => {
    const credited = (sums[need] as number) * model.unit
    return { id, least, credited, shortfall: Math.max(0, least - credited) }
  })
}

function servesOf({ needs }: AllocationProblem, model: Model, plan: StatedPlan, item: number): AllocatedItem['serves'] {
  const serves: { need: string; amount: number }[] = []
  for (const at of poolAt(model, item).needs) {
    const units = model.isSum[at] ? free(plan, item) : servedUnits(plan.servings[item] as readonly Serving[], at)
    if (units > 0) serves.push({ need: (needs[at] as { id: string }).id, amount: units * model.unit })
  }
  return serves
}

function servedUnits(servings: readonly Serving[], at: number): number {
  for (const { need, amount } of servings) if (need === at) return amount
  return 0
}

function roomUnder(model: Model, { counted }: Plan): number[] {
  const room = [...model.caps]
  for (let item = 0; item < counted.length; item++)
    for (const cap of poolAt(model, item).caps) room[cap] = (room[cap] as number) - (counted[item] as number)
  return room
}

/** What does not count of an item, laid to the first of its caps, in rulebook order, that had no room for it. */
function cutOf(
  { caps }: AllocationProblem,
  model: Model,
  { counted }: Plan,
  room: readonly number[],
  item: number,
): AllocatedItem['cut'] {
  const missing = (model.amounts[item] as number) - (counted[item] as number)
  if (missing === 0) return []
  const pool = poolAt(model, item)
  const full = pool.caps.find(cap => (room[cap] as number) < (pool.whole ? missing : 1)) ?? pool.caps[0]
  return full === undefined ? [] : [{ cap: (caps[full] as { id: string }).id, amount: missing * model.unit }]
}

/** The cure; in the stated order what was allocated stays where it is, and further credit only fills what is short. */
function cureAfter(problem: AllocationProblem, items: readonly AllocatedItem[], needs: Allocation['needs']): Allocation['cure'] {
  if (problem.order === 'most_favourable') return cureOf(problem)
  const caps = problem.caps.map(cap => ({ ...cap, most: cap.most - countedUnder(cap.of, problem, items) }))
  const short = problem.needs.map((need, at) => ({ ...need, least: (needs[at] as { shortfall: number }).shortfall }))
  return cureOf({ ...problem, items: [], caps, needs: short })
}

function countedUnder(of: Selector, { items: given }: AllocationProblem, items: readonly AllocatedItem[]): number {
  let counted = 0
  for (const [at, { tags }] of given.entries()) if (isChosen(of, tags)) counted += (items[at] as AllocatedItem).counted
  return counted
}
