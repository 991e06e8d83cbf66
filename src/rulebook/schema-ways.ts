import { z } from 'zod'
import { offset } from './schema-cycle.ts'
import { LOSS_CAUSES } from './schema-fees.ts'
import { versioned } from './schema-version.ts'
import { calendarDay, centsOrUnset, code, count, listOf, mapBy, mapOf, oneOf, sentence, someOf, yesNo } from './written.ts'

const clock = oneOf('first_uncovered_day', 'day_of_loss', 'cycle_end')

const route = mapOf({
  route: oneOf('ce', 'exam', 'reinstatement').describe(
    'The way: by continuing education, by examination, or by application alone.',
  ),
  title: sentence.describe('What people call it.'),
  after: someOf(oneOf(...LOSS_CAUSES))
    .optional()
    .describe('The causes of loss it is there for. Left out: all.'),
  clock: clock.optional().describe('Where its own clock starts. Left out: as for all routes.'),
  closes_after_years: count(1, 100)
    .optional()
    .describe('Closed once so many years have passed; exactly so many count as passed. Left out: never closes.'),
  closes_after: offset
    .optional()
    .describe('The same in another unit. Its last day is the last day of that time. Left out: closes_after_years decides.'),
  transition: mapOf({
    lost_before: calendarDay.describe('Who lost the certification before this day …'),
    open_through: calendarDay.describe('… may take the route through this day, even where time has closed it.'),
  })
    .optional()
    .describe('An exception for earlier losses. Left out: none.'),
  evidence_years: count(1, 100)
    .optional()
    .describe('Evidence must be earned in so many years before the application is received. Left out: no such limit.'),
  closed_class: yesNo.describe('Whether holders of a scheme closed to new entry may take it.'),
  fee: z
    .union([centsOrUnset, oneOf('table'), mapBy('scheme', centsOrUnset)])
    .describe(
      'Money by scheme, or one amount for all. unset blocks the application form. table: the items of the fee table for this route.',
    ),
  attempts: count(1, 100).optional().describe('Attempts in a lifetime, earlier ones included. Left out: no limit.'),
  attempts_counted: oneOf('all', 'failed').optional().describe('Which attempts are counted. Left out: all.'),
  again_after: code('tag').optional().describe('A precondition that, once met, gives the attempts anew. Left out: nothing does.'),
})

const waysBack = versioned('application', 'How a lost certification is got back.', {
  clock: clock.describe('Where the time of closes_after and closes_after_years starts.'),
  recertification: mapOf({
    anchor: oneOf('decision_day', 'old_dates').describe(
      'From which day cycles are counted afterwards. old_dates: they turn when they turned before.',
    ),
    arrears: oneOf('cleared').describe('What becomes of fees unpaid before.'),
  }).describe('What a recertification does.'),
  routes: listOf(route).describe('The routes; none where there is no way back.'),
})

const months = z.union([count(1, 120), oneOf('unset')])
const applications = versioned('application', 'How long an application is valid.', {
  valid_months: mapOf({
    initial: months.describe('An application for a first certification.'),
    ce: months.describe('An application to recertify by continuing education.'),
    exam: months.describe('An application to recertify by examination.'),
    reinstatement: months.optional().describe('An application to be reinstated. Left out: there is no such way.'),
  }).describe('Months by kind. The last valid day is the same date so many months on; unset: no end is known.'),
})

export const waysBackFile = mapOf({ ways_back: waysBack, applications }).describe('Getting a lost certification back.')
