import { Refusal } from '../platform/refusal.ts'
import type { importSentences } from '../words/import.en.ts'

type Sentences = typeof importSentences
export type ImportCode = keyof Sentences

/** A refusal of a whole import with exactly the parameters its sentence needs; nothing of the import is kept. */
export const refusalOf = <Code extends ImportCode>(code: Code, params: Parameters<Sentences[Code]>[0]): Refusal =>
  new Refusal(code, params)
