import { Temporal } from 'temporal-polyfill'
import { day, type Day } from '../values/day.ts'
import type { Instant } from '../values/instant.ts'

export type Clock = {
  /** The moment, written to the microsecond so that it compares as text with those of the database. */
  now: () => Instant
  /** The day it is in a zone such as America/Chicago. */
  today: (zone: string) => Day
}

/** The machine's clock; a fixed day changes what `today` says and nothing else, because sessions and retries need real time. */
export const makeClock = (fixedToday?: Day): Clock => ({
  now: () => new Date().toISOString().replace('Z', '000Z') as Instant,
  today: fixedToday === undefined ? calendar() : () => fixedToday,
})

type KnownDay = { today: Day; from: number; until: number }

/** Says which day it is, and works a zone's calendar out once a day: every answer asks, and that costs more than the answer. */
function calendar(): Clock['today'] {
  const known = new Map<string, KnownDay>()
  return zone => {
    const now = Date.now()
    const last = known.get(zone)
    if (last && last.from <= now && now < last.until) return last.today
    const found = dayAt(now, zone)
    known.set(zone, found)
    return found.today
  }
}

/** The day a moment falls on in a zone, and from and until when it lasts; a day may have 23 or 25 hours. */
function dayAt(millis: number, zone: string): KnownDay {
  const date = Temporal.Instant.fromEpochMilliseconds(millis).toZonedDateTimeISO(zone).toPlainDate()
  const start = (of: Temporal.PlainDate): number => of.toZonedDateTime(zone).epochMilliseconds
  return { today: day(date.toString()), from: start(date), until: start(date.add({ days: 1 })) }
}

/** Whether a text names a time zone such as America/Chicago. */
export function isZone(text: string): boolean {
  try {
    return /^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+)$/.test(text) && Temporal.Now.plainDateISO(text) !== undefined
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
