import type { Model, Pool } from './model.ts'
import { carryAim, itemAims, needAims, type Places, questionOf } from './question.ts'
import { type Aim, search, type Solution } from './search.ts'

/** What counts and what is carried of each item, how far each need gets, and what indivisible items serve; in units. */
export type Plan = {
  counted: readonly number[]
  carried: readonly number[]
  credited: readonly number[]
  /** Needs by item, for indivisible items that might have served another. */
  chosen: ReadonlyMap<number, readonly number[]>
  proved: boolean
}

/** The most favourable plan, by search; null where the search gave up with nothing in hand. */
export function planBySearch(model: Model): Plan | null {
  const earliestFirst = model.amounts.map((_, item) => item)
  const count = (carries: boolean): Plan | null =>
    planBy(model, carries, places => itemAims(earliestFirst, model, places.counted, model.amounts))
  if (!model.pools.some(({ carriable }) => carriable)) return count(false)
  const bare = planBy(model, false, () => [])
  if (bare === null || !isMet(model, bare)) return count(false)
  const carrying = count(true)
  if (carrying === null) return { ...bare, proved: false }
  const settled = settledModel(model, carrying)
  const latestFirst = earliestFirst.toReversed()
  const plan = planBy(settled, true, places => itemAims(latestFirst, settled, places.carried, settled.amounts))
  return plan ? { ...plan, proved: plan.proved && carrying.proved } : { ...carrying, proved: false }
}

/** Whether every need gets what it asks. */
export const isMet = ({ least }: Model, { credited }: Plan): boolean => least.every((asked, need) => credited[need] === asked)

/** The best plan by the needs, by what is carried, and by what the last aims ask. */
function planBy(model: Model, carries: boolean, last: (places: Places) => Aim[]): Plan | null {
  const { question, places } = questionOf(model, carries)
  const aims = [...needAims(model), ...(carries ? [carryAim(places)] : []), ...last(places)]
  const { solution, proved } = search({ ...question, aims })
  if (solution === null) return null
  const counted = divided(model, solution, places.counted, pool => pool.amount, model.amounts, 'earliest')
  const carried = divided(model, solution, places.carried, () => 0, counted, 'latest')
  const credited = model.least.map((_, need) => solution.values[need] as number)
  return { counted, carried, credited, chosen: chosenBy(places, solution), proved }
}

/** What pools count or carry by a solution, divided among their items; none gets more than `most`. */
function divided(
  { poolOf, pools }: Model,
  { values }: Solution,
  variables: readonly number[],
  otherwise: (pool: Pool) => number,
  most: readonly number[],
  first: 'earliest' | 'latest',
): number[] {
  const left = pools.map((pool, at) => values[variables[at] as number] ?? otherwise(pool))
  const shares = most.map(() => 0)
  for (let at = 0; at < most.length; at++) {
    const item = first === 'earliest' ? at : most.length - 1 - at
    const pool = poolOf[item] as number
    const share = Math.min(left[pool] as number, most[item] as number)
    shares[item] = share
    left[pool] = (left[pool] as number) - share
  }
  return shares
}

/** The same model where what counts is decided and nothing is cut any more. */
function settledModel(model: Model, { counted }: Plan): Model {
  const pools = model.pools.map((pool): Pool => {
    let amount = 0
    for (const item of pool.items) amount += counted[item] as number
    return { ...pool, amount, caps: [], open: false }
  })
  return { ...model, amounts: counted, pools }
}

function chosenBy({ parts }: Places, { values }: Solution): Map<number, number[]> {
  const chosen = new Map<number, number[]>()
  for (const { pool, need, variable } of parts) {
    const item = pool.items[0]
    if (pool.whole && item !== undefined && (values[variable] as number) > 0)
      chosen.set(item, [...(chosen.get(item) ?? []), need])
  }
  return chosen
}
