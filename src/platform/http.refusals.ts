import type { HttpCode } from '../words/http.en.ts'

export type HttpStatus = 400 | 401 | 403 | 404 | 408 | 409 | 413 | 415 | 422 | 429 | 431 | 500 | 503

/** Of a room's refusals: the HTTP status, the title of the problem, and what it means. */
export type Problems<Code extends string = string> = Readonly<Record<Code, ProblemKind>>
export type ProblemKind = { status: HttpStatus; title: string; meaning: string }

/** The status of everything the doors refuse. */
export const httpStatuses = {
  'http.address_unknown': 404,
  'http.address_malformed': 400,
  'http.field_malformed': 422,
  'http.body_malformed': 400,
  'http.body_too_large': 413,
  'http.headers_too_large': 431,
  'http.media_type_unknown': 415,
  'http.request_unreadable': 400,
  'http.request_too_slow': 408,
  'http.sign_in_needed': 401,
  'http.session_ended': 401,
  'http.not_permitted': 403,
  'http.metrics_off': 403,
  'http.metrics_token_needed': 401,
  'http.for_staff': 403,
  'http.for_members': 403,
  'http.set_up_first': 409,
  'http.origin_foreign': 403,
  'http.key_malformed': 422,
  'http.key_reused': 409,
  'http.too_many_requests': 429,
  'http.register_unreachable': 503,
  'http.register_full': 503,
  'http.answer_too_slow': 503,
  'http.pages_not_built': 503,
  'http.unexpected': 500,
} satisfies Record<HttpCode, HttpStatus>

type Meanings<Code extends string> = Readonly<Record<Code, readonly [title: string, meaning: string]>>

/** Joins a room's statuses with what words/ says of its codes. */
export const problemsOf = <Code extends string>(
  statuses: Readonly<Record<Code, HttpStatus>>,
  meanings: Meanings<Code>,
): Problems<Code> => {
  const kinds = (Object.keys(statuses) as Code[]).map(code => {
    const [title, meaning] = meanings[code]
    return [code, { status: statuses[code], title, meaning }]
  })
  return Object.fromEntries(kinds) as Problems<Code>
}
