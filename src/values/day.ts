/** A calendar day as `YYYY-MM-DD` in the body's zone; inclusive wherever it ends something. Days compare as text. */
export type Day = string & { readonly __day: unique symbol }

const SHAPE = /^\d{4}-\d{2}-\d{2}$/
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Days in a month; `month` counts from 1. */
export const monthLength = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)

/** Whether the text is a day that exists in the calendar. */
export function isDay(text: string): text is Day {
  if (!SHAPE.test(text)) return false
  const { year, month, date } = partsOf(text as Day)
  return year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= monthLength(year, month)
}

/** The text as a day; throws where the calendar has no such day, so call it on trusted text only. */
export function day(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a calendar day: ${text}`)
  return text
}

export function partsOf(of: Day): { year: number; month: number; date: number } {
  return { year: yearOf(of), month: monthOf(of), date: dateOf(of) }
}

const two = (text: string, at: number): number => (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48

export const yearOf = (of: Day): number => two(of, 0) * 100 + two(of, 2)
export const monthOf = (of: Day): number => two(of, 5)
const dateOf = (of: Day): number => two(of, 8)

const padded = (value: number): string => (value < 10 ? `0${value}` : String(value))

const written = (year: number, month: number, date: number): Day =>
  `${year < 1000 ? String(year).padStart(4, '0') : year}-${padded(month)}-${padded(date)}` as Day

/** Days of these years are written once and kept: judging asks for the same ones over and over. */
const KEPT = { from: 1900, through: 2100 }
const kept = Array.from<Day | undefined>({ length: (KEPT.through - KEPT.from + 1) * 12 * 32 })

export function dayOf(year: number, month: number, date: number): Day {
  if (year < KEPT.from || year > KEPT.through) return written(year, month, date)
  const at = ((year - KEPT.from) * 12 + month - 1) * 32 + date
  return (kept[at] ??= written(year, month, date))
}

export function dayBefore(of: Day): Day {
  const { year, month, date } = partsOf(of)
  if (date > 1) return dayOf(year, month, date - 1)
  return month > 1 ? dayOf(year, month - 1, monthLength(year, month - 1)) : dayOf(year - 1, 12, 31)
}

export function dayAfter(of: Day): Day {
  const { year, month, date } = partsOf(of)
  if (date < 28 || date < monthLength(year, month)) return dayOf(year, month, date + 1)
  return month < 12 ? dayOf(year, month + 1, 1) : dayOf(year + 1, 1, 1)
}

/** The first day that is not before the same date `years` later: 29 February becomes 1 March in a common year. */
export function anniversary(of: Day, years: number): Day {
  const year = yearOf(of) + years
  const [month, date] = [monthOf(of), dateOf(of)]
  return month === 2 && date === 29 && !isLeapYear(year) ? dayOf(year, 3, 1) : dayOf(year, month, date)
}

/** The same date `months` later, or that month's last day where it is shorter. */
export function addMonths(of: Day, months: number): Day {
  const { year, month, date } = partsOf(of)
  const count = year * 12 + (month - 1) + months
  const [toYear, toMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1]
  return dayOf(toYear, toMonth, Math.min(date, monthLength(toYear, toMonth)))
}

/** Whether a day is the last of its month. */
export const isMonthEnd = (of: Day): boolean => two(of, 8) === monthLength(yearOf(of), monthOf(of))

export const lastOfMonth = (year: number, month: number): Day => dayOf(year, month, monthLength(year, month))

/** Days since 1970-01-01, for lengths and differences. */
export function epochDay(of: Day): number {
  const { year, month, date } = partsOf(of)
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** Inverse of `epochDay`. */
export function dayFromEpoch(count: number): Day {
  const shifted = count + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return dayOf(year, month, dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1)
}

export const addDays = (of: Day, days: number): Day => dayFromEpoch(epochDay(of) + days)

/** Days from `start` to `end`, both counted. */
export const daysInclusive = (start: Day, end: Day): number => epochDay(end) - epochDay(start) + 1

export const earlier = (a: Day, b: Day): Day => (a < b ? a : b)
export const later = (a: Day, b: Day): Day => (a > b ? a : b)
