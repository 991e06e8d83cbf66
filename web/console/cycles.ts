import type { Day } from '../../src/values/day.ts'
import type { Person, TimelineEntry } from '../api/register.ts'

/** The fact of an activity that a cycle judged, and its day. */
export function activityOf({ timeline }: Person, activity: string): (TimelineEntry & { on: Day }) | undefined {
  const found = timeline.find(({ factId }) => factId === activity)
  return found?.on ? { ...found, on: found.on } : undefined
}
