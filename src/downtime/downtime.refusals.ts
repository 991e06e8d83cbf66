import { type HttpStatus, problemsOf } from '../platform/http.refusals.ts'
import { type ExitCode, exitCodes } from '../platform/platform.refusals.ts'
import { Refusal, type RefusalOptions } from '../platform/refusal.ts'
import { type DowntimeCode, downtimeMeanings, type downtimeSentences } from '../words/downtime.en.ts'

const statuses = {
  'downtime.days_disordered': 422,
  'downtime.too_long': 422,
  'downtime.too_far_ahead': 422,
  'downtime.recorded_already': 409,
  'downtime.missing': 404,
  'downtime.superseded': 409,
  'downtime.day_malformed': 422,
  'downtime.id_malformed': 422,
  'downtime.reason_missing': 422,
} satisfies Record<DowntimeCode, HttpStatus>

/** Every refusal of recording downtime, for the error handler and docs/errors.md. */
export const downtimeProblems = problemsOf(statuses, downtimeMeanings)

/** Exit codes of those that are not about what was typed. */
export const downtimeExits: Partial<Record<DowntimeCode, ExitCode>> = {
  'downtime.recorded_already': exitCodes.state,
  'downtime.superseded': exitCodes.state,
}

/** A refusal of this room with exactly the parameters its sentence needs, and the field of the body at fault. */
export const refusalOf = <Code extends DowntimeCode>(
  code: Code,
  params: Parameters<(typeof downtimeSentences)[Code]>[0],
  field?: string,
): Refusal => {
  const options: RefusalOptions = field === undefined ? {} : { pointer: `/body/${field}` }
  return new Refusal(code, params ?? {}, options)
}
