import { type Day, dayOf, isDay, monthLength } from '../values/day.ts'
import { MONTHS } from './dates.en.ts'

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const DAY_FIRST = /^(\d{1,2})\.?\s+([a-z]{3,9})\.?,?\s+(\d{4})$/
const MONTH_FIRST = /^([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})$/

/**
 * The day that a person typed: `30 April 2027`, `Apr 30, 2027`, `2027-04-30`. Undefined for anything else, figures with
 * strokes included: 04/03/27 is two days, depending on who reads it.
 */
export function dayFromText(typed: string): Day | undefined {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
  const iso = ISO.exec(text)
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const dayFirst = DAY_FIRST.exec(text)
  if (dayFirst) return existing(Number(dayFirst[3]), monthNamed(dayFirst[2]), Number(dayFirst[1]))
  const monthFirst = MONTH_FIRST.exec(text)
  return monthFirst ? existing(Number(monthFirst[3]), monthNamed(monthFirst[1]), Number(monthFirst[2])) : undefined
}

/** Counts from 1; 0 for a word that begins no month. Three letters are enough to tell any two months apart. */
const monthNamed = (word = ''): number => MONTHS.findIndex(month => month.toLowerCase().startsWith(word)) + 1

function existing(year: number, month: number, date: number): Day | undefined {
  if (month < 1 || month > 12 || date < 1 || date > monthLength(year, month)) return undefined
  const found = dayOf(year, month, date)
  return isDay(found) ? found : undefined
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** `Friday`. */
export function weekdayOf(of: Day): string {
  const [year = 0, month = 1, date = 1] = of.split('-').map(Number)
  return WEEKDAYS[weekdayIndex(year, month, date)] ?? ''
}

/** 0 is Sunday. Source: T. Sakamoto's congruence for the Gregorian calendar. */
function weekdayIndex(year: number, month: number, date: number): number {
  const y = month < 3 ? year - 1 : year
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + shift + date) % 7
}

/** A day in a narrow column: `14 Sep 2024`. */
export const dayInColumn = (of: Day): string => {
  const [year = '', month = '', date = ''] = of.split('-')
  return `${Number(date)}\u00a0${MONTHS[Number(month) - 1]?.slice(0, 3)}\u00a0${Number(year)}`
}
