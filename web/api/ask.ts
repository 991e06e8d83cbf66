import { basePath } from '../paths.ts'
import { failureOf, noAnswer } from './problem.ts'

type Query = Readonly<Record<string, string | number | undefined>>

type Asked = {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  query?: Query
  body?: unknown
  signal?: AbortSignal
  /** Repeating a request with the same key changes nothing a second time. */
  idempotencyKey?: string
}

function urlOf(path: string, query: Query): string {
  const set = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  const text = new URLSearchParams(set).toString()
  return `${basePath}${path}${text === '' ? '' : `?${text}`}`
}

/** Asks the API and reads its JSON; undefined where it answers with nothing. Throws AnswerFailed, with words for the person. */
export async function ask<Answer>(
  path: string,
  { method = 'GET', query = {}, body, signal, idempotencyKey }: Asked = {},
): Promise<Answer> {
  const response = await fetch(urlOf(path, query), {
    method,
    headers: {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
    credentials: 'same-origin',
  }).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === 'AbortError' ? error : noAnswer()
  })
  if (!response.ok) throw await failureOf(response)
  return (response.status === 204 ? undefined : await response.json()) as Answer
}
