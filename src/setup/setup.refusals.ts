import { type HttpStatus, problemsOf } from '../platform/http.refusals.ts'
import { type ExitCode, exitCodes } from '../platform/platform.refusals.ts'
import { Refusal, type RefusalOptions } from '../platform/refusal.ts'
import { type SetupCode, setupMeanings, type setupSentences } from '../words/setup.en.ts'

const statuses = {
  'setup.done_already': 409,
  'setup.is_demo': 409,
  'setup.no_demo': 409,
  'setup.demo_running': 409,
  'setup.demo_operated': 409,
  'setup.answers_missing': 422,
  'setup.answer_malformed': 422,
  'setup.currency_differs': 422,
  'setup.rulebook_unknown': 422,
} satisfies Record<SetupCode, HttpStatus>

/** Every refusal of the set-up, for the error handler and docs/errors.md. */
export const setupProblems = problemsOf(statuses, setupMeanings)

/** Exit codes of those that are not about what was typed. */
export const setupExits = Object.fromEntries(
  Object.entries(statuses)
    .filter(([, status]) => status === 409)
    .map(([code]) => [code, exitCodes.state]),
) as Partial<Record<SetupCode, ExitCode>>

/** A refusal of this room with exactly the parameters its sentence needs. */
export const refusalOf = <Code extends SetupCode>(
  code: Code,
  params: Parameters<(typeof setupSentences)[Code]>[0],
  options?: RefusalOptions,
): Refusal => new Refusal(code, params ?? {}, options)
