import type { Day } from '../values/day.ts'
import type { Offset } from '../values/offset.ts'

// What a rulebook may say of clocks, states and lengths of time. Every key here may be missing: a body that does not say it has none.

/** Where cycles turn: on anniversaries of the grant where a rule names nothing else. */
export type CycleAnchor =
  /** The day after the month of the grant. */
  | { at: 'grant_month_end' }
  /** The first of the month the person was born in. */
  | { at: 'birth_month' }
  /** A date of the year, in the years named. */
  | { at: 'date'; date: string; years: 'every' | 'even' | 'odd' | 'like_birth_year' }

/** The cycle that begins on the grant, where cycles turn on other days. */
export type FirstCycle = {
  /** `to_next_turn`: it ends when the next turn comes. `whole`: it lasts at least a whole length. */
  length: 'whole' | 'to_next_turn'
  /** A turn nearer than this is passed over. */
  atLeast: Offset | null
  /** `nothing`: its requirement is not asked. */
  owes: 'all' | 'nothing'
}

/** A day by the end of a cycle. After: the last day of so long a time that begins the day after the end. */
export type CycleClock = 'end' | { before: Offset } | { after: Offset }

/** The separate clocks of a cycle's renewal. */
export type CycleClocks = {
  /** How long before the next cycle a renewal may be submitted. */
  opens?: Offset
  /** The last day on which credit may be earned for the cycle. */
  earnBy?: CycleClock
  submitBy?: CycleClock
  payBy?: CycleClock
  /** The time of day, in an IANA zone, at which the last of these days is over; left out: its end in the body's zone. */
  closesAt?: { time: string; zone: string }
}

/** From which day the first stage of a loss is counted. */
export type StagesFrom = 'day_of_loss' | 'cycle_end'

/** What becomes of a deadline whose last day falls in downtime. */
export type DowntimeRule = {
  /** `first_day_after`: its last day is the first day after. `days_lost`: it has as many days more as the downtime had. */
  extends: 'none' | 'first_day_after' | 'days_lost'
  /** A time in which no server ran is written down as downtime from so many minutes on. */
  gapMinutes: number
}

export type AuditRule = {
  /** What an audit that was passed with enough points proved does for a cycle the log does not fill. */
  passedHeals: 'when_proved_points_meet_requirement' | 'always' | 'never'
  /** From which day a failed audit bites. */
  effectiveFrom: 'decision_day' | 'cycle_end' | 'cycle_last_day'
  appealWithinDays: number
  /** `rolled_in_previous_year`: the pool of January Y, those whose new cycle opened in the year before. */
  /** `recent_reporters`: who reported lately, drawn through the year. */
  pool: 'rolled_in_previous_year' | 'recent_reporters' | 'none'
  samplePercent: number | 'unset'
  noticeOn: string
  answerWithinDays: number
}

/** Duties that come round in more years than a cycle has. */
export type LongDutyRule = { duties: readonly LongDuty[] }
export type LongDuty = {
  id: string
  title: string
  schemes: readonly string[]
  /** Only for certifications granted from this day on; null: for all. */
  grantedFrom: Day | null
  /** How often, counted from the grant. */
  every: Offset
  /** The last part of that time, in which it must be done. */
  window: Offset
  /** The documents that together show it was done. */
  documents: readonly string[]
}
