import { type ExitCode, exitCodes } from '../platform/platform.refusals.ts'
import { Refusal } from '../platform/refusal.ts'
import type { nightSentences } from '../words/night.en.ts'

type Sentences = typeof nightSentences
export type NightCode = keyof Sentences

/** A refusal of this room with exactly the parameters its sentence needs. */
export const refusalOf = <Code extends NightCode>(code: Code, ...[params]: Parameters<Sentences[Code]>): Refusal =>
  new Refusal(code, params)

/** Refusals of this room that are not about what was typed. */
export const nightExits = {
  'night.day_gone_by': exitCodes.state,
} satisfies Partial<Record<NightCode, ExitCode>>
