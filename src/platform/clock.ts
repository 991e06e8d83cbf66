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
  today: zone => fixedToday ?? day(Temporal.Now.plainDateISO(zone).toString()),
})

/** Whether a text names a time zone such as America/Chicago. */
export function isZone(text: string): boolean {
  try {
    return /^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+)$/.test(text) && Temporal.Now.plainDateISO(text) !== undefined
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
