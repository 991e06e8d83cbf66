import { z } from 'zod'
import { type Day, isDay } from '../values/day.ts'
import { parseCents } from '../values/money.ts'
import { parsePoints, type Points } from '../values/points.ts'

/** What a value should be: for the sentence that refuses another, and for editors. */
type Wanted = {
  expected: string
  allowed?: readonly string[]
  /** What an editor's YAML reader makes of it: `60.00` is a number there. */
  json: Record<string, unknown>
}

/** What a refused value leaves in its issue. */
export type Refused = { expected: string; allowed?: readonly string[]; wrongKind: boolean }

/** A value that is written as one text. */
function written<T>({ expected, allowed, json }: Wanted, read: (text: string) => T | undefined) {
  return z
    .unknown()
    .transform((value, context): T => {
      const wrongKind = typeof value !== 'string'
      const result = wrongKind ? undefined : read(value.trim())
      if (result !== undefined) return result
      const refused: Refused = { expected, wrongKind, ...(allowed && { allowed }) }
      context.issues.push({ code: 'custom', input: value, params: refused })
      return z.NEVER
    })
    .meta(json)
}

const LONGEST = 4000

export const sentence = written({ expected: 'a text', json: { type: 'string', minLength: 1, maxLength: LONGEST } }, text =>
  text !== '' && text.length <= LONGEST ? text : undefined,
)

/** One of a few words. */
export const oneOf = <const Word extends string>(...words: readonly Word[]) =>
  written(
    {
      expected: words.length === 1 ? `"${words[0]}"` : 'one of a few words',
      allowed: words,
      json: { type: 'string', enum: words },
    },
    text => words.find(word => word === text),
  )

const YES_NO: Readonly<Record<string, boolean>> = { yes: true, no: false }

/** `yes` or `no`; an editor's reader may make a boolean of it. */
export const yesNo = written({ expected: 'yes or no', json: { enum: ['yes', 'no', true, false] } }, text =>
  Object.hasOwn(YES_NO, text) ? YES_NO[text] : undefined,
)

const DAY_PATTERN = '^\\d{4}-\\d{2}-\\d{2}$'
const dayOrNone = (text: string): Day | undefined => (isDay(text) ? text : undefined)

export const calendarDay = written(
  { expected: 'a day of the calendar, such as 2021-05-01', json: { type: 'string', pattern: DAY_PATTERN } },
  dayOrNone,
)

/** A day, or a word that stands for there being none, which becomes null. */
export const dayOr = (word: string) =>
  written<{ day: Day | null }>(
    {
      expected: `a day of the calendar, such as 2021-05-01, or ${word}`,
      json: { anyOf: [{ type: 'string', pattern: DAY_PATTERN }, { const: word }] },
    },
    text => (text === word ? { day: null } : isDay(text) ? { day: text } : undefined),
  ).transform(({ day }) => day)

/** A month and a date that every year has, such as `01-15`. */
export const dateOfYear = written(
  { expected: 'a month and a date that every year has, such as 01-15', json: { type: 'string', pattern: '^\\d{2}-\\d{2}$' } },
  text => (/^\d{2}-\d{2}$/.test(text) && isDay(`2023-${text}`) ? text : undefined),
)

/** A whole number between two others. */
export const count = (least: number, most: number) =>
  written(
    { expected: `a whole number from ${least} to ${most}`, json: { type: 'integer', minimum: least, maximum: most } },
    text => {
      const value = /^\d{1,9}$/.test(text) ? Number(text) : -1
      return value >= least && value <= most ? value : undefined
    },
  )

export const year = count(1900, 2200)

/** A year, or a word that stands for there being none, which becomes null. */
export const yearOr = (word: string) =>
  written<{ year: number | null }>(
    {
      expected: `a year such as 2024, or ${word}`,
      json: { anyOf: [{ type: 'integer', minimum: 1900, maximum: 2200 }, { const: word }] },
    },
    text => (text === word ? { year: null } : /^(19|20|21)\d{2}$/.test(text) ? { year: Number(text) } : undefined),
  ).transform(({ year }) => year)

/** A year, or a range of years such as `2022..2026`, both ends counted. */
export const yearRange = written<{ first: number; last: number }>(
  {
    expected: 'a year such as 2024, or a range such as 2022..2026',
    json: {
      anyOf: [
        { type: 'integer', minimum: 1900, maximum: 2200 },
        { type: 'string', pattern: '^\\d{4}\\.\\.\\d{4}$' },
      ],
    },
  },
  text => {
    const [, first, last = first] = /^((?:19|20|21)\d{2})(?:\.\.((?:19|20|21)\d{2}))?$/.exec(text) ?? []
    return first === undefined ? undefined : { first: Number(first), last: Number(last) }
  },
)

const POINTS_JSON = { type: 'number', minimum: 0 }
const POINTS = 'a number of points such as 29.5, with at most two decimals'
const MONEY_JSON = { type: 'number', minimum: 0 }
const MONEY = 'an amount of money such as 60.00'
const orWord = (json: object, ...words: string[]) => ({ anyOf: [json, ...words.map(word => ({ const: word }))] })

/** Points, in hundredths once read. */
export const pointsNumber = written<Points>({ expected: POINTS, json: POINTS_JSON }, parsePoints)
export const pointsOrUnset = written<Points | 'unset'>(
  { expected: `${POINTS}, or unset`, json: orWord(POINTS_JSON, 'unset') },
  text => (text === 'unset' ? text : parsePoints(text)),
)

/** Money of the body's currency, in cents once read. */
export const cents = written({ expected: MONEY, json: MONEY_JSON }, parseCents)
export const centsOrUnset = written<number | 'unset'>(
  { expected: `${MONEY}, or unset`, json: orWord(MONEY_JSON, 'unset') },
  text => (text === 'unset' ? text : parseCents(text)),
)

/** Hours of work, in hundredths once read. */
export const hoursNumber = written<number>({ expected: 'a number of hours such as 1.5', json: POINTS_JSON }, parsePoints)

/** An amount of a unit of work, in hundredths once read. */
export const quantityNumber = written<number>(
  { expected: 'a number such as 1.5, with at most two decimals', json: POINTS_JSON },
  parsePoints,
)

/** Units of work that conversions know. */
export const UNITS = [
  'minute',
  'hour',
  'contact_hour',
  'semester_credit',
  'quarter_credit',
  'day',
  'month',
  'year',
  'item',
] as const

/** A web address, or null where there is none. */
export const addressOrNull = written<{ url: string | null }>(
  {
    expected: 'a web address such as https://example.org/rules, or null',
    json: { type: ['string', 'null'], pattern: '^https?://' },
  },
  text =>
    text === 'null' || text === '~' ? { url: null } : /^https?:\/\//.test(text) && URL.canParse(text) ? { url: text } : undefined,
).transform(({ url }) => url)

/** A text of a given shape. */
export const shaped = (expected: string, pattern: RegExp) =>
  written({ expected, json: { type: 'string', pattern: pattern.source } }, text => (pattern.test(text) ? text : undefined))

const CODE = {
  id: ['an id in small letters, digits and hyphens, such as three-years', /^[a-z][a-z0-9-]{0,59}$/],
  scheme: ['letters such as RMA, the first a capital', /^[A-Z][A-Za-z0-9.()+-]{0,23}$/],
  source: ['a short name such as FAQ08, beginning with a capital', /^[A-Z][A-Za-z0-9_-]{0,39}$/],
  category: ['a category such as formal-education', /^[a-z][a-z0-9-]{0,59}$/],
  tag: ['a tag such as group-a', /^[a-z][a-z0-9-]{0,59}$/],
  fact: ['a short name such as a1', /^[A-Za-z][A-Za-z0-9._-]{0,59}$/],
  year: ['a year such as 2024', /^(19|20|21)\d{2}$/],
  cycle: ['the number of a cycle, from 1', /^[1-9]\d{0,2}$/],
  day: ['a day of the calendar, such as 2021-05-01', new RegExp(DAY_PATTERN)],
} as const satisfies Record<string, readonly [string, RegExp]>

/** A code in the place of a value. */
export function code(kind: keyof typeof CODE) {
  const [expected, pattern] = CODE[kind]
  return shaped(expected, pattern)
}

/** A map whose keys are codes of the body's own. */
export function mapBy<Value extends z.ZodType>(kind: keyof typeof CODE, value: Value) {
  const [expected, pattern] = CODE[kind]
  const error = () => expected
  return z.record(
    z
      .string()
      .regex(pattern, { error })
      .refine(key => kind !== 'day' || isDay(key), { error }),
    value,
  )
}

/** A map of keys this language knows. The issue of an unknown key does not say what is allowed, so its message carries that. */
export const mapOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, { error: issue => (issue.code === 'unrecognized_keys' ? Object.keys(shape).join('\n') : undefined) })

export const listOf = <Item extends z.ZodType>(item: Item) => z.array(item)
export const someOf = <Item extends z.ZodType>(item: Item) => z.array(item).min(1)
