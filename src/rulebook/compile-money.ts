import { offsetOf } from './compile-cycle.ts'
import type { Versioned } from './rules.ts'
import type { WayBackRule, WaysBackRule } from './rules-back.ts'
import type { AnnualFeeRule, FeeDueRule, FeeGapRule, FeeItem, FeeTableRule } from './rules-fees.ts'
import type { WrittenVersion } from './schema.ts'
import { unsaid } from './unsaid.ts'

/** A figure for every scheme, where one stands for all. */
export function byScheme<Figure extends number | 'unset'>(
  figures: Figure | Record<string, Figure>,
  schemes: readonly string[],
): Record<string, Figure> {
  return typeof figures === 'object' ? figures : Object.fromEntries(schemes.map(scheme => [scheme, figures]))
}

export const feeDueOf = (each: WrittenVersion<'fee_due'>): FeeDueRule => ({
  due: each.due,
  ...(each.first_at_least && { firstAtLeast: offsetOf(each.first_at_least) }),
  firstYear: each.first_year,
  refundable: each.refundable,
  matching: each.matching,
  graceDays: each.grace_days,
})

export const annualFeeOf = (
  { amount, late_fee, further }: WrittenVersion<'annual_fee'>,
  schemes: readonly string[],
): AnnualFeeRule => ({
  amount: byScheme(amount, schemes),
  lateFeeCents: late_fee,
  ...(further !== undefined && { further: byScheme(further, schemes) }),
})

export const feeGapOf = ({ lost_after: { ce, none } }: WrittenVersion<'fee_gap'>): FeeGapRule => ({
  lostAfter: { ce: ce === 'cycle_end' ? ce : offsetOf(ce), none: none === 'cycle_end' ? none : offsetOf(none) },
})

/** What holds where there is no annual fee: none falls due. */
export const NO_FEE_DUE: Versioned<'anniversary', FeeDueRule> = unsaid('anniversary', 'No annual fee', {
  due: 'never',
  firstYear: 'prepaid',
  refundable: false,
  matching: 'stated_year',
  graceDays: 0,
})
export const NO_ANNUAL_FEE: Versioned<'due_date', AnnualFeeRule> = unsaid('due_date', 'No annual fee', {
  amount: {},
  lateFeeCents: 0,
})
export const NO_FEE_GAP: Versioned<'due_date', FeeGapRule> = unsaid('due_date', 'No annual fee', {
  lostAfter: { ce: { years: 100 }, none: { years: 100 } },
})

export const feeTableOf = ({ items }: WrittenVersion<'fee_table'>, schemes: readonly string[]): FeeTableRule => ({
  items: items.map(
    ({ item, title, for: occasions, amount, member, country_income, position }): FeeItem => ({
      item,
      title,
      for: occasions,
      amount: byScheme(amount, schemes),
      ...(member !== undefined && { member }),
      ...(country_income && { countryIncome: country_income }),
      ...(position && { position }),
    }),
  ),
})

type WrittenRoute = WrittenVersion<'ways_back'>['routes'][number]

const routeOf = (each: WrittenRoute, schemes: readonly string[]): WayBackRule => ({
  route: each.route,
  title: each.title,
  ...(each.after && { after: each.after }),
  ...(each.clock && { clock: each.clock }),
  closesAfterYears: each.closes_after_years ?? null,
  ...(each.closes_after && { closesAfter: offsetOf(each.closes_after) }),
  ...(each.transition && {
    transition: { lostBefore: each.transition.lost_before, openThrough: each.transition.open_through },
  }),
  evidenceYears: each.evidence_years ?? null,
  closedClass: each.closed_class,
  fee: each.fee === 'table' ? each.fee : byScheme(each.fee, schemes),
  attempts: each.attempts ?? null,
  ...(each.attempts_counted === 'failed' && { attemptsCounted: each.attempts_counted }),
  ...(each.again_after !== undefined && { againAfter: each.again_after }),
})

export const waysBackOf = (
  { clock, recertification, routes }: WrittenVersion<'ways_back'>,
  schemes: readonly string[],
): WaysBackRule => ({ clock, recertification, routes: routes.map(each => routeOf(each, schemes)) })
