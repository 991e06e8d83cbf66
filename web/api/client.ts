import createClient from 'openapi-fetch'
import { basePath } from '../paths.ts'
import { failureOf, noAnswer } from './problem.ts'
import type { paths } from './schema.ts'

/** The API, typed by its description. A refused request throws AnswerFailed, with words for the person. */
export const api = createClient<paths>({ baseUrl: basePath, credentials: 'same-origin', fetch: ask })

async function ask(request: Request): Promise<Response> {
  const response = await fetch(request).catch((error: unknown) => {
    throw isGivenUp(error) ? error : noAnswer()
  })
  if (!response.ok) throw await failureOf(response)
  return response
}

/** Nobody waits for the answer any more. */
const isGivenUp = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError'

/** The answer itself. */
export async function answer<Body>(asked: Promise<{ data?: Body }>): Promise<Body> {
  const { data } = await asked
  return data as Body
}
