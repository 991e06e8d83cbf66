import { type HttpStatus, problemsOf } from '../platform/http.refusals.ts'
import { Refusal } from '../platform/refusal.ts'
import { type MemberCode, memberMeanings } from '../words/members.en.ts'

const statuses = {
  'members.link_unknown': 401,
  'members.link_used': 401,
  'members.link_expired': 401,
  'members.disabled': 403,
  'members.no_address': 409,
  'members.certificant_missing': 404,
  'members.session_missing': 404,
} satisfies Record<MemberCode, HttpStatus>

/** Every refusal of members and their links, for the error handler and docs/errors.md. */
export const memberProblems = problemsOf(statuses, memberMeanings)

/** A refusal of this door; none of its sentences needs more than its code. */
export const memberRefusal = (code: MemberCode): Refusal => new Refusal(code)
