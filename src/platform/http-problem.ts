import type { FastifyError } from 'fastify'
import { z } from 'zod'
import { refusalSentence } from '../words/refusals.en.ts'
import type { HttpCode } from '../words/http.en.ts'
import type { HttpStatus, Problems } from './http.refusals.ts'
import { Refusal } from './refusal.ts'

/** What a client is told of a request that could not be answered: RFC 9457, `application/problem+json`. */
export type Problem = {
  /** The page that explains the code. */
  type: string
  title: string
  status: HttpStatus
  detail: string
  code: string
  /** Names this one occurrence, for the log. */
  instance: string
  /** Each field at fault: a JSON pointer into `{ path, query, headers, body }`, and what was expected. */
  errors?: readonly FieldAtFault[]
}

export type FieldAtFault = { pointer: string; detail: string }

/** The same for the OpenAPI description. */
export const problemSchema = z
  .object({
    type: z.string().meta({ format: 'uri' }),
    title: z.string(),
    status: z.number().int().min(400).max(599),
    detail: z.string(),
    code: z.string(),
    instance: z.string().meta({ format: 'uri' }),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457. The page its type leads to explains the code.' })

const answered = (description: string) => ({ description, content: { 'application/problem+json': { schema: problemSchema } } })

/** What every operation may answer besides what it is for; for the OpenAPI description. */
export const problemResponses = {
  '4xx': answered('The request was refused.'),
  '5xx': answered('The answer cannot be given just now.'),
}

export type ProblemSource = { problems: Problems; publicUrl: string }

/** Where the page that explains a code lies. */
export const problemPage = (publicUrl: string, code: string): string => `${publicUrl}/docs/errors#${code}`

/** The problem a refusal becomes. A code without a status is a fault of the program, and says nothing of itself. */
export function problemOf(refusal: Refusal, requestId: string, { problems, publicUrl }: ProblemSource): Problem {
  const kind = problems[refusal.code]
  const detail = refusalSentence(refusal.code, refusal.params)
  if (!kind || detail === undefined) return problemOf(refused('http.unexpected'), requestId, { problems, publicUrl })
  const { status, title } = kind
  const errors = fieldsOf(refusal, detail)
  const instance = `urn:uuid:${requestId}`
  return {
    type: problemPage(publicUrl, refusal.code),
    title,
    status,
    detail,
    code: refusal.code,
    instance,
    ...(errors && { errors }),
  }
}

function fieldsOf({ pointer, params }: Refusal, detail: string): readonly FieldAtFault[] | undefined {
  if (Array.isArray(params['fields'])) return params['fields'] as FieldAtFault[]
  return pointer === undefined ? undefined : [{ pointer, detail }]
}

const refused = (code: HttpCode, params = {}): Refusal => new Refusal(code, params)

/** What Fastify and Node say of a request they could not read. */
const UNREADABLE: Readonly<Record<string, HttpCode>> = {
  FST_ERR_BAD_URL: 'http.address_malformed',
  FST_ERR_MAX_PARAM_LENGTH: 'http.address_unknown',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'http.media_type_unknown',
  FST_ERR_CTP_INVALID_TYPE: 'http.media_type_unknown',
  FST_ERR_CTP_BODY_TOO_LARGE: 'http.body_too_large',
  FST_ERR_CTP_INVALID_JSON_BODY: 'http.body_malformed',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'http.body_malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'http.body_malformed',
  FST_ERR_HANDLER_TIMEOUT: 'http.answer_too_slow',
  HPE_HEADER_OVERFLOW: 'http.headers_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'http.request_too_slow',
}

/** PostgreSQL's word for it, and the system's. */
const DISK_FULL = /^(53100|ENOSPC)$/
/** PostgreSQL's classes 08 (connection), 53 (out of resources) and 57P (shutting down), and Node's own words for a dead socket. */
const DATABASE_AWAY = /^(08...|53...|57P..|ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT|ENOTFOUND)$/
const CONNECTION_LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/

/** Whatever was thrown as a refusal: our own as it is, what others say of the request or the database by the tables above. */
export function refusalFrom(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const { code = '', message = '' } = (error ?? {}) as Partial<FastifyError>
  const known = UNREADABLE[code]
  if (known) return refused(known)
  if (DISK_FULL.test(code)) return refused('http.register_full')
  if (DATABASE_AWAY.test(code) || CONNECTION_LOST.test(message)) return refused('http.register_unreachable')
  return refused('http.unexpected')
}

/** The refusal of a request whose bytes could not even be parsed. */
export const refusalOfConnection = (code: string): Refusal => refused(UNREADABLE[code] ?? 'http.request_unreadable')
