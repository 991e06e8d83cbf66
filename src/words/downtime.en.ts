import type { Day } from '../values/day.ts'
import { dayInWords as on } from './dates.en.ts'
import { counted } from './format.ts'

/** What recording downtime refuses. */
export const downtimeSentences = {
  'downtime.days_disordered': ({ from, to }: { from: Day; to: Day }) =>
    `Its last day, ${on(to)}, is before its first, ${on(from)}.`,
  'downtime.too_long': ({ most }: { most: number }) => `A downtime has at most ${counted(most, 'day')}.`,
  'downtime.too_far_ahead': ({ latest }: { latest: Day }) => `Downtime is announced a year ahead at most: until ${on(latest)}.`,
  'downtime.recorded_already': ({ from, to }: { from: Day; to: Day }) =>
    `Downtime from ${on(from)} through ${on(to)} is recorded already.`,
  'downtime.missing': () => 'There is no such downtime.',
  'downtime.superseded': () => 'This downtime was corrected or withdrawn already. Look at the list again.',
  'downtime.day_malformed': ({ option, found }: { option: string; found: string }) =>
    `${option} should be a day that exists, like 2027-04-30, but it is ${JSON.stringify(found)}.`,
  'downtime.id_malformed': ({ found }: { found: string }) =>
    `A downtime is named by its id, as goodstanding downtime list shows it, and not by ${JSON.stringify(found)}.`,
  'downtime.reason_missing': () => 'Say why with --reason.',
} as const

export type DowntimeCode = keyof typeof downtimeSentences

export const downtimeMeanings = {
  'downtime.days_disordered': ['Days disordered', '`to` is the last day of the downtime and cannot be before `from`.'],
  'downtime.too_long': ['Downtime too long', 'Record what lasted longer as several.'],
  'downtime.too_far_ahead': ['Downtime too far ahead', 'Announce it later.'],
  'downtime.recorded_already': [
    'Downtime recorded already',
    'The same days are recorded. To change them, name its id in `supersedes`.',
  ],
  'downtime.missing': ['Downtime missing', 'No downtime has the id given.'],
  'downtime.superseded': ['Downtime superseded', 'Somebody corrected or withdrew it meanwhile. Nothing was changed.'],
  'downtime.day_malformed': ['Day malformed', 'On the command line, a day is written like 2027-04-30.'],
  'downtime.id_malformed': ['Id malformed', 'On the command line, `goodstanding downtime list` shows the ids.'],
  'downtime.reason_missing': ['Reason missing', 'On the command line, `--reason` says why.'],
} satisfies Record<DowntimeCode, readonly [title: string, meaning: string]>

/** What was expected of each field, for a 422. */
export const downtimeExpectations = {
  day: (field: string) => `${field} is a day that exists, like 2027-04-30.`,
  reason: 'reason has 1 to 500 characters.',
  id: 'id is the UUID of a downtime.',
}

type Days = { from: Day; to: Day }

const daysOf = ({ from, to }: Days): string => (from === to ? on(from) : `${on(from)} through ${on(to)}`)

const EXTENDS = {
  none: 'moves no deadline',
  first_day_after: 'deadlines on these days move to the first day after',
  days_lost: 'deadlines on these days have the days lost added',
} as const

const SOURCES = { gap: 'found by itself', hand: 'recorded by hand' } as const

type Listed = Days & { id: string; source: keyof typeof SOURCES; extends: keyof typeof EXTENDS; reason: string }

/** What the verb and the console say of downtime. */
export const downtimeWords = {
  none: 'No downtime is recorded.',
  line: (one: Listed) => `${one.id}  ${daysOf(one)}: ${one.reason} (${SOURCES[one.source]}; ${EXTENDS[one.extends]})`,
  effect: (one: Pick<Listed, 'extends'>) => EXTENDS[one.extends],
  source: (source: keyof typeof SOURCES) => SOURCES[source],
  recorded: ({ id, marked, ...days }: Days & { id: string; marked: number }) =>
    `Downtime ${id} recorded: ${daysOf(days)}. ${markedInWords(marked)}`,
  withdrawn: ({ id, marked }: { id: string; marked: number }) => `Downtime ${id} withdrawn. ${markedInWords(marked)}`,
  gap: ({ minutes }: { minutes: number }) => `No server ran for ${duration(minutes)}.`,
}

/** What recording or withdrawing one comes to. */
export const markedInWords = (marked: number): string =>
  marked === 0 ? 'Nobody’s deadlines move by it.' : `${marked === 1 ? '1 person' : `${marked} people`} will be judged again.`

function duration(minutes: number): string {
  const whole = Math.round(minutes)
  if (whole < 120) return counted(whole, 'minute')
  return whole < 2880 ? counted(Math.round(whole / 60), 'hour') : counted(Math.round(whole / 1440), 'day')
}
