import { type Day, monthOf, yearOf } from '../../src/values/day.ts'

/** The seal has 36 ticks, whatever the cycle's length: how many of them are gone on a day. */
export function monthsGone({ start, end }: { start: Day; end: Day }, asOf: Day): number {
  const months = (on: Day): number => yearOf(on) * 12 + monthOf(on)
  const length = Math.max(1, months(end) - months(start) + (end.endsWith('-01') ? 0 : 1))
  const gone = months(asOf) - months(start) + (asOf.slice(8) >= start.slice(8) ? 1 : 0)
  return Math.min(36, Math.max(0, Math.round((gone / length) * 36)))
}
