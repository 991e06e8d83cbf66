import { servedBy } from './axis-rows.ts'
import type { Model } from './model.ts'
import type { Plan } from './plan.ts'

/** What an item gives to a need, in units. */
export type Serving = { need: number; amount: number }

/** What credit of each pool serves each need of a group, and what each need still wants; needs go by their place in the group. */
type Flow = { given: number[][]; wanted: number[]; served: readonly (readonly number[])[] }

/**
 * Which buckets each item serves, by item, where every need gets what the plan says and no credit is used twice. The earliest
 * items are used first; earlier ones change the need they serve where that lets a later one be used too.
 */
export function divide(model: Model, plan: Plan): Serving[][] {
  const servings: Serving[][] = model.amounts.map(() => [])
  for (const needs of model.axes) {
    const [need] = needs as readonly [number]
    if (needs.length > 1) divideGroup(model, plan, needs, servings)
    else if (!model.isSum[need]) fillAlone(model, plan, need, servings)
  }
  return servings
}

/** A bucket that competes with no other is filled from the earliest item on. */
function fillAlone({ pools, poolOf }: Model, plan: Plan, need: number, servings: Serving[][]): void {
  const isServedBy = pools.map(pool => pool.needs.includes(need))
  let left = plan.credited[need] as number
  for (let item = 0; item < poolOf.length && left > 0; item++) {
    const amount = isServedBy[poolOf[item] as number] ? Math.min(left, free(plan, item)) : 0
    if (amount > 0) servings[item]?.push({ need, amount })
    left -= amount
  }
}

function divideGroup(model: Model, plan: Plan, needs: readonly number[], servings: Serving[][]): void {
  const served = model.pools.map(pool => servedBy(pool, needs).map(need => needs.indexOf(need)))
  const flow = { given: served.map(() => needs.map(() => 0)), wanted: needs.map(need => plan.credited[need] as number), served }
  const isChosen = (pool: number): boolean => model.pools[pool]?.whole === true && (served[pool] as number[]).length > 1
  for (const [item, chosen] of plan.chosen)
    for (const need of isChosen(model.poolOf[item] as number) ? chosen : [])
      if (needs.includes(need)) serveWhole(flow, item, need, needs, free(plan, item), servings)
  const used = model.poolOf.map((pool, item) => (isChosen(pool) ? 0 : use(flow, pool, free(plan, item))))
  for (const [item, pool] of model.poolOf.entries())
    if (used[item] !== 0) spread(flow, pool, used[item] as number, needs, servings[item] as Serving[])
}

/** What of an item may serve: what counts of it and is not carried. */
export const free = ({ counted, carried }: Plan, item: number): number => (counted[item] as number) - (carried[item] as number)

function serveWhole(
  { wanted }: Flow,
  item: number,
  need: number,
  needs: readonly number[],
  amount: number,
  servings: Serving[][],
): void {
  const at = needs.indexOf(need)
  const given = Math.min(wanted[at] as number, amount)
  wanted[at] = (wanted[at] as number) - given
  if (given > 0) servings[item]?.push({ need, amount: given })
}

/** Uses as much of an amount as the needs together can take; how much that is. */
function use(flow: Flow, pool: number, amount: number): number {
  let left = amount
  for (const to of flow.served[pool] as readonly number[]) {
    const share = Math.min(left, flow.wanted[to] as number)
    if (share > 0) give(flow, [{ pool, from: -1, to }], share)
    left -= share
  }
  while (left > 0 && flow.wanted.some(wanted => wanted > 0)) {
    const path = pathToWant(flow, pool)
    if (path === null) break
    let share = Math.min(left, flow.wanted[path.at(-1)?.to as number] as number)
    for (const { pool: giver, from } of path.slice(1)) share = Math.min(share, flow.given[giver]?.[from] as number)
    give(flow, path, share)
    left -= share
  }
  return amount - left
}

/** Moves credit along a path; the need at its end wants so much less. */
function give(flow: Flow, path: readonly Move[], share: number): void {
  for (const { pool, from, to } of path) {
    const given = flow.given[pool] as number[]
    if (from >= 0) given[from] = (given[from] as number) - share
    given[to] = (given[to] as number) + share
  }
  const end = path.at(-1)?.to as number
  flow.wanted[end] = (flow.wanted[end] as number) - share
}

type Move = { pool: number; from: number; to: number }

/** The shortest way for credit of a pool to a need that still wants some: straight, or by moving credit that was given before. */
function pathToWant({ given, wanted, served }: Flow, pool: number): Move[] | null {
  const paths: Move[][] = (served[pool] as readonly number[]).map(to => [{ pool, from: -1, to }])
  const seen = new Set(served[pool])
  for (const path of paths) {
    const from = path.at(-1)?.to as number
    if ((wanted[from] as number) > 0) return path
    for (const [giver, gifts] of given.entries()) {
      if (gifts[from] === 0) continue
      for (const to of served[giver] as readonly number[]) {
        if (seen.has(to)) continue
        seen.add(to)
        paths.push([...path, { pool: giver, from, to }])
      }
    }
  }
  return null
}

/** Divides what is used of an item over what its pool gives, the first needs first. */
function spread({ given, served }: Flow, pool: number, used: number, needs: readonly number[], servings: Serving[]): void {
  let left = used
  const gifts = given[pool] as number[]
  for (const at of served[pool] as readonly number[]) {
    const amount = Math.min(left, gifts[at] as number)
    if (amount === 0) continue
    gifts[at] = (gifts[at] as number) - amount
    left -= amount
    servings.push({ need: needs[at] as number, amount })
  }
}
