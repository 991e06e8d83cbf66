import type { Offset } from '../values/offset.ts'

// What a rulebook says of money.

export type FeeDueRule = {
  /** `never`: the body has no annual fee. */
  due: 'last_day_of_anniversary_month' | 'last_day_of_birth_month' | 'day_before_anniversary' | 'first_of_january' | 'never'
  /** The first fee falls due no sooner than this after the anchor; where a birth month decides. */
  firstAtLeast?: Offset
  /** The application fee covers the first year, so the first due is at the first anniversary. */
  firstYear: 'prepaid' | 'due'
  refundable: boolean
  /** How a payment finds its year: the one it states (oldest open due where it states none), or always the oldest. */
  matching: 'stated_year' | 'oldest_due'
  graceDays: number
}

export type AnnualFeeRule = {
  /** Cents by scheme; `unset`: the body has not said, so any payment settles the year and debts are counted in years. */
  amount: Record<string, number | 'unset'>
  lateFeeCents: number
  /** One fee for all certifications of a person, due by the earliest of them: its amount, and this for each further one. */
  further?: Record<string, number | 'unset'>
}

export type FeeGapRule = {
  /** By duty: after so many years unpaid, counted from the day after the earliest unpaid due date, or at the end of the cycle. */
  lostAfter: Record<'ce' | 'none', Offset | 'cycle_end'>
}

/** What single acts cost; what applies is added up. */
export type FeeTableRule = { items: readonly FeeItem[] }

/** `renewal` and `initial` besides the ways back. */
export type FeeOccasion = 'initial' | 'renewal' | 'ce' | 'exam' | 'reinstatement'

export type FeeItem = {
  item: string
  title: string
  for: readonly FeeOccasion[]
  /** Cents by scheme; `unset`: the body has not said. */
  amount: Record<string, number | 'unset'>
  /** Conditions, all of which must hold; left out: whoever. */
  member?: boolean
  countryIncome?: readonly ('low' | 'middle' | 'high')[]
  position?: 'first' | 'further'
}
