import { z } from 'zod'
import { type LossCause, STATUS_CODES } from './rules.ts'
import { offset, offsetForms } from './schema-cycle.ts'
import { centsByScheme, versioned } from './schema-version.ts'
import { cents, code, count, listOf, mapOf, oneOf, sentence, someOf, yesNo } from './written.ts'

const feeDue = versioned('anniversary', 'When the annual fee falls due.', {
  due: oneOf('last_day_of_anniversary_month', 'day_before_anniversary', 'first_of_january', 'never').describe(
    'The day it falls due; never where the body has no annual fee.',
  ),
  first_year: oneOf('prepaid', 'due').describe(
    'prepaid: the application covered the first year, so the first fee falls due at the first anniversary.',
  ),
  refundable: yesNo.describe('Whether a paid fee may be given back.'),
  matching: oneOf('stated_year', 'oldest_due').describe(
    'How a payment finds its year: the one it states, or always the oldest that is open. A payment that states none goes to the oldest.',
  ),
  grace_days: count(0, 366).describe('Days after the due date before the fee counts as past due; 0 for none.'),
})

const annualFee = versioned('due_date', 'The amount of the annual fee.', {
  amount: centsByScheme.describe(
    'Money by scheme, each scheme named, or one amount for all. unset: the body has not said; any payment settles the year, and debts are counted in years.',
  ),
  late_fee: cents.describe('Added once a fee is past due; 0.00 for none.'),
})

const lostAfter = z
  .union([...offsetForms, oneOf('cycle_end')])
  .describe(
    'A length of time, counted from the day after the earliest unpaid due date; or cycle_end: lost where a fee is unpaid at the end of the cycle.',
  )

const feeGap = versioned('due_date', 'How long a fee may stay unpaid before the certification is lost.', {
  lost_after: mapOf({
    ce: lostAfter.describe('For those who owe continuing education.'),
    none: lostAfter.describe('For those who do not.'),
  }).describe('By duty.'),
})

export const feesFile = mapOf({ fee_due: feeDue, annual_fee: annualFee, fee_gap: feeGap }).describe('The annual renewal fee.')

export const LOSS_CAUSES = ['points', 'audit', 'fees'] as const satisfies readonly LossCause[]

const cause = oneOf(...LOSS_CAUSES)
const stage = mapOf({
  state: code('id')
    .or(oneOf(...STATUS_CODES))
    .describe('A state of statuses.yaml, or a status.'),
  lasts: offset.optional().describe('How long. Left out: it stays; only of the last stage.'),
  cure: oneOf('none', 'earned', 'put_forward', 'reported')
    .optional()
    .describe(
      'What makes the cycle good while it lasts. earned: credit earned by then, by itself. put_forward: credit named for that cycle. reported: credit earned in time and reported by then. Left out: none.',
    ),
})

const lostStatus = oneOf('lapsed', 'decertified').or(someOf(stage))

export const lossesFile = mapOf({
  losses: versioned('judging_day', 'What a loss is called.', {
    status: mapOf({
      points: lostStatus.describe('Where points were missing.'),
      audit: lostStatus.describe('Where an audit was not passed.'),
      fees: lostStatus.describe('Where fees stayed unpaid.'),
    }).describe('The status by cause, or the stages that follow, first to last.'),
    stages_from: oneOf('day_of_loss', 'cycle_end')
      .optional()
      .describe(
        'From where the first stage is counted: the first day it holds, or the last day of the cycle it is about. Left out: day_of_loss.',
      ),
    same_day_order: someOf(cause).describe(
      'Which cause is named when several fall on one day; all three, first the one to name.',
    ),
  }),
}).describe('Losing a certification. The earliest cause decides.')

const route = mapOf({
  route: oneOf('ce', 'exam').describe('The way: by continuing education, or by examination.'),
  title: sentence.describe('What people call it.'),
  closes_after_years: count(1, 100)
    .optional()
    .describe('Closed once so many years have passed; exactly so many count as passed. Left out: never closes.'),
  evidence_years: count(1, 100)
    .optional()
    .describe('Evidence must be earned in so many years before the application is received. Left out: no such limit.'),
  closed_class: yesNo.describe('Whether holders of a scheme closed to new entry may take it.'),
  fee: centsByScheme.describe('Money by scheme, or one amount for all. unset blocks the application form.'),
  attempts: count(1, 100).optional().describe('Attempts in a lifetime, earlier ones included. Left out: no limit.'),
})

const waysBack = versioned('application', 'How a lost certification is got back.', {
  clock: oneOf('first_uncovered_day', 'day_of_loss').describe('Where the years of closes_after_years start.'),
  recertification: mapOf({
    anchor: oneOf('decision_day').describe('From which day cycles and due months are counted afterwards.'),
    arrears: oneOf('cleared').describe('What becomes of fees unpaid before.'),
  }).describe('What a recertification does.'),
  routes: listOf(route).describe('The routes; none where there is no way back.'),
})

const months = count(1, 120)
const applications = versioned('application', 'How long an application is valid.', {
  valid_months: mapOf({
    initial: months.describe('An application for a first certification.'),
    ce: months.describe('An application to recertify by continuing education.'),
    exam: months.describe('An application to recertify by examination.'),
  }).describe('Months by kind. The last valid day is the same date so many months on.'),
})

export const waysBackFile = mapOf({ ways_back: waysBack, applications }).describe('Getting a lost certification back.')
