import { type HttpStatus, problemsOf } from '../platform/http.refusals.ts'
import { Refusal } from '../platform/refusal.ts'
import { type PublicStatusCode, publicStatusMeanings } from '../words/public-status.en.ts'

const statuses = { 'status.number_unknown': 404 } satisfies Record<PublicStatusCode, HttpStatus>

/** Every refusal of the public check, for the error handler and docs/errors.md. */
export const publicStatusProblems = problemsOf(statuses, publicStatusMeanings)

/** The refusal of a number that no certificate has. */
export const numberUnknown = (): Refusal => new Refusal('status.number_unknown' satisfies PublicStatusCode)
