import { type CustomTypesConfig, types } from 'pg'
import type { Instant } from '../values/instant.ts'

type Parser = (text: string) => unknown

const TIMESTAMP = /^(\d{4,})-(\d\d)-(\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?([+-]\d\d(?::?\d\d)?(?::?\d\d)?)$/

/** An int8 as a number; throws where it is beyond 2^53, because a rounded identifier or amount is worse than none. */
export function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('an integer from the database is beyond 2^53')
  return value
}

/** A timestamptz as ISO 8601 in UTC, always to the microsecond, so that instants compare as text; `infinity` stays itself. */
export function instantOf(text: string): Instant {
  const parts = TIMESTAMP.exec(text)
  if (!parts) return text as Instant
  const [, year = '', month, date, time, fraction, offset = '+00'] = parts
  const decimals = `.${(fraction ?? '').padEnd(6, '0')}`
  if (/^[+-]00(:?00)*$/.test(offset) && year.length === 4) return `${year}-${month}-${date}T${time}${decimals}Z` as Instant
  const seconds = Date.parse(`${year}-${month}-${date}T${time}${offsetWithColon(offset)}`)
  return `${new Date(seconds).toISOString().slice(0, -5)}${decimals}Z` as Instant
}

const offsetWithColon = (offset: string): string => {
  const [hours, minutes = '00'] = offset.slice(1).split(':')
  return `${offset[0]}${hours}:${minutes}`
}

const unchanged: Parser = text => text

const TEXT_ARRAY = 1009
// The types of pg-types name only the scalar types by number.
const builtIn = types.getTypeParser as (oid: number, format?: 'text' | 'binary') => Parser
const textArray = builtIn(TEXT_ARRAY)

const each = (parse: Parser): Parser => {
  const deep = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(deep) : typeof value === 'string' ? parse(value) : value
  return text => deep(textArray(text))
}

const OID = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, interval: 1186 } as const
const ARRAY_OID = { int8: 1016, date: 1182, timestamp: 1115, timestamptz: 1185, interval: 1187 } as const

const parsers = new Map<number, Parser>([
  [OID.int8, safeInteger],
  [OID.date, unchanged],
  [OID.timestamp, unchanged],
  [OID.timestamptz, instantOf],
  [OID.interval, unchanged],
  [ARRAY_OID.int8, each(safeInteger)],
  [ARRAY_OID.date, each(unchanged)],
  [ARRAY_OID.timestamp, each(unchanged)],
  [ARRAY_OID.timestamptz, each(instantOf)],
  [ARRAY_OID.interval, each(unchanged)],
])

/** How columns come back: days and instants as text, whole numbers as safe integers, no `Date` anywhere. */
export const columnTypes: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : parsers.get(oid)) ?? builtIn(oid, format)) as typeof types.getTypeParser,
}
