import { Refusal } from '../platform/refusal.ts'
import type { demoSentences } from '../words/demo.en.ts'

type Sentences = typeof demoSentences

/** A refusal of the demo with exactly the parameters its sentence needs. */
export const refusalOf = <Code extends keyof Sentences>(code: Code, ...[params]: Parameters<Sentences[Code]>): Refusal =>
  new Refusal(code, params)
