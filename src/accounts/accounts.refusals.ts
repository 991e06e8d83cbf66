import { type HttpStatus, problemsOf } from '../platform/http.refusals.ts'
import { type ExitCode, exitCodes } from '../platform/platform.refusals.ts'
import { Refusal } from '../platform/refusal.ts'
import { type AccountCode, accountMeanings, type accountSentences } from '../words/accounts.en.ts'

const statuses = {
  'accounts.link_unknown': 401,
  'accounts.link_used': 401,
  'accounts.link_expired': 401,
  'accounts.account_disabled': 403,
  'accounts.account_unknown': 404,
  'accounts.account_missing': 404,
  'accounts.account_choice': 409,
  'accounts.email_taken': 409,
  'accounts.last_administrator': 409,
  'accounts.session_missing': 404,
} satisfies Record<AccountCode, HttpStatus>

/** Every refusal of accounts, sessions and links, for the error handler and docs/errors.md. */
export const accountProblems = problemsOf(statuses, accountMeanings)

/** Exit codes of those that the command line can meet and that are not about what was typed. */
export const accountExits: Partial<Record<AccountCode, ExitCode>> = { 'accounts.account_disabled': exitCodes.state }

/** A refusal of this room with exactly the parameters its sentence needs. */
export const refusalOf = <Code extends AccountCode>(
  code: Code,
  ...[params]: Parameters<(typeof accountSentences)[Code]>
): Refusal => new Refusal(code, params)
