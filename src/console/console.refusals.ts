import { type HttpStatus, problemsOf } from '../platform/http.refusals.ts'
import { Refusal } from '../platform/refusal.ts'
import { type ConsoleCode, consoleMeanings } from '../words/console-reads.en.ts'

const statuses = { 'console.person_unknown': 404 } satisfies Record<ConsoleCode, HttpStatus>

/** Every refusal of the console's reading doors, for the error handler and docs/errors.md. */
export const consoleProblems = problemsOf(statuses, consoleMeanings)

/** A refusal of this room, whose sentences need no parameters. */
export const refusalOf = (code: ConsoleCode): Refusal => new Refusal(code)
