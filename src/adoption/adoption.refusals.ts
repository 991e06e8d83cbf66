import { type ExitCode, exitCodes } from '../platform/platform.refusals.ts'
import { Refusal } from '../platform/refusal.ts'
import type { adoptionSentences } from '../words/adoption.en.ts'

type Sentences = typeof adoptionSentences
export type AdoptionCode = keyof Sentences

/** A refusal of this room with exactly the parameters its sentence needs. */
export const refusalOf = <Code extends AdoptionCode>(code: Code, ...[params]: Parameters<Sentences[Code]>): Refusal =>
  new Refusal(code, params)

/** Refusals of this room that are not about what was typed. */
export const adoptionExits = {
  'adoption.cases_fail': exitCodes.findings,
  'adoption.not_set_up': exitCodes.state,
} satisfies Partial<Record<AdoptionCode, ExitCode>>
