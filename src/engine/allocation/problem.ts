/** Tags that choose credit: at least one of `any`, every one of `all`, not one of `none`; what is left out asks nothing. */
export type Selector = { any?: readonly string[]; all?: readonly string[]; none?: readonly string[] }

/** Credit that was earned, in hundredths. Indivisible credit counts whole or not at all and serves one need of an axis. */
export type AllocationItem = {
  id: string
  amount: number
  tags: readonly string[]
  carriable: boolean
  indivisible: boolean
}

/** Of the credit chosen by `of`, at most so many hundredths count. Caps may lie in each other and cross. */
export type AllocationCap = { id: string; of: Selector; most: number }

/**
 * What is asked for, in hundredths. Needs of one axis are buckets: a credit may be split between them and is used once.
 * Without an axis a need is a sum over all that counts and shares its credit with every other need.
 */
export type AllocationNeed = { id: string; of: Selector; least: number; axis: string | null }

/** A kind of credit that could still be earned. */
export type CreditKind = { id: string; tags: readonly string[] }

/** Items stand earliest first, needs, caps and kinds in rulebook order. Counted parts are multiples of `smallestUnit` (hundredths, 1 or more). */
export type AllocationProblem = {
  items: readonly AllocationItem[]
  caps: readonly AllocationCap[]
  needs: readonly AllocationNeed[]
  carry: { of: Selector; most: number } | null
  kinds: readonly CreditKind[]
  order: 'most_favourable' | 'stated'
  smallestUnit: number
}

/** What became of an item. Carried credit is counted, and serves nothing now. */
export type AllocatedItem = {
  id: string
  counted: number
  cut: readonly { cap: string; amount: number }[]
  serves: readonly { need: string; amount: number }[]
  carried: number
}

/** Amounts in hundredths. A bucket is credited with no more than it asks, a sum with all that counts and is not carried. */
export type Allocation = {
  met: boolean
  items: readonly AllocatedItem[]
  needs: readonly { id: string; least: number; credited: number; shortfall: number }[]
  carried: number
  /** The least further credit that would meet everything; null where no credit of the kinds can. Empty where all is met. */
  cure: readonly { kind: string; amount: number }[] | null
  /** False where the search for indivisible credit gave up: the answer is lawful, and perhaps not the best. */
  proved: boolean
}
