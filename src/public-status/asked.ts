import type { AnswerPageOptions } from './answer-page.ts'
import { answerPage } from './answer-page.ts'
import type { Site } from './frame.ts'
import { nameUnknownPage, numberUnknownPage, severalPage, tooLongPage, tooManyPage, unaskedPage } from './other-pages.ts'
import { answerFor, answersByName, type PublicStatusDeps } from './public-status.ts'
import { CERTIFICATE_NUMBER, LONGEST_QUESTION, type Question } from './question.ts'

/** What a person gets: a page with its HTTP status, or the path of the certificate that answers, for good or this time. */
export type Reply = { status: 200 | 404 | 422; page: string } | { path: string; forGood: boolean }

/** More certificates of one name than this are not listed: the register answers questions, it is no directory. */
export const MOST_MATCHES = 5

/** The reply to what stood in the field, names apart: those are looked up by `replyToName`. */
export function replyTo(site: Site, question: Exclude<Question, { kind: 'name' }>, typed: string): Reply {
  if (question.kind === 'number') return { path: statusPath(question.number), forGood: false }
  if (question.kind === 'too_long') return { status: 422, page: tooLongPage(site, LONGEST_QUESTION, typed) }
  return { status: 422, page: unaskedPage(site, question.kind, typed) }
}

/** The reply to a full name: its certificate where only one carries it, few to choose from, or the request for a number. */
export async function replyToName(deps: PublicStatusDeps, site: Site, name: string): Promise<Reply> {
  const answers = await answersByName(deps, name, MOST_MATCHES)
  const [only] = answers
  if (!only) return { status: 404, page: nameUnknownPage(site, name) }
  if (answers.length === 1) return { path: statusPath(only.certificateNumber), forGood: false }
  const page = answers.length > MOST_MATCHES ? tooManyPage(site, MOST_MATCHES, name) : severalPage(site, answers, name)
  return { status: 200, page }
}

/** The reply at a certificate's own address; a number of an old system leads to the one of today. */
export async function replyToNumber(
  deps: PublicStatusDeps,
  site: Site,
  number: string,
  options: AnswerPageOptions,
): Promise<Reply> {
  if (!CERTIFICATE_NUMBER.test(number))
    return { status: 422, page: unaskedPage(site, 'not_readable', number.slice(0, LONGEST_QUESTION)) }
  const answer = await answerFor(deps, number)
  if (!answer) return { status: 404, page: numberUnknownPage(site, number) }
  if (answer.certificateNumber !== number) return { path: statusPath(answer.certificateNumber), forGood: true }
  return { status: 200, page: answerPage(site, answer, options) }
}

const statusPath = (number: string): string => `/status/${encodeURIComponent(number)}`
