import { z } from 'zod'
import { versioned } from './schema-version.ts'
import { count, dateOfYear, listOf, mapOf, oneOf, sentence, shaped, yesNo } from './written.ts'

const days = count(0, 3660)

/** The three ways to write a length of time: they are different rules. */
export const offsetForms = [
  mapOf({ days: days.describe('In days.') }),
  mapOf({
    months: count(0, 1200).describe('In months: the same date so many months on, or that month’s last day where it is shorter.'),
    to_month_end: yesNo.optional().describe('yes: counted from the last day of a month, it ends on one. Left out: no.'),
  }),
  mapOf({ years: count(0, 100).describe('In years: 29 February becomes 1 March.') }),
] as const

/** A length of time. */
export const offset = z.union(offsetForms).describe('A length of time: { days: N }, { months: N } or { years: N }.')

const clock = z.union([
  oneOf('end'),
  mapOf({ before: offset.describe('So long before the next cycle; the last day is the day before.') }),
  mapOf({ after: offset.describe('So long after the end.') }),
])

const clocks = mapOf({
  opens: offset.optional().describe('How long before the next cycle begins a renewal may be submitted. Left out: any time.'),
  earn_by: clock.optional().describe('The last day on which credit may be earned for the cycle. Left out: its end.'),
  submit_by: clock.optional().describe('The last day for the renewal to be submitted. Left out: nothing is submitted.'),
  pay_by: clock.optional().describe('The last day for the renewal fee. Left out: its end.'),
  closes_at: mapOf({
    time: shaped('a time of day such as 17:00 or 24:00', /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/).describe('The time of day.'),
    zone: sentence.describe('IANA time zone of that time.'),
  })
    .optional()
    .describe('When the last day of a clock is over. Left out: at its end, in the body’s zone.'),
})

const first = mapOf({
  length: oneOf('whole', 'to_next_turn').describe(
    'to_next_turn: from the grant to the next turn. whole: to the first turn that gives at least a whole length.',
  ),
  at_least: offset.optional().describe('A turn that comes sooner than this is passed over. Left out: none is.'),
  owes: oneOf('all', 'nothing').describe('Whether the first cycle asks the requirement or nothing.'),
})

export const cycleFile = mapOf({
  cycle: versioned('anchor', 'How long a cycle is, where it turns and how it closes.', {
    years: count(1, 20).optional().describe('Length in years, always counted from the anchor. This or months.'),
    months: count(1, 240).optional().describe('Length in months. This or years.'),
    anchor: oneOf('grant', 'grant_month_end', 'birth_month', 'fixed_date')
      .optional()
      .describe(
        'Where cycles turn: on anniversaries of the grant, after the month of the grant, on the first of the birth month, or on a date of the year. Left out: grant.',
      ),
    date: dateOfYear.optional().describe('The date on which cycles turn, where the anchor is fixed_date.'),
    turns_in: oneOf('every_year', 'even_years', 'odd_years', 'years_like_birth')
      .optional()
      .describe(
        'The years in which a first cycle may turn, where the anchor is fixed_date; years_like_birth: even for those born in an even year. Left out: every_year.',
      ),
    first: first.optional().describe('The first cycle, where cycles do not turn on the grant. Left out: whole, and it owes all.'),
    whose: oneOf('certification', 'person')
      .optional()
      .describe(
        'person: one cycle for all certifications of a person, counted from the one held longest. Left out: certification, each has its own.',
      ),
    leap_day: oneOf('1_march', '28_february')
      .optional()
      .describe('What the anniversary of 29 February is in a common year. Left out: 1_march.'),
    end: oneOf('day_before_anniversary', 'anniversary').describe(
      'The last day. day_before_anniversary: the anniversary opens the next cycle. anniversary: it still belongs to the old one.',
    ),
    clocks: clocks.optional().describe('The separate clocks of renewal. Left out: everything is due by the end.'),
    reporting_grace_days: days.describe(
      'Days after the end in which activities earned in time may still be reported; 0 for none.',
    ),
    roll_needs: listOf(oneOf('points', 'fees')).describe('What must be in before the next cycle opens by itself.'),
  }),
}).describe('The certification cycle.')
