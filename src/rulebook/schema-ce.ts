import { z } from 'zod'
import { offset } from './schema-cycle.ts'
import { versioned } from './schema-version.ts'
import { calendarDay, code, count, dateOfYear, mapOf, oneOf, sentence, someOf, yesNo } from './written.ts'

const days = count(0, 3660)
const percent = count(0, 100)

const cohort = mapOf({
  id: code('id').describe('Names the cohort.'),
  title: sentence.describe('Who is in it.'),
  certified_before: calendarDay.optional().describe('Condition: certified before this day. Left out: whenever.'),
  held: sentence.optional().describe('Condition: held this credential of another body. Left out: whether or not.'),
  recertified_after: calendarDay.optional().describe('Condition: recertified after this day. Left out: whether or not.'),
  duty: oneOf('ce', 'none').describe('ce: continuing education is owed. none: it is not.'),
})

const longDuty = mapOf({
  id: code('id').describe('Names the duty.'),
  title: sentence.describe('What people call it.'),
  schemes: someOf(code('scheme')).describe('The schemes it holds for.'),
  granted_from: calendarDay.optional().describe('Only for certifications granted from this day on. Left out: for all.'),
  every: offset.describe('How often, counted from the grant.'),
  window: offset.describe('The last part of that time, in which it must be done.'),
  documents: someOf(code('tag')).describe('The documents that together show it was done.'),
})

export const cohortsFile = mapOf({
  ce_duty: versioned('judging_day', 'Who owes continuing education, per certification.', {
    cohorts: someOf(cohort).describe('The first that fits decides. The last has no condition, so that everybody is in one.'),
  }),
  long_duty: versioned('judging_day', 'Duties that come round in more years than a cycle has.', {
    duties: someOf(longDuty).describe('Each by itself.'),
  })
    .optional()
    .describe('Left out: there are none.'),
}).describe('Who must take part.')

export const attestationFile = mapOf({
  attestation: versioned('cycle_end', 'A signed statement in place of the record.', {
    accepted: yesNo.describe('Whether it is a way to comply.'),
    received_within_days: days.describe(
      "The last day it may be received, in days after the cycle's end; 0: the last day itself.",
    ),
  }),
}).describe('The attestation.')

export const auditFile = mapOf({
  audit: z
    .union([
      versioned('decision', 'What an audit does.', {
        passed_heals: oneOf('when_proved_points_meet_requirement', 'always', 'never').describe(
          'Whether a passed audit makes good a cycle that the record does not fill.',
        ),
        effective_from: oneOf('decision_day', 'cycle_end', 'cycle_last_day').describe(
          'From which day a failed audit bites. cycle_end: the day after the cycle. cycle_last_day: its last day. Both reach back.',
        ),
        appeal_within_days: days.describe('Days after the decision in which an appeal may be filed; 0 for none.'),
        pool: oneOf('rolled_in_previous_year', 'recent_reporters').describe(
          'Who may be drawn: in January those whose new cycle opened in the year before, or through the year those who reported lately.',
        ),
        sample_percent: z
          .union([percent, oneOf('unset')])
          .describe('How many of the pool are drawn, in percent; unset where the body has not said.'),
        notice_on: dateOfYear.describe('Month and date of the notice.'),
        answer_within_days: days.describe('Days after the notice in which proof may be sent.'),
      }),
      oneOf('none'),
    ])
    .describe('What an audit does; none where nothing is known of audits.'),
}).describe('The yearly audit.')
