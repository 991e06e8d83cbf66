import { pointsByScheme, versioned } from './schema-version.ts'
import {
  calendarDay,
  code,
  count,
  dateOfYear,
  listOf,
  mapBy,
  mapOf,
  oneOf,
  pointsNumber,
  sentence,
  someOf,
  yesNo,
} from './written.ts'

const days = count(0, 3660)
const percent = count(0, 100)

const cohort = mapOf({
  id: code('id').describe('Names the cohort.'),
  title: sentence.describe('Who is in it.'),
  certified_before: calendarDay.optional().describe('Condition: certified before this day. Left out: whenever.'),
  recertified_after: calendarDay.optional().describe('Condition: recertified after this day. Left out: whether or not.'),
  duty: oneOf('ce', 'none').describe('ce: continuing education is owed. none: it is not.'),
})

export const cohortsFile = mapOf({
  ce_duty: versioned('judging_day', 'Who owes continuing education, per certification.', {
    cohorts: someOf(cohort).describe('The first that fits decides. The last has no condition, so that everybody is in one.'),
  }),
}).describe('Who must take part.')

export const cycleFile = mapOf({
  cycle: versioned('anchor', 'How long a cycle is and how it closes.', {
    years: count(1, 20).describe('Length in years, always counted from the anchor.'),
    end: oneOf('day_before_anniversary', 'anniversary').describe(
      'The last day. day_before_anniversary: the anniversary opens the next cycle. anniversary: it still belongs to the old one.',
    ),
    reporting_grace_days: days.describe(
      'Days after the end in which activities earned in time may still be reported; 0 for none.',
    ),
    roll_needs: listOf(oneOf('points', 'fees')).describe('What must be in before the next cycle opens by itself.'),
  }),
}).describe('The certification cycle.')

export const requirementFile = mapOf({
  requirement: versioned('cycle_start', 'The points of a whole cycle.', {
    total: pointsByScheme.describe(
      'Points by scheme, each scheme named, or one number for all. unset: the body has not said, and nobody is lost by it.',
    ),
    carry_over: oneOf('none').describe('What becomes of surplus points. none: they are lost.'),
  }),
}).describe('What a cycle requires.')

const rate = mapOf({
  per: oneOf('hour', 'semester_credit', 'quarter_credit', 'year', 'item').describe('The unit of work.'),
  points: pointsNumber.describe('Points for one unit.'),
  sample: yesNo.optional().describe('yes: a figure for trying the product. Left out: no.'),
})

const cap = mapOf({
  points: pointsNumber.optional().describe('The most the category gives in a cycle, in points.'),
  percent_of_requirement: percent.optional().describe("The most it gives, in percent of the cycle's requirement, 0 to 100."),
  sample: yesNo.optional().describe('yes: a figure for trying the product. Left out: no.'),
}).meta({ oneOf: [{ required: ['points'] }, { required: ['percent_of_requirement'] }] })

const category = mapOf({
  title: sentence.describe('What people call it.'),
  accepted: yesNo.describe('Whether days under this version earn anything.'),
  interval: oneOf('completion', 'share_by_days').describe(
    'An activity with a first and a last day counts whole on its completion, or in proportion to the days that fall in the cycle and under this version.',
  ),
  rate: rate.optional().describe('Points for a unit of work. Left out: the body has not said, and points are taken as recorded.'),
  cap: cap.optional().describe('The most it gives in a cycle. Left out: no limit.'),
})

export const activitiesFile = mapOf({
  activities: versioned('activity', 'Which activities count, and how much.', {
    several: oneOf('each', 'first').describe(
      'A person with several certifications: an activity counts for each of them, or for the first only.',
    ),
    duplicates: someOf(oneOf('title', 'completed_on', 'hours', 'interval')).describe('Activities equal in all of these are one.'),
    categories: mapBy('category', category).describe('The categories, by their codes.'),
  }),
}).describe('What counts.')

export const attestationFile = mapOf({
  attestation: versioned('cycle_end', 'A signed statement in place of the record.', {
    accepted: yesNo.describe('Whether it is a way to comply.'),
    received_within_days: days.describe(
      "The last day it may be received, in days after the cycle's end; 0: the last day itself.",
    ),
  }),
}).describe('The attestation.')

export const auditFile = mapOf({
  audit: versioned('decision', 'What an audit does.', {
    passed_heals: oneOf('when_proved_points_meet_requirement', 'always', 'never').describe(
      'Whether a passed audit makes good a cycle that the record does not fill.',
    ),
    effective_from: oneOf('decision_day', 'cycle_end').describe('From which day a failed audit bites.'),
    appeal_within_days: days.describe('Days after the decision in which an appeal may be filed; 0 for none.'),
    pool: oneOf('rolled_in_previous_year').describe(
      'Who may be drawn in January: those whose new cycle opened in the year before.',
    ),
    sample_percent: percent.describe('How many of the pool are drawn, in percent.'),
    notice_on: dateOfYear.describe('Month and date of the notice.'),
    answer_within_days: days.describe('Days after the notice in which proof may be sent.'),
  }),
}).describe('The yearly audit.')
