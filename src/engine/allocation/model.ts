import type { AllocationItem, AllocationProblem, Selector } from './problem.ts'

/** Credit that is alike in everything: which needs it may serve, which caps could cut it, whether it may be carried. */
export type Pool = {
  amount: number
  needs: readonly number[]
  caps: readonly number[]
  carriable: boolean
  /** One indivisible item, where that makes a difference. */
  whole: boolean
  /** Whether it is open how much of it counts. */
  open: boolean
  items: number[]
}

/** A problem in whole units. Needs and caps go by their place; a cap that cannot cut anything stands in no pool. */
export type Model = {
  unit: number
  amounts: readonly number[]
  poolOf: readonly number[]
  pools: readonly Pool[]
  caps: readonly number[]
  least: readonly number[]
  /** Needs that compete for the same credit, by place; a need that competes with none is alone. */
  axes: readonly (readonly number[])[]
  /** Which needs are sums, and so take nothing from each other. */
  isSum: readonly boolean[]
  /** Units that may be carried out; 0 where nothing may. */
  carry: number
}

/** Whether credit with these tags is chosen. */
export function isChosen({ any, all, none }: Selector, tags: readonly string[]): boolean {
  if (any && !any.some(tag => tags.includes(tag))) return false
  if (all && !all.every(tag => tags.includes(tag))) return false
  return !none?.some(tag => tags.includes(tag))
}

type Membership = { needs: number[]; caps: number[]; carried: boolean; isSplit: boolean; key: string }

/**
 * The problem in units: what is left of an amount below a unit does not count, and a need asks for whole units. Items from
 * `firstOpen` on may count or not as one likes.
 */
export function modelOf(problem: AllocationProblem, firstOpen = Infinity): Model {
  const unit = problem.smallestUnit
  const amounts = problem.items.map(({ amount }) => Math.max(0, Math.floor(amount / unit)))
  const axes = axesOf(problem)
  const memberships = membershipsOf(problem, axes)
  const caps = problem.caps.map(({ most }) => Math.max(0, Math.floor(most / unit)))
  dropIdleCaps(memberships, amounts, caps)
  const carry = problem.carry ? Math.max(0, Math.floor(problem.carry.most / unit)) : 0
  const { pools, poolOf } = poolsOf(problem.items, amounts, memberships, carry > 0, firstOpen)
  const least = problem.needs.map(need => Math.max(0, Math.ceil(need.least / unit)))
  const isSum = problem.needs.map(({ axis }) => axis === null)
  return { unit, amounts, poolOf, pools, caps, least, axes: axes.flatMap(axis => competing(axis, pools)), isSum, carry }
}

function axesOf({ needs }: AllocationProblem): number[][] {
  const named = new Map<string, number[]>()
  const axes: number[][] = []
  for (const [at, { axis }] of needs.entries()) {
    const axisSoFar = axis === null ? undefined : named.get(axis)
    if (axisSoFar) axisSoFar.push(at)
    else {
      const begun = [at]
      axes.push(begun)
      if (axis !== null) named.set(axis, begun)
    }
  }
  return axes
}

/** What each item may serve and be cut by; items with the same tags share one answer. */
function membershipsOf(problem: AllocationProblem, axes: readonly (readonly number[])[]): Membership[] {
  const known = new Map<string, Membership>()
  return problem.items.map(({ tags }) => {
    const name = tags.length === 1 ? (tags[0] as string) : tags.join('\n')
    const found = known.get(name)
    if (found) return found
    const membership = membershipOf(problem, axes, tags)
    known.set(name, membership)
    return membership
  })
}

function membershipOf({ needs, caps, carry }: AllocationProblem, axes: Model['axes'], tags: readonly string[]): Membership {
  const served: number[] = []
  for (let at = 0; at < needs.length; at++) if (isChosen((needs[at] as { of: Selector }).of, tags)) served.push(at)
  const cutting: number[] = []
  for (let at = 0; at < caps.length; at++) if (isChosen((caps[at] as { of: Selector }).of, tags)) cutting.push(at)
  return {
    needs: served,
    caps: cutting,
    carried: carry !== null && isChosen(carry.of, tags),
    isSplit: axes.some(axis => axis.length > 1 && axis.filter(need => served.includes(need)).length > 1),
    key: '',
  }
}

/** A cap that everything fits under cuts nothing, in whatever allocation. */
function dropIdleCaps(memberships: readonly Membership[], amounts: readonly number[], caps: readonly number[]): void {
  const claimed = caps.map(() => 0)
  for (const [at, { caps: cutting }] of memberships.entries())
    for (const cap of cutting) claimed[cap] = (claimed[cap] as number) + (amounts[at] as number)
  for (const membership of new Set(memberships)) {
    membership.caps = membership.caps.filter(cap => (claimed[cap] as number) > (caps[cap] as number))
    membership.key = `${membership.needs.join()};${membership.caps.join()}`
  }
}

function poolsOf(
  items: readonly AllocationItem[],
  amounts: readonly number[],
  memberships: readonly Membership[],
  carries: boolean,
  firstOpen: number,
) {
  const pools: Pool[] = []
  const byKey = new Map<string, number>()
  const poolOf = memberships.map(({ needs, caps, carried, isSplit, key }, at) => {
    const { carriable, indivisible } = items[at] as AllocationItem
    const mayCarry = carries && carriable && carried
    const whole = indivisible && amounts[at] !== 0 && (caps.length > 0 || mayCarry || isSplit)
    const open = caps.length > 0 || at >= firstOpen
    const name = whole || at >= firstOpen ? `item ${at}` : mayCarry ? `${key};carried` : key
    const known = byKey.get(name) ?? pools.length
    const pool = pools[known] ?? { amount: 0, needs, caps, carriable: mayCarry, whole, open, items: [] }
    if (known === pools.length) {
      pools.push(pool)
      byKey.set(name, known)
    }
    pool.amount += amounts[at] as number
    pool.items.push(at)
    return known
  })
  return { pools, poolOf }
}

/** The needs of an axis in groups such that no credit may serve needs of two groups. */
function competing(axis: readonly number[], pools: readonly Pool[]): number[][] {
  if (axis.length === 1) return [[...axis]]
  const groups: number[][] = []
  for (const need of axis) {
    const served = pools.filter(pool => pool.needs.includes(need))
    const joined = groups.filter(group => group.some(other => served.some(pool => pool.needs.includes(other))))
    for (const group of joined) groups.splice(groups.indexOf(group), 1)
    groups.push([...joined.flat(), need].sort((a, b) => a - b))
  }
  return groups
}
