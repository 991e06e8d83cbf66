import type { Offset } from '../values/offset.ts'

// What a rulebook says of money.

export type FeeDueRule = {
  due: 'last_day_of_anniversary_month' | 'day_before_anniversary' | 'first_of_january' | 'never'
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
}

export type FeeGapRule = {
  /** By duty: after so many years unpaid, counted from the day after the earliest unpaid due date, or at the end of the cycle. */
  lostAfter: Record<'ce' | 'none', Offset | 'cycle_end'>
}
