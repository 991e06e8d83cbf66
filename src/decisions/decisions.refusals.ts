import { type HttpStatus, problemsOf } from '../platform/http.refusals.ts'
import { Refusal, type RefusalOptions } from '../platform/refusal.ts'
import { type DecisionCode, decisionMeanings, type decisionSentences } from '../words/decisions.en.ts'

const statuses = {
  'decisions.person_unknown': 404,
  'decisions.fact_unknown': 404,
  'decisions.certification_unknown': 422,
  'decisions.preview_stale': 409,
  'decisions.fact_superseded': 409,
  'decisions.nothing_changed': 422,
  'decisions.values_impossible': 422,
  'decisions.scheme_unknown': 422,
  'decisions.cycle_unknown': 422,
  'decisions.fee_unknown': 422,
  'decisions.fee_settled': 409,
  'decisions.day_to_come': 422,
  'decisions.days_out_of_order': 422,
  'decisions.extension_too_short': 422,
  'decisions.before_grant': 422,
  'decisions.person_deceased': 409,
  'decisions.already_so': 409,
  'decisions.nothing_to_end': 409,
  'decisions.matter_unknown': 404,
  'decisions.settled_already': 409,
  'decisions.not_settled': 409,
  'decisions.verdict_unfit': 422,
  'decisions.contradiction': 409,
} satisfies Record<DecisionCode, HttpStatus>

/** Every refusal of deciding, for the error handler and docs/errors.md. */
export const decisionProblems = problemsOf(statuses, decisionMeanings)

type Params<Code extends DecisionCode> = Parameters<(typeof decisionSentences)[Code]>[0]

/** A refusal of this room with exactly the parameters its sentence needs, and the field of the body at fault. */
export const refusalOf = <Code extends DecisionCode>(code: Code, params: Params<Code>, field?: string): Refusal => {
  const options: RefusalOptions = field === undefined ? {} : { pointer: `/body/${field}` }
  return new Refusal(code, params ?? {}, options)
}
