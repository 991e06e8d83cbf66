import { addDays, addMonths, anniversary, type Day, isMonthEnd, lastOfMonth, monthOf, yearOf } from './day.ts'

/**
 * A length of calendar time. Days, months and years are different rules: three months are not 90 days. `toMonthEnd`: counted
 * from the last day of a month, it ends on the last day of one.
 */
export type Offset = { days: number } | { months: number; toMonthEnd?: true } | { years: number }

/** The day an offset later: years as anniversaries (29 February becomes 1 March), months to the same date or the month's last day. */
export function after(of: Day, offset: Offset): Day {
  if ('days' in offset) return addDays(of, offset.days)
  if ('years' in offset) return anniversary(of, offset.years)
  const on = addMonths(of, offset.months)
  return offset.toMonthEnd && isMonthEnd(of) ? lastOfMonth(yearOf(on), monthOf(on)) : on
}

/** The day an offset earlier, by the same conventions. */
export function before(of: Day, offset: Offset): Day {
  if ('days' in offset) return addDays(of, -offset.days)
  return 'years' in offset ? anniversary(of, -offset.years) : after(of, { ...offset, months: -offset.months })
}
