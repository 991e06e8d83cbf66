import { Refusal } from '../platform/refusal.ts'
import type { standingSentences } from '../words/standing.en.ts'

type Sentences = typeof standingSentences
export type StandingCode = keyof Sentences

/** A refusal of this room with exactly the parameters its sentence needs. */
export const refusalOf = <Code extends StandingCode>(code: Code, ...[params]: Parameters<Sentences[Code]>): Refusal =>
  new Refusal(code, params)
