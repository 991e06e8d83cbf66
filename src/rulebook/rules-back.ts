import type { Day } from '../values/day.ts'
import type { Offset } from '../values/offset.ts'

// How certifications are lost and got back.

/** `long_duty`: a duty with a horizon longer than a cycle. */
export type LossCause = 'points' | 'audit' | 'fees' | 'long_duty'

export type WaysBackClock = 'first_uncovered_day' | 'day_of_loss' | 'cycle_end'

export type WaysBackRule = {
  /** Where the clock of the ladder starts. `cycle_end`: the day after the last cycle that was covered. */
  clock: WaysBackClock
  routes: readonly WayBackRule[]
  recertification: { anchor: 'decision_day' | 'old_dates'; arrears: 'cleared' }
}

/** `reinstatement`: by application alone. */
export type RouteCode = 'ce' | 'exam' | 'reinstatement'
export type WayBackRule = {
  route: RouteCode
  title: string
  /** After which losses it is there; left out: after any. */
  after?: readonly LossCause[]
  /** Its own clock, where it has one. */
  clock?: WaysBackClock
  /** Closed once so many years have passed; exactly so many counts as passed. Null: never closes. */
  closesAfterYears: number | null
  /** The same in another unit. */
  closesAfter?: Offset
  /** Open through a day for those who lost before another, even where time has closed it. */
  transition?: { lostBefore: Day; openThrough: Day }
  /** Evidence must be earned in so many years before the application is received; null where the route asks none. */
  evidenceYears: number | null
  /** Whether holders of a class closed to new entry may take it. */
  closedClass: boolean
  /** Cents by scheme; `unset` blocks the application form. `table`: the items of the fee table for this route. */
  fee: Record<string, number | 'unset'> | 'table'
  /** Attempts in a lifetime, earlier ones included; null: no limit, or no examination. */
  attempts: number | null
  /** Which attempts are counted; left out: all. */
  attemptsCounted?: 'failed'
  /** A precondition that, once met, gives the attempts anew. */
  againAfter?: string
}

export type ApplicationsRule = {
  /** How long an application is valid, by kind. The last valid day is the same date so many months on; `unset`: no end is known. */
  validMonths: Partial<Record<'initial' | RouteCode, number | 'unset'>>
}
