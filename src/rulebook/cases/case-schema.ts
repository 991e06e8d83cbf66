import { z } from 'zod'
import type { DecisionKind } from '../../engine/dossier.ts'
import { anyExpect } from './expectation-schema.ts'
import {
  calendarDay,
  cents,
  code,
  count,
  hoursNumber,
  listOf,
  mapBy,
  mapOf,
  oneOf,
  pointsNumber,
  quantityNumber,
  sentence,
  shaped,
  someOf,
  UNITS,
  year,
  yearRange,
  yesNo,
} from '../written.ts'

const certification = code('fact').optional().describe('Which certification; needed only where the case has several.')

const certified = mapBy('scheme', calendarDay).or(
  someOf(
    mapOf({
      id: code('fact').describe('What this certification is called in the case.'),
      scheme: code('scheme').describe('Its scheme.'),
      on: calendarDay.describe('The day it was granted.'),
    }),
  ),
)

const years = listOf(yearRange)
const feesPaid = years.or(mapBy('fact', years))

const payment = mapOf({
  year: year.optional().describe('The fee year the payer stated. Left out: none was stated.'),
  on: calendarDay.describe('The day it was received.'),
  amount: cents.describe('The amount, such as 60.00.'),
  charged_back_on: calendarDay.optional().describe('The day it was charged back. Left out: it was not.'),
  for: code('tag').optional().describe('What it pays, such as renewal. Left out: the annual fee.'),
  cycle_end: calendarDay
    .optional()
    .describe('The regular last day of the cycle whose renewal it pays. Left out: the cycle it is received in.'),
  certification,
})

const tags = listOf(code('tag'))

const activity = mapOf({
  id: code('fact').optional().describe('What this activity is called in the case.'),
  on: calendarDay.describe('The day it was completed.'),
  points: pointsNumber.optional().describe('Points recorded. Left out: none, where `quantity` and `unit` say the work.'),
  category: code('category').optional().describe('Its category. Left out: professional-education.'),
  from: calendarDay.optional().describe('Its first day, where it has one.'),
  to: calendarDay.optional().describe('Its last day, where it has one.'),
  hours: hoursNumber.optional().describe('Hours of work.'),
  title: sentence.optional().describe('Its title. Left out: one of its own.'),
  source: oneOf('body', 'certificant', 'staff', 'provider').optional().describe('Who recorded it. Left out: certificant.'),
  awarded: yesNo.optional().describe('yes: points awarded by an old system; rates and caps do not apply. Left out: no.'),
  reported_on: calendarDay.optional().describe('The day it was reported. Left out: the day it was completed.'),
  tags: tags.optional().describe('Tags of its own, besides those of its category. Left out: none.'),
  marks: tags.optional().describe('Marks it carries, such as approved. Left out: none.'),
  quantity: quantityNumber
    .optional()
    .describe('How much work, in `unit`; conversions make points of it. Left out: points as recorded.'),
  unit: oneOf(...UNITS)
    .optional()
    .describe('The unit of the work.'),
  relevance: count(0, 100).optional().describe('Percent that is relevant. Left out: 100.'),
  parts: someOf(
    mapOf({
      tags: tags.describe('Tags of this part.'),
      share: count(1, 10_000).describe('Its weight among the parts.'),
    }),
  )
    .optional()
    .describe('What it is divided over. Left out: it is undivided.'),
  for_cycle: calendarDay
    .optional()
    .describe('The regular last day of the cycle it is put forward for after that has ended. Left out: none.'),
  flagged_on: calendarDay
    .optional()
    .describe('The day an audit asked for proof of it; until that is decided it waits. Left out: never.'),
  cleared_on: calendarDay.optional().describe('The day its proof was accepted.'),
  disallowed_on: calendarDay.optional().describe('The day its proof was refused.'),
})

const measure = mapOf({
  unit: code('tag').describe('The measure, such as work-hour.'),
  amount: quantityNumber.describe('How much.'),
  from: calendarDay.describe('Its first day.'),
  to: calendarDay.describe('Its last day.'),
  reported_on: calendarDay.optional().describe('The day it was reported. Left out: its last day.'),
  certification,
})

const attestation = mapOf({
  cycle_end: calendarDay.describe('The regular last day of the cycle it speaks of.'),
  received_on: calendarDay.describe('The day it was received.'),
  signed_on: calendarDay.optional().describe('The day it was signed. Left out: the day it was received.'),
  claimed: pointsNumber.describe('Points claimed.'),
  certification,
})

const audit = mapOf({
  year: year.describe('The year of the audit.'),
  cycle_end: calendarDay.describe('The regular last day of the cycle audited.'),
  selected_on: calendarDay.optional().describe('The day of selection. Left out: 15 January of the year.'),
  decided_on: calendarDay.describe('The day of the decision.'),
  outcome: oneOf('passed', 'failed', 'no_response').describe('The outcome.'),
  proved: pointsNumber.optional().describe('Points proved. Left out: none; needed unless there was no response.'),
  certification,
})

const DECISION_KINDS = [
  'deceased',
  'suspended',
  'suspension_lifted',
  'held',
  'hold_lifted',
  'revoked',
  'retired',
  'returned',
  'recertified',
  'cycle_accepted',
  'cycle_extended',
  'requirement_waived',
  'fee_waived',
  'appeal_filed',
  'appeal_dismissed',
  'appeal_upheld',
] as const satisfies readonly DecisionKind[]

const decision = mapOf({
  kind: oneOf(...DECISION_KINDS).describe('What was decided.'),
  on: calendarDay.describe('The day it was decided: from then on we know of it.'),
  effective_on: calendarDay.optional().describe('The day it holds from. Left out: the day it was decided.'),
  until: calendarDay.optional().describe('Its last day: of a suspension, a hold, or an extended cycle.'),
  cycle_end: calendarDay.optional().describe('The regular last day of the cycle it concerns.'),
  fee_year: year.optional().describe('The fee year it concerns.'),
  route: oneOf('ce', 'exam', 'reinstatement').optional().describe('How a certificant was recertified.'),
  certification,
})

const opening = mapOf({
  on: calendarDay.describe('The day of the take-over.'),
  status: oneOf('in_force', 'lapsed').describe('Whether the certification was in force.'),
  since: calendarDay.describe('Since when.'),
  cycle_start: calendarDay.optional().describe('First day of the first cycle judged. Left out: none is.'),
  fees_from: calendarDay.optional().describe('Due date of the first fee judged. Left out: none is.'),
  certification,
})

const examAttempt = mapOf({
  scheme: code('scheme').describe('The examination of which scheme.'),
  on: calendarDay.describe('The day.'),
  passed: yesNo.describe('Whether it was passed.'),
})

const application = mapOf({
  id: code('fact').optional().describe('What this application is called in the case.'),
  kind: oneOf('initial', 'ce', 'exam', 'reinstatement').describe('For a first certification, or the way back.'),
  received_on: calendarDay.describe('The day it was received.'),
  certification,
})

const person = mapOf({
  birth_month: count(1, 12).optional().describe('The month of birth, 1 to 12. Left out: not known.'),
  birth_year: year.optional().describe('The year of birth. Left out: not known.'),
  country_income: oneOf('low', 'middle', 'high').optional().describe('Income of the country they live in. Left out: not known.'),
  member: yesNo.optional().describe('Whether they are a member. Left out: no.'),
  held: listOf(sentence).optional().describe('Credentials of other bodies they held. Left out: none.'),
})

const document = mapOf({
  document: code('tag').describe('Its kind, such as declaration.'),
  received_on: calendarDay.describe('The day it was received.'),
  cycle_end: calendarDay
    .optional()
    .describe('The regular last day of the cycle it is for. Left out: the cycle it is received in.'),
  certification: code('fact').optional().describe('Which certification. Left out: all of the person.'),
})

const precondition = mapOf({
  precondition: code('tag').describe('Which one, such as cpr.'),
  on: calendarDay.describe('The day it was met.'),
  until: calendarDay.optional().describe('Its last day. Left out: for good.'),
})

const downtime = mapOf({
  from: calendarDay.describe('Its first day.'),
  to: calendarDay.optional().describe('Its last day. Left out: the first.'),
  told_on: calendarDay.optional().describe('The day it was written down. Left out: its last day.'),
})

const caseKeys = {
  name: sentence.describe('A sentence that says the rule.'),
  ref: listOf(shaped('a reference such as S5 or PMI-3', /^[A-Z][A-Z0-9]{0,4}-?\d{1,3}$/))
    .optional()
    .describe('Where the case is written down elsewhere.'),
  source: listOf(code('source')).optional().describe('Where the rule was read: keys of sources.yaml.'),
  adopt: listOf(shaped('the name of an alternative such as fee_gap/good-standing-at-cycle-end', /^[a-z_]+\/[a-z][a-z0-9-]*$/))
    .optional()
    .describe('Alternatives that are in force in this case, as rule/id.'),
  person: person.optional().describe('What rules may ask of the person. Left out: nothing is known.'),
  certified: certified.describe('The certifications: scheme and day, or a list where a scheme stands twice.'),
  fees_paid: feesPaid
    .optional()
    .describe('Fee years paid in full on their due dates; 2022..2026 is a range. With several certifications, by certification.'),
  payments: listOf(payment).optional().describe('Single payments.'),
  activities: listOf(activity).optional().describe('Continuing education.'),
  measures: listOf(measure).optional().describe('Other measures than points, such as hours worked.'),
  attestations: listOf(attestation).optional().describe('Signed statements in place of the record.'),
  audits: listOf(audit).optional().describe('Decided audits.'),
  decisions: listOf(decision).optional().describe('What an authority decided.'),
  opening: opening.or(listOf(opening)).optional().describe('An opening standing, given as a fact.'),
  take_over: calendarDay.optional().describe('A take-over on this day: opening standings are planned from the facts.'),
  documents: listOf(document).optional().describe('Papers received, such as declarations.'),
  preconditions: listOf(precondition).optional().describe('Conditions outside the body that were met.'),
  exam_attempts: listOf(examAttempt).optional().describe('Attempts at examinations.'),
  applications: listOf(application).optional().describe('Applications received.'),
  downtimes: listOf(downtime).optional().describe('Days on which the program could not be reached.'),
}

/** One case; what it expects is read once its certifications are known. */
export const caseMap = mapOf({ ...caseKeys, expect: z.unknown().optional() })
export type WrittenCase = z.output<typeof caseMap>

/** A case file as editors see it. */
export const casesFile = someOf(
  mapOf({ ...caseKeys, expect: anyExpect.describe('What holds at the end of a day; only what is written is compared.') }),
).describe('Worked cases: facts, and what must hold on which day.')
