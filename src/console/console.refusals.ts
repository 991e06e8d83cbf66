import { type HttpStatus, problemsOf } from '../platform/http.refusals.ts'
import { Refusal, type RefusalOptions } from '../platform/refusal.ts'
import { type ConsoleCode, consoleMeanings } from '../words/console-reads.en.ts'

const statuses = {
  'console.person_unknown': 404,
  'console.worklist_unknown': 404,
  'console.report_unknown': 404,
  'console.place_unknown': 422,
} satisfies Record<ConsoleCode, HttpStatus>

/** Every refusal of the console's reading doors, for the error handler and docs/errors.md. */
export const consoleProblems = problemsOf(statuses, consoleMeanings)

/** A refusal of this room, whose sentences need no parameters. */
export const refusalOf = (code: ConsoleCode, options: RefusalOptions = {}): Refusal => new Refusal(code, {}, options)
