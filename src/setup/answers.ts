import { createInterface, type Interface } from 'node:readline/promises'
import { existsSync } from 'node:fs'
import { z } from 'zod'
import { asset } from '../platform/root.ts'
import { settingSchemas } from '../platform/settings.ts'
import { loadRulebook, type Rulebook } from '../rulebook/load.ts'
import { settingExpectations, setupWords } from '../words/setup.en.ts'
import { refusalOf } from './setup.refusals.ts'
import type { Answers } from './setup.ts'

/** What the options say, by the question; undefined was not said. */
export type Said = Partial<Record<Question, string | undefined>>
type Question = keyof typeof setupWords.questions

const OPTIONS = {
  rulebook: '--rulebook',
  name: '--name',
  shortName: '--short-name',
  zone: '--zone',
  currency: '--currency',
  administratorName: '--admin-name',
  administratorEmail: '--admin-email',
} as const satisfies Record<Question, string>

const { name, shortName, zone, currency } = settingSchemas
const SCHEMAS: Record<Question, z.ZodType<string>> = {
  rulebook: z.string().min(1),
  name,
  shortName,
  zone,
  currency,
  administratorName: z.string().trim().min(1).max(200),
  administratorEmail: z.email().max(320),
}

/** The answers of the options, and on a terminal those to questions for the rest; refuses half the answers anywhere else. */
export async function collectAnswers(said: Said, terminal: boolean): Promise<Answers> {
  const questions = Object.keys(OPTIONS) as Question[]
  for (const question of questions) checkSaid(question, said[question])
  const missing = questions.filter(question => said[question] === undefined)
  if (missing.length > 0 && !terminal)
    throw refusalOf('setup.answers_missing', { options: missing.map(question => OPTIONS[question]) })
  const lines = missing.length > 0 ? createInterface({ input: process.stdin, output: process.stderr }) : undefined
  try {
    const answer = (question: Question, suggestion?: string) => answerTo(question, said[question], lines, suggestion)
    const rulebook = await rulebookIn(await answer('rulebook', 'amt'))
    const { body } = rulebook.rules
    return {
      rulebook,
      name: await answer('name', body.name),
      shortName: await answer('shortName', body.shortName),
      zone: await answer('zone', body.zone),
      currency: await answer('currency', body.currency),
      administrator: { name: await answer('administratorName'), email: await answer('administratorEmail') },
    }
  } finally {
    lines?.close()
  }
}

/** A rulebook that comes with the program by its folder's name, or one of the body's own by its path. */
const rulebookIn = (said: string): Promise<Rulebook> => {
  const shipped = /^[a-z0-9-]+$/.test(said) ? asset('rulebook', said) : said
  return loadRulebook(existsSync(shipped) ? shipped : said)
}

function checkSaid(question: Question, said: string | undefined): void {
  if (said === undefined || SCHEMAS[question].safeParse(said).success) return
  throw refusalOf('setup.answer_malformed', {
    option: OPTIONS[question],
    expected: settingExpectations[question],
    found: said.slice(0, 100),
  })
}

async function answerTo(
  question: Question,
  said: string | undefined,
  lines: Interface | undefined,
  suggestion?: string,
): Promise<string> {
  if (said !== undefined || !lines) return said ?? ''
  const shown = suggestion === undefined ? '' : ` [${suggestion}]`
  for (;;) {
    const typed = (await lines.question(`${setupWords.questions[question]}${shown}: `)).trim()
    const read = SCHEMAS[question].safeParse(typed === '' ? (suggestion ?? '') : typed)
    if (read.success) return read.data
    lines.write(`${setupWords.again({ expected: settingExpectations[question] })}\n`)
  }
}
