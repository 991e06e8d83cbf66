import type { Day } from '../values/day.ts'
import type { Instant } from '../values/instant.ts'

export const MONTHS: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A day as `30 April 2027`, kept on one line by no-break spaces. */
export function dayInWords(of: Day): string {
  const [year = '', month = '', date = ''] = of.split('-')
  return `${Number(date)}\u00a0${MONTHS[Number(month) - 1]}\u00a0${Number(year)}`
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  const made = clocks.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, ...CLOCK })
  clocks.set(zone, made)
  return made
}

const CLOCK = {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
  timeZoneName: 'longGeneric',
} as const

/** A moment on the wall clock of a zone: `1 March 2027, 2:14 p.m. Central Time`. */
export function momentInWords(at: Instant, zone: string): string {
  const parts = new Map(
    clockOf(zone)
      .formatToParts(Date.parse(at))
      .map(({ type, value }) => [type, value]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ''
  const half = part('dayPeriod') === 'AM' ? 'a.m.' : 'p.m.'
  const date = `${part('day')}\u00a0${part('month')}\u00a0${part('year')}`
  return `${date}, ${part('hour')}:${part('minute')}\u00a0${half} ${part('timeZoneName').replaceAll(' ', '\u00a0')}`
}
