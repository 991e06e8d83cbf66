import { failures } from '../../src/words/ui.en.ts'

/** RFC 9457, as the API answers it. */
type Problem = {
  title: string
  status: number
  detail: string
  code: string
  instance: string
  errors?: readonly { pointer: string; detail: string }[]
}

/** A request that was not answered, with words for the person: what happened, and the code to look it up by. */
export class AnswerFailed extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly instance: string | undefined
  readonly fields: readonly { pointer: string; detail: string }[]

  constructor({ title, detail, status, code, instance, errors = [] }: Omit<Problem, 'instance'> & { instance?: string }) {
    super(detail)
    this.name = 'AnswerFailed'
    this.title = title
    this.status = status
    this.code = code
    this.instance = instance
    this.fields = errors
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'status' in body

/** What a refused answer says; an answer that is no problem, a proxy's say, gets words of our own. */
export async function failureOf(response: Response): Promise<AnswerFailed> {
  const body: unknown = await response.json().catch(() => undefined)
  if (isProblem(body)) return new AnswerFailed(body)
  const [title, detail] = failures.unexpected
  return new AnswerFailed({ title, detail, status: response.status, code: 'web.answer_unreadable' })
}

/** What is said when no answer came at all. */
export function noAnswer(): AnswerFailed {
  const [title, detail] = failures.offline
  return new AnswerFailed({ title, detail, status: 0, code: 'web.unreachable' })
}
