import { z } from 'zod'
import { REASON_CODES } from './reason-codes.ts'
import { STATUS_CODES } from '../rules.ts'
import { cureText, moneyText, pointsText, shortText, textOrNone, yesNoText } from './shown.ts'
import {
  calendarDay,
  cents,
  centsOrUnset,
  code,
  count,
  dayOr,
  listOf,
  mapBy,
  mapOf,
  oneOf,
  pointsNumber,
  pointsOrUnset,
  sentence,
  yearOr,
  yesNo,
} from '../written.ts'

const day = dayOr('none').transform(textOrNone)
const points = pointsNumber.transform(pointsText)
const pointsUnset = pointsOrUnset.transform(pointsText)
const money = cents.transform(moneyText)
const moneyUnset = centsOrUnset.transform(moneyText)
const answer = yesNo.transform(yesNoText)
const number = (most: number) => count(0, most).transform(String)
const reasons = listOf(oneOf(...REASON_CODES))
const someReasons = reasons.describe('Codes that must all be among the reasons.')

const creditKeys = {
  required: pointsUnset.optional().describe('Points required in the cycle; unset where the body has not said, or none are owed.'),
  credited: points.optional().describe('Points credited in the cycle.'),
  shortfall: points.optional().describe('Points missing.'),
  surplus: points.optional().describe('Points over the requirement.'),
}

const shortItem = mapOf({
  need: code('id').describe('The id of the need; total for the total.'),
  path: code('id').optional().describe('The path; needed where the plan has several.'),
  year: count(1, 20).optional().describe('The year of the cycle, where the need is of every year.'),
  amount: pointsNumber.optional().describe('How much is missing. Left out where nothing is counted: a document, a fee.'),
}).transform(shortText)

const cureItem = mapOf({
  needs: listOf(code('id')).describe('The needs the points serve besides the total; an empty list: the total alone.'),
  points: pointsNumber.describe('How many.'),
}).transform(cureText)

const planKeys = {
  compliant: answer.optional().describe('Whether everything asked of the cycle is there.'),
  path: oneOf('none').or(code('id')).optional().describe('The path that is met; none.'),
  short: oneOf('none')
    .transform(() => [])
    .or(listOf(shortItem))
    .optional()
    .describe('Exactly every unmet need of every path; none.'),
  carried: points.optional().describe('Points that go on into the next cycle.'),
  carried_in: points.optional().describe('Points that came from the cycle before.'),
  cure: oneOf('none')
    .transform(() => [])
    .or(listOf(cureItem))
    .optional()
    .describe(
      'Exactly the least further points that would meet the best path, by the needs they serve; none where none is needed or none would do.',
    ),
}

const cycle = mapOf({
  n: number(999).optional().describe('Its number, from 1, counted from the anchor.'),
  start: day.optional().describe('Its first day.'),
  end: day.optional().describe('Its last day, an extension included.'),
  state: oneOf(
    'before_opening',
    'open',
    'met',
    'met_by_attestation',
    'met_by_audit',
    'accepted',
    'waived',
    'cured',
    'failed',
    'exempt',
    'unset',
    'abandoned',
  )
    .optional()
    .describe('What became of it.'),
  extended: answer.optional().describe('Whether it was extended.'),
  rolled_on: day.optional().describe('The day the next cycle opened by itself; none while that waits.'),
  audit_pool: yearOr('none').transform(textOrNone).optional().describe('The year whose January pool it is in; none.'),
  opens: day.optional().describe('The first day on which its renewal may be submitted; none where the rulebook names none.'),
  earn_by: day.optional().describe('The last day on which credit may be earned for it.'),
  submit_by: day.optional().describe('The last day for its renewal to be submitted; none.'),
  pay_by: day.optional().describe('The last day for its renewal fee; none.'),
  closes_at: sentence.optional().describe('When the last day of a clock is over, as 17:00 America/New_York; none: at its end.'),
  ...creditKeys,
  ...planKeys,
})

const fee = mapOf({
  state: oneOf('before_opening', 'paid', 'waived', 'upcoming', 'past_due', 'cleared').optional().describe('What became of it.'),
  due_on: day.optional().describe('The day it falls due.'),
  amount: moneyUnset.optional().describe('What is due; unset where the body has not said.'),
  paid_on: day.optional().describe('The day the payment that settled it was received; none.'),
  refundable: answer.optional().describe('Whether it may be given back.'),
  credit: money.optional().describe('Money received for the year that settles nothing, or is too much.'),
})

const activity = mapOf({
  treatment: oneOf('counted', 'partly', 'pending', 'refused', 'none')
    .optional()
    .describe('Over all cycles; none: it is in no cycle of the certification.'),
  credited: points.optional().describe('Points credited, over all cycles.'),
  reasons: someReasons.optional(),
})

const evidence = mapOf({
  from: day.optional().describe('First day on which evidence may be earned.'),
  to: day.optional().describe('Last day on which evidence may be earned.'),
  credited: points.optional().describe('Points that count as evidence.'),
  shortfall: points.optional().describe('Points missing.'),
  short: planKeys.short,
})

const wayBack = mapOf({
  open: answer.optional().describe('Whether an application may be made.'),
  open_through: day.optional().describe('The last day on which one is taken; none where it never closes.'),
  reasons: someReasons.optional(),
  fee: moneyUnset.optional().describe('What it costs; unset where the body has not said.'),
  items: mapBy('tag', moneyUnset).optional().describe('The fee item by item, where a fee table says it.'),
  required: pointsUnset.optional().describe('Points it asks for; unset where it asks none or the body has not said.'),
  evidence: evidence.optional().describe('What counts towards those points.'),
  attempts_left: number(100).optional().describe('Attempts at the examination that are left.'),
})

const quote = mapOf({
  total: moneyUnset.optional().describe('The sum; unset where the body has not said one of them.'),
  items: mapBy('tag', moneyUnset).optional().describe('Item by item.'),
})

const waysBack = oneOf('none').or(
  mapOf({
    ce: wayBack.optional().describe('By continuing education.'),
    exam: wayBack.optional().describe('By examination.'),
    reinstatement: wayBack.optional().describe('By application alone.'),
  }),
)

const stage = oneOf('none').or(
  mapOf({
    state: code('id')
      .or(oneOf(...STATUS_CODES))
      .optional()
      .describe('The state.'),
    from: day.optional().describe('Its first day.'),
    through: day.optional().describe('Its last day; none where it has no end.'),
    cure: oneOf('none', 'earned', 'put_forward', 'reported').optional().describe('How the cycle may still be made good.'),
    cycle_end: day.optional().describe('The regular last day of the cycle it is about; none.'),
    shortfall: points.optional().describe('What that cycle lacks.'),
  }),
)

const application = mapOf({ valid_through: day.describe('Its last valid day.') })

export const expectationKeys = {
  status: oneOf(...STATUS_CODES)
    .optional()
    .describe('The status.'),
  state: code('id')
    .or(oneOf(...STATUS_CODES))
    .optional()
    .describe('The state in the words of the rulebook: the status, or a state of its own.'),
  stage: stage.optional().describe('The step of a loss that leaves the certification running; none.'),
  substate: oneOf('roll_pending', 'under_appeal', 'on_hold', 'none').optional().describe('What is open about it.'),
  since: day.optional().describe('The first day of the present unbroken status.'),
  through: day.optional().describe('Valid through; none where not valid.'),
  certified_since: day.optional().describe('The day of the first certification.'),
  anchor: day.optional().describe('The day cycles are counted from.'),
  cohort: code('id').optional().describe('The id of the cohort.'),
  duty: oneOf('ce', 'none').optional().describe('Whether continuing education is owed.'),
  may_use: answer.optional().describe('Whether the letters may be used.'),
  benefits: answer.optional().describe('Whether member benefits are on.'),
  label: sentence.optional().describe('The word for the certificant.'),
  public_label: sentence.optional().describe('The word for the public.'),
  shown_as: sentence.optional().describe('The designation as shown on that day: MLS(AMT).'),
  cause: oneOf(...REASON_CODES)
    .optional()
    .describe('The code of the first reason.'),
  reasons: someReasons.optional(),
  also: reasons.optional().describe('Exactly the codes of the later or lesser causes of loss.'),
  next_change: day.optional().describe('The next day on which this changes if nothing happens; none: never.'),
  owes: moneyUnset.optional().describe('All fees due by the day and unpaid; unset where one of them has no amount.'),
  unpaid_years: number(200).optional().describe('How many fees are past due.'),
  ...creditKeys,
  ...planKeys,
  cycle: cycle.optional().describe('The cycle that contains the day.'),
  cycles: mapBy('cycle', cycle).optional().describe('Cycles by number.'),
  fees: mapBy('year', fee).optional().describe('Annual fees by year.'),
  activities: mapBy('fact', activity).optional().describe('Activities by id.'),
  ways_back: waysBack.optional().describe('The ways back by route; none where there is none.'),
  quotes: mapOf({
    initial: quote.optional().describe('A first application.'),
    renewal: quote.optional().describe('A renewal.'),
    ce: quote.optional().describe('The way back by continuing education.'),
    exam: quote.optional().describe('The way back by examination.'),
    reinstatement: quote.optional().describe('The way back by application alone.'),
  })
    .optional()
    .describe('What an act would cost if it were submitted on the day, by the fee table.'),
  applications: mapBy('fact', application).optional().describe('Applications by id.'),
}

const askedKeys = {
  as_of: calendarDay.describe('The day asked about: what holds at its end.'),
  known_on: calendarDay.optional().describe('What is known at the end of this day. Left out: the day asked about.'),
}

/** What must hold of one certification on one day; only what is written is compared. */
export const expectation = mapOf(expectationKeys)
/** The same, with the day inside: for a day that is asked twice. */
export const askedExpectation = mapOf({ ...askedKeys, ...expectationKeys })
/** The days of a list item whose expectations stand by certification. */
export const askedDays = z.looseObject(askedKeys)

const byCertification = mapBy('fact', expectation)

/** Every form of `expect`, for editors; a case is read by the form its certifications call for. */
export const anyExpect = z.union([
  mapBy('day', z.union([expectation, byCertification])),
  listOf(z.union([askedExpectation, z.object(askedKeys).catchall(expectation)])),
])
