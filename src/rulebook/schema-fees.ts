import { z } from 'zod'
import { STATUS_CODES } from './rules.ts'
import type { LossCause } from './rules-back.ts'
import { offset, offsetForms } from './schema-cycle.ts'
import { centsByScheme, versioned } from './schema-version.ts'
import { cents, code, count, mapOf, oneOf, sentence, someOf, yesNo } from './written.ts'

const feeDue = versioned('anniversary', 'When the annual fee falls due.', {
  due: oneOf(
    'last_day_of_anniversary_month',
    'last_day_of_birth_month',
    'day_before_anniversary',
    'first_of_january',
    'never',
  ).describe('The day it falls due; never where the body has no annual fee.'),
  first_at_least: offset
    .optional()
    .describe(
      'With last_day_of_birth_month: a first due day that comes sooner after the grant is passed over. Left out: none is.',
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
  further: centsByScheme
    .optional()
    .describe(
      'One fee for all certifications of a person, due by the earliest of them: `amount`, and this for each further one; 0.00 for none. Left out: a fee for each certification.',
    ),
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

const occasion = oneOf('initial', 'renewal', 'ce', 'exam', 'reinstatement')

const feeTable = versioned('submission', 'What single acts cost, besides an annual fee.', {
  items: someOf(
    mapOf({
      item: code('tag').describe('Names the item.'),
      title: sentence.describe('What people call it.'),
      for: someOf(occasion).describe('The acts it is asked for: an application, a renewal, or a way back.'),
      amount: centsByScheme.describe('Money by scheme, or one amount for all. unset: the body has not said.'),
      member: yesNo.optional().describe('Only for members, or only for others. Left out: for both.'),
      country_income: someOf(oneOf('low', 'middle', 'high'))
        .optional()
        .describe(
          'Only where the person lives in a country of such income; one that is not known counts as high. Left out: wherever.',
        ),
      position: oneOf('first', 'further')
        .optional()
        .describe('Only for the certification a person has held longest, or only for the others. Left out: for each.'),
    }),
  ).describe('What applies is added up.'),
})

export const feesFile = mapOf({
  fee_due: feeDue.optional(),
  annual_fee: z.union([annualFee, oneOf('none')]).describe('The amount of the annual fee; none where there is no annual fee.'),
  fee_gap: feeGap.optional(),
  fee_table: feeTable.optional(),
}).describe('Money. fee_due and fee_gap stand where there is an annual fee.')

export const LOSS_CAUSES = ['points', 'audit', 'fees', 'long_duty'] as const satisfies readonly LossCause[]

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
      long_duty: lostStatus.optional().describe('Where a long duty was not done. Left out: there is none.'),
    }).describe('The status by cause, or the stages that follow, first to last.'),
    stages_from: oneOf('day_of_loss', 'cycle_end')
      .optional()
      .describe(
        'From where the first stage is counted: the first day it holds, or the last day of the cycle it is about. Left out: day_of_loss.',
      ),
    same_day_order: someOf(cause).describe(
      'Which cause is named when several fall on one day; all that there are, first the one to name.',
    ),
  }),
}).describe('Losing a certification. The earliest cause decides.')
