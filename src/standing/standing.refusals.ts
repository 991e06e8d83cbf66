import { type HttpStatus, problemsOf } from '../platform/http.refusals.ts'
import { type ExitCode, exitCodes } from '../platform/platform.refusals.ts'
import { Refusal } from '../platform/refusal.ts'
import { standingMeanings, type standingSentences } from '../words/standing.en.ts'

type Sentences = typeof standingSentences
export type StandingCode = keyof Sentences

/** A refusal of this room with exactly the parameters its sentence needs. */
export const refusalOf = <Code extends StandingCode>(code: Code, ...[params]: Parameters<Sentences[Code]>): Refusal =>
  new Refusal(code, params)

/** Refusals of this room that are not about what was typed. */
export const standingExits = {
  'standing.known_on_open': exitCodes.state,
  'standing.rulebook_altered': exitCodes.state,
} satisfies Partial<Record<StandingCode, ExitCode>>

const statuses = { 'standing.known_on_open': 409 } satisfies Record<keyof typeof standingMeanings, HttpStatus>

/** What is refused over HTTP too, for the error handler and docs/errors.md. */
export const standingProblems = problemsOf(statuses, standingMeanings)
