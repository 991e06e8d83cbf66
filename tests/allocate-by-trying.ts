import type { Allocation, AllocationItem, AllocationProblem, Selector } from '../src/engine/allocate.ts'

/** A whole allocation, in units, as the objectives compare it: earlier numbers matter more, larger is better. */
type Worth = number[]

/** What the best of all allocations looks like, in hundredths. */
export type Tried = Pick<Allocation, 'met' | 'needs' | 'carried'> & { counted: number[]; carriedBy: number[] }

/** Whether credit with these tags is chosen. */
export const chooses = ({ any, all, none }: Selector, tags: readonly string[]): boolean =>
  (any === undefined || any.some(tag => tags.includes(tag))) &&
  (all === undefined || all.every(tag => tags.includes(tag))) &&
  (none === undefined || !none.some(tag => tags.includes(tag)))

/** Every way to choose one number from each list. */
function* choices(lists: readonly (readonly number[])[], at = 0, chosen: number[] = []): Generator<number[]> {
  if (at === lists.length) yield [...chosen]
  for (const each of lists[at] ?? []) {
    chosen[at] = each
    yield* choices(lists, at + 1, chosen)
  }
}

const upTo = (most: number): number[] => Array.from({ length: most + 1 }, (_, at) => at)
const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0)
const partsOf = ({ indivisible }: AllocationItem, units: number): number[] => (indivisible ? [0, units] : upTo(units))

const isLarger = (one: Worth, other: Worth): boolean => {
  const at = one.findIndex((each, place) => each !== other[place])
  return at >= 0 && (one[at] as number) > (other[at] as number)
}
const largest = (all: Iterable<Worth>): Worth => {
  let best: Worth = []
  for (const each of all) if (best.length === 0 || isLarger(each, best)) best = each
  return best
}

/** All that the needs of one axis can be credited with, each up to what it asks, from so much of each item. */
function creditings(
  problem: AllocationProblem,
  needs: readonly number[],
  least: readonly number[],
  free: readonly number[],
): Worth[] {
  let reached = new Map<string, number[]>([['', needs.map(() => 0)]])
  for (const [at, item] of problem.items.entries()) {
    const next = new Map<string, number[]>()
    const lists = needs.map(need =>
      chooses((problem.needs[need] as { of: Selector }).of, item.tags) ? partsOf(item, free[at] as number) : [0],
    )
    for (const parts of choices(lists)) {
      if (sum(parts) > (free[at] as number)) continue
      for (const credited of reached.values()) {
        const more = credited.map((each, n) => Math.min(least[needs[n] as number] as number, each + (parts[n] as number)))
        next.set(more.join(), more)
      }
    }
    reached = next
  }
  return [...reached.values()]
}

function axesOf({ needs }: AllocationProblem): number[][] {
  const axes = new Map<string, number[]>()
  for (const [at, { axis }] of needs.entries()) {
    const name = axis ?? `alone ${at}`
    axes.set(name, [...(axes.get(name) ?? []), at])
  }
  return [...axes.values()]
}

/** Finds the most favourable allocation by trying all there are: for dossiers of a few units only. */
export function tryAll(problem: AllocationProblem): Tried {
  const { smallestUnit: unit, items, caps, needs } = problem
  const amounts = items.map(({ amount }) => Math.floor(amount / unit))
  const least = needs.map(need => Math.ceil(need.least / unit))
  const mostCarried = problem.carry ? Math.floor(problem.carry.most / unit) : 0
  const mayCarry = items.map(({ carriable, tags }) => problem.carry !== null && carriable && chooses(problem.carry.of, tags))
  let best: Worth = []
  for (const counted of choices(items.map((item, at) => partsOf(item, amounts[at] as number)))) {
    const under = (of: Selector): number => sum(counted.filter((_, at) => chooses(of, items[at]?.tags ?? [])))
    if (caps.some(({ of, most }) => under(of) > Math.floor(most / unit))) continue
    const lists = items.map((item, at) => (mayCarry[at] ? partsOf(item, counted[at] as number) : [0]))
    for (const carried of choices(lists)) {
      if (sum(carried) > mostCarried) continue
      const credited = needs.map(() => 0)
      for (const axis of axesOf(problem)) {
        const free = counted.map((each, at) => each - (carried[at] as number))
        const [, ...gained] = largest(creditings(problem, axis, least, free).map(each => [sum(each), ...each]))
        for (const [at, need] of axis.entries()) credited[need] = gained[at] as number
      }
      const met = credited.every((each, need) => each === least[need])
      if (!met && sum(carried) > 0) continue
      const worth = [sum(credited), ...credited, sum(carried), ...counted, ...carried.toReversed()]
      if (best.length === 0 || isLarger(worth, best)) best = worth
    }
  }
  const credited = best.slice(1, 1 + needs.length)
  const counted = best.slice(2 + needs.length, 2 + needs.length + items.length)
  return {
    met: credited.every((each, need) => each === least[need]),
    carried: (best[1 + needs.length] as number) * unit,
    counted: counted.map(each => each * unit),
    carriedBy: best
      .slice(2 + needs.length + items.length)
      .toReversed()
      .map(each => each * unit),
    needs: needs.map((need, at) => {
      const units = credited[at] as number
      const shortfall = units === least[at] ? 0 : need.least - units * unit
      return { id: need.id, least: need.least, credited: units * unit, shortfall }
    }),
  }
}

/** The least further credit that meets everything, the most of the first kinds first, by trying; null where none does. */
export function tryCures(problem: AllocationProblem, most: number): Allocation['cure'] {
  const { smallestUnit: unit, kinds } = problem
  for (let total = 0; total <= most; total++) {
    const ways = [...choices(kinds.map(() => upTo(total)))].filter(each => sum(each) === total)
    for (const way of ways.sort((a, b) => (isLarger(a, b) ? -1 : 1))) {
      const further = kinds.map(({ id, tags }, at): AllocationItem => {
        return { id: `further ${id}`, amount: (way[at] as number) * unit, tags, carriable: false, indivisible: false }
      })
      if (!tryAll({ ...problem, carry: null, items: [...problem.items, ...further] }).met) continue
      return kinds.map(({ id }, at) => ({ kind: id, amount: (way[at] as number) * unit })).filter(({ amount }) => amount > 0)
    }
  }
  return null
}

/** What the items together can give to the needs of named axes, the earliest first, up to what each need got: by trying. */
export function tryUses(
  problem: AllocationProblem,
  axis: readonly number[],
  free: readonly number[],
  got: readonly number[],
): number[] {
  const uses: number[] = []
  for (const at of problem.items.keys()) {
    const before = creditings(
      problem,
      axis,
      got,
      free.map((each, item) => (item < at ? each : 0)),
    )
    const after = creditings(
      problem,
      axis,
      got,
      free.map((each, item) => (item <= at ? each : 0)),
    )
    uses.push(Math.max(...after.map(sum)) - Math.max(...before.map(sum)))
  }
  return uses
}
