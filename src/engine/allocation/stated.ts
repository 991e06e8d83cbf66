import type { Serving } from './division.ts'
import type { Model, Pool } from './model.ts'
import { isMet, type Plan } from './plan.ts'

/** A plan, and which needs each item serves. */
export type StatedPlan = Plan & { servings: Serving[][] }

/** What is taken of each item for any need, and what is left under each cap. */
type Filling = { model: Model; taken: number[]; room: number[] }

/**
 * The needs filled in rulebook order, each from the earliest item on, without looking ahead. What another need took already
 * is used first, because it counts anyway. What is left over counts as far as caps allow, and the latest of it is carried.
 */
export function planAsStated(model: Model): StatedPlan {
  const filling: Filling = { model, taken: model.amounts.map(() => 0), room: [...model.caps] }
  const servings: Serving[][] = model.amounts.map(() => [])
  const used = model.axes.map(() => model.amounts.map(() => 0))
  const credited = model.least.map((least, need) => {
    const ofGroup = used[model.axes.findIndex(axis => axis.includes(need))] as number[]
    const before = fillFrom(filling, need, least, ofGroup, servings, false)
    return before + fillFrom(filling, need, least - before, ofGroup, servings, true)
  })
  const needed = [...filling.taken]
  for (const item of model.amounts.keys()) take(filling, item, model.amounts[item] as number)
  const plan: Plan = { counted: filling.taken, carried: [], credited, chosen: new Map(), proved: true }
  const carried = isMet(model, plan) ? carryLatest(model, filling.taken, needed) : model.amounts.map(() => 0)
  return { ...plan, carried, servings }
}

const poolAt = ({ pools, poolOf }: Model, item: number): Pool => pools[poolOf[item] as number] as Pool

/** Fills a need from what its items have given elsewhere or, `fresh`, from what they have not given yet; how much it got. */
function fillFrom(filling: Filling, need: number, wanted: number, used: number[], servings: Serving[][], fresh: boolean): number {
  let left = wanted
  for (const item of filling.taken.keys()) {
    const pool = poolAt(filling.model, item)
    if (left <= 0) break
    if (!pool.needs.includes(need) || (pool.whole && (used[item] as number) > 0)) continue
    if (fresh) take(filling, item, left)
    const amount = Math.min(left, (filling.taken[item] as number) - (used[item] as number))
    if (amount <= 0) continue
    used[item] = (used[item] as number) + amount
    left -= amount
    serve(servings[item] as Serving[], need, amount)
  }
  return wanted - left
}

function serve(servings: Serving[], need: number, amount: number): void {
  const known = servings.find(each => each.need === need)
  if (known) known.amount += amount
  else servings.push({ need, amount })
}

/** Takes up to so much more of an item, as far as its caps allow; all or nothing of an indivisible one. */
function take({ model, taken, room }: Filling, item: number, most: number): void {
  const pool = poolAt(model, item)
  const left = (model.amounts[item] as number) - (taken[item] as number)
  let amount = pool.whole ? left : Math.min(most, left)
  for (const cap of pool.caps) amount = Math.min(amount, room[cap] as number)
  if (pool.whole && amount < left) return
  taken[item] = (taken[item] as number) + amount
  for (const cap of pool.caps) room[cap] = (room[cap] as number) - amount
}

/** What counts beyond what was needed, the latest first, as far as it may be carried. */
function carryLatest(model: Model, counted: readonly number[], needed: readonly number[]): number[] {
  const carried = model.amounts.map(() => 0)
  let left = model.carry
  for (const item of [...carried.keys()].toReversed()) {
    const pool = poolAt(model, item)
    const spare = (counted[item] as number) - (needed[item] as number)
    const fits = !pool.whole || (spare === counted[item] && spare <= left)
    if (!pool.carriable || !fits) continue
    carried[item] = Math.min(left, spare)
    left -= Math.min(left, spare)
  }
  return carried
}
