import { type Day, dayOf, isDay, monthLength } from '../values/day.ts'
import { parseCents } from '../values/money.ts'
import { NO_POINTS, parsePoints, type Points } from '../values/points.ts'
import type { Rejection } from '../words/import.en.ts'
import type { Field, Kind, WordList } from './fields.ts'
import type { DateOrder, MappedFile, Mapping } from './mapping.ts'

/**
 * Reads the cells of one row after another as what they should be. The first thing that is wrong with a row stays in
 * `problem`; a value that could not be read comes back as a harmless one, and the caller throws the row away.
 */
export type Cursor<Of extends Kind> = {
  load: (cells: readonly string[]) => void
  problem: () => Rejection | undefined
  reject: (problem: Rejection) => void
  /** The trimmed text, or null where the cell is empty or the export has no such column. */
  text: (field: Field<Of>) => string | null
  needed: (field: Field<Of>) => string
  /** A number that names something; one that a spreadsheet has rounded is refused. */
  key: (field: Field<Of>) => string
  day: (field: Field<Of>) => Day
  dayOrNull: (field: Field<Of>) => Day | null
  /** A day on which something had happened when the export was taken. */
  pastDay: (field: Field<Of>) => Day
  pastDayOrNull: (field: Field<Of>) => Day | null
  points: (field: Field<Of>) => Points
  pointsOrNull: (field: Field<Of>) => Points | null
  /** Cents, negative where the text has a minus sign. */
  cents: (field: Field<Of>) => number
  year: (field: Field<Of>) => number
  word: (field: Field<Of>, list: WordList, allowed: readonly string[]) => string
}

export type Reading = {
  mapping: Mapping
  /** What happened, happened by this day: when the export was taken, or today where that is not known. */
  notAfter: Day
  /** The latest day on which something happened, so far. */
  latest: Day
}

const NO_DAY = '1000-01-01' as Day
const MOST_REMEMBERED = 50_000
export const ROUNDED = /^[+-]?\d+(\.\d+)?e[+-]?\d+$/i
const SPACE = 32

/** The text without spaces around it; most has none, and looking is cheaper than trimming. */
const trimmed = (text: string): string =>
  text.charCodeAt(0) > SPACE &&
  text.charCodeAt(text.length - 1) > SPACE &&
  text.charCodeAt(text.length - 1) < 127 &&
  text.charCodeAt(0) < 127
    ? text
    : text.trim()

export function makeCursor<Of extends Kind>(file: MappedFile, header: readonly string[], reading: Reading): Cursor<Of> {
  const at = new Map(Object.entries(file.columns).map(([field, column]) => [field, header.indexOf(column)]))
  const column = (field: Field<Of>): string => file.columns[field] ?? field
  const days = remembered((text: string) => parseDay(text, reading.mapping.dates))
  const amounts = remembered(parsePoints)
  const meanings = new Map<WordList, Map<string, string>>()
  let cells: readonly string[] = []
  let problem: Rejection | undefined

  const reject = (found: Rejection): void => {
    problem ??= found
  }

  const raw = (field: Field<Of>): string => {
    const index = at.get(field)
    return index === undefined || index < 0 ? '' : (cells[index] ?? '')
  }

  const text = (field: Field<Of>): string | null => {
    const value = trimmed(raw(field))
    return value === '' ? null : value
  }

  const needed = (field: Field<Of>): string => {
    const value = text(field)
    if (value === null) reject({ code: 'value.missing', params: { column: column(field) } })
    return value ?? ''
  }

  const dayOrNull = (field: Field<Of>): Day | null => {
    const value = text(field)
    if (value === null) return null
    const found = days(value)
    if ('day' in found) return found.day
    reject({ code: found.problem, params: { column: column(field), value } })
    return NO_DAY
  }

  const past = (field: Field<Of>, found: Day | null): Day | null => {
    if (found === null) return null
    if (found > reading.notAfter) {
      const params = { column: column(field), value: raw(field).trim(), after: reading.notAfter }
      reject({ code: 'day.in_future', params })
    } else if (found > reading.latest && problem === undefined) reading.latest = found
    return found
  }

  const number = <Value>(field: Field<Of>, value: string, found: Value | undefined, otherwise: Value): Value => {
    if (found === undefined) reject({ code: numberCode(value), params: { column: column(field), value } })
    return found ?? otherwise
  }

  const pointsOrNull = (field: Field<Of>): Points | null => {
    const value = text(field)
    return value === null ? null : number(field, value, amounts(value), NO_POINTS)
  }

  const missing = <Value>(field: Field<Of>, value: Value | null, otherwise: Value): Value => {
    if (value === null) reject({ code: 'value.missing', params: { column: column(field) } })
    return value ?? otherwise
  }

  const meaningsOf = (list: WordList, allowed: readonly string[]): Map<string, string> => {
    const known = meanings.get(list) ?? new Map(meaningEntries(reading.mapping, list, allowed))
    meanings.set(list, known)
    return known
  }

  const pastDayOrNull = (field: Field<Of>): Day | null => past(field, dayOrNull(field))

  return {
    load(row) {
      cells = row
      problem = undefined
    },
    problem: () => problem,
    reject,
    text,
    needed,
    key(field) {
      const value = needed(field)
      if (ROUNDED.test(value)) reject({ code: 'number.from_spreadsheet', params: { column: column(field), value } })
      return value
    },
    dayOrNull,
    day: field => missing(field, dayOrNull(field), NO_DAY),
    pastDayOrNull,
    pastDay: field => missing(field, pastDayOrNull(field), NO_DAY),
    pointsOrNull,
    points: field => missing(field, pointsOrNull(field), NO_POINTS),
    cents(field) {
      const value = needed(field)
      if (value === '') return 0
      const isNegative = value.startsWith('-')
      const found = number(field, value, parseCents(isNegative ? value.slice(1) : value), 0)
      return isNegative ? -found : found
    },
    year(field) {
      const value = needed(field)
      if (value === '') return 0
      const found = /^\d{4}$/.test(value) ? Number(value) : undefined
      return number(field, value, found !== undefined && found >= 1900 && found <= 2200 ? found : undefined, 0)
    },
    word(field, list, allowed) {
      const value = needed(field)
      if (value === '') return ''
      const known = meaningsOf(list, allowed)
      const found = known.get(value) ?? known.get(wordKey(value))
      if (found !== undefined) {
        if (known.size < MOST_REMEMBERED) known.set(value, found)
        return found
      }
      reject(unknownWord(list, column(field), value, allowed))
      return ''
    },
  }
}

const numberCode = (value: string) => {
  if (ROUNDED.test(value)) return 'number.from_spreadsheet'
  return /^-\s*\d/.test(value) ? 'number.negative' : 'number.unreadable'
}

function unknownWord(list: WordList, column: string, value: string, allowed: readonly string[]): Rejection {
  if (list === 'designation' || list === 'category') return { code: `${list}.unknown`, params: { value, allowed } }
  return { code: 'value.unknown_word', params: { column, value, allowed } }
}

/** Words are told apart by their letters and digits alone: `professional  education ` is `Professional-Education`. */
const wordKey = (word: string): string =>
  word
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()

function* meaningEntries(mapping: Mapping, list: WordList, allowed: readonly string[]): Iterable<[string, string]> {
  for (const meaning of allowed) yield [wordKey(meaning), meaning]
  for (const [word, meaning] of Object.entries(mapping.words[list])) if (allowed.includes(meaning)) yield [wordKey(word), meaning]
}

/** The same answer for the same text, kept while there are few different ones: days and points repeat all the time. */
function remembered<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return text => {
    const found = known.get(text)
    if (found !== undefined) return found
    const value = read(text)
    if (known.size < MOST_REMEMBERED) known.set(text, value)
    return value
  }
}

const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/
const DASHED = /^\d{4}-\d{2}-\d{2}$/

/** The day a text says in one of the date orders, or why it says none. */
export function parseDay(text: string, orders: readonly DateOrder[]): { day: Day } | { problem: DayProblem } {
  if (DASHED.test(text) && orders.includes('iso')) return isDay(text) ? { day: text } : { problem: 'day.not_in_calendar' }
  const slashed = SLASHED.exec(text)
  const order = orders.find(each => each !== 'iso')
  if (!slashed || order === undefined) return { problem: 'day.unreadable' }
  const [first, second, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])]
  const [month, date] = order === 'month_first' ? [first, second] : [second, first]
  const exists = year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= monthLength(year, month)
  return exists ? { day: dayOf(year, month, date) } : { problem: 'day.not_in_calendar' }
}

type DayProblem = 'day.unreadable' | 'day.not_in_calendar'
