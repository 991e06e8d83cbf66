import type { Model, Pool } from './model.ts'
import { isMet, type Plan } from './plan.ts'

/**
 * The most favourable plan where nothing competes: no credit may serve two needs of an axis, caps lie in each other or apart,
 * and each lies inside a need or apart from it. Then it makes no difference to any need which credit a cap lets through, so the
 * earliest counts. Null where something competes, or where something could be carried: see `plan.ts`.
 */
export function planPlainly(model: Model): Plan | null {
  if (!isPlain(model)) return null
  const room = [...model.caps]
  const counted = model.amounts.map((amount, item) => {
    const { caps } = poolAt(model, item)
    let share = amount
    for (const cap of caps) share = Math.min(share, room[cap] as number)
    for (const cap of caps) room[cap] = (room[cap] as number) - share
    return share
  })
  const credited = creditedBy(model, counted)
  const plan = { counted, carried: model.amounts.map(() => 0), credited, chosen: new Map<number, number[]>(), proved: true }
  return model.pools.some(({ carriable }) => carriable) && isMet(model, plan) ? null : plan
}

const poolAt = ({ pools, poolOf }: Model, item: number): Pool => pools[poolOf[item] as number] as Pool

function creditedBy(model: Model, counted: readonly number[]): number[] {
  const sums = model.least.map(() => 0)
  for (const [item, amount] of counted.entries())
    for (const need of poolAt(model, item).needs) sums[need] = (sums[need] as number) + amount
  return model.least.map((least, need) => Math.min(least, sums[need] as number))
}

function isPlain({ pools, axes, caps, least }: Model): boolean {
  if (axes.some(group => group.length > 1) || pools.some(({ whole }) => whole)) return false
  const cut = pools.filter(pool => pool.caps.length > 0)
  if (cut.length === 0) return true
  return caps.every((_, cap) => {
    const inside = cut.filter(pool => pool.caps.includes(cap))
    return (
      least.every((_, need) => isAllOrNone(inside, pool => pool.needs.includes(need))) &&
      caps.every((_, other) => isNestedOrApart(cut, cap, other))
    )
  })
}

const isAllOrNone = (pools: readonly Pool[], has: (pool: Pool) => boolean): boolean => pools.every(has) || !pools.some(has)

/** Whether no credit is under both caps, or all that is under one is under the other. */
function isNestedOrApart(pools: readonly Pool[], cap: number, other: number): boolean {
  const [one, two] = [pools.filter(pool => pool.caps.includes(cap)), pools.filter(pool => pool.caps.includes(other))]
  const both = one.filter(pool => pool.caps.includes(other))
  return both.length === 0 || both.length === one.length || both.length === two.length
}
