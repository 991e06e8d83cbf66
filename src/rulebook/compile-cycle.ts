import type { Offset } from '../values/offset.ts'
import type { CycleRule } from './rules.ts'
import type { CycleAnchor, CycleClock, CycleClocks } from './rules-time.ts'
import type { WrittenVersion } from './schema.ts'

type Written = WrittenVersion<'cycle'>
type WrittenOffset = { days: number } | { months: number; to_month_end?: boolean | undefined } | { years: number }

/** A length of time as the rules keep it. */
export function offsetOf(written: WrittenOffset): Offset {
  if ('days' in written) return { days: written.days }
  if ('years' in written) return { years: written.years }
  return { months: written.months, ...(written.to_month_end && { toMonthEnd: true as const }) }
}

const clockOf = (written: 'end' | { before: WrittenOffset } | { after: WrittenOffset }): CycleClock => {
  if (written === 'end') return written
  return 'before' in written ? { before: offsetOf(written.before) } : { after: offsetOf(written.after) }
}

function clocksOf({ opens, earn_by, submit_by, pay_by, closes_at }: NonNullable<Written['clocks']>): CycleClocks {
  return {
    ...(opens && { opens: offsetOf(opens) }),
    ...(earn_by && { earnBy: clockOf(earn_by) }),
    ...(submit_by && { submitBy: clockOf(submit_by) }),
    ...(pay_by && { payBy: clockOf(pay_by) }),
    ...(closes_at && { closesAt: closes_at }),
  }
}

const TURNS = { every_year: 'every', even_years: 'even', odd_years: 'odd', years_like_birth: 'like_birth_year' } as const

function anchorOf({ anchor = 'grant', date, turns_in = 'every_year' }: Written): CycleAnchor | undefined {
  if (anchor === 'grant') return undefined
  return anchor === 'fixed_date' ? { at: 'date', date: date ?? '01-01', years: TURNS[turns_in] } : { at: anchor }
}

/** The cycle rule; what a body does not say is left out, so that the same words give the same rules. */
export function cycleOf(written: Written): CycleRule {
  const { years, months = 12, first, leap_day, clocks } = written
  const anchor = anchorOf(written)
  return {
    years: years ?? months / 12,
    end: written.end,
    reportingGraceDays: written.reporting_grace_days,
    rollNeeds: written.roll_needs,
    ...(anchor && { anchor }),
    ...(first && {
      first: { length: first.length, atLeast: first.at_least ? offsetOf(first.at_least) : null, owes: first.owes },
    }),
    ...(written.whose === 'person' && { whose: written.whose }),
    ...(leap_day === '28_february' && { leapDay: leap_day }),
    ...(clocks && { clocks: clocksOf(clocks) }),
  }
}
