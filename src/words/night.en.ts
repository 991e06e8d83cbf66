import type { Day } from '../values/day.ts'
import { dayInWords } from './dates.en.ts'
import { counted } from './format.ts'

/** What the night refuses, and what the operator can do about it. */
export const nightSentences = {
  'night.day_malformed': ({ found }: { found: string }) =>
    `--as-of should be a day that exists, like 2027-04-30, but it is ${JSON.stringify(found)}.`,
  'night.day_to_come': ({ asOf, today }: { asOf: string; today: string }) =>
    `${asOf} has not come: today is ${today}. A night says what is so; to see what would be said on a later day, add --dry-run.`,
  'night.day_gone_by': ({ asOf, last }: { asOf: string; last: string }) =>
    `The last night was for ${last}, and ${asOf} is before it. Check the clock of this machine; to look at an earlier day, add --dry-run.`,
} as const

type Died = { diedOn: Day; on: Day }

/** Why somebody is parked, by code. */
export const parkedReasons = {
  'parked.alive_after_death': ({ diedOn, on }: Died) =>
    `A death on ${dayInWords(diedOn)} is recorded, and something this person did on ${dayInWords(on)}. Withdraw whichever is wrong.`,
  'parked.appeal_decided_twice': ({ on }: { on: Day }) =>
    `An appeal was both upheld and dismissed on ${dayInWords(on)}. Withdraw whichever is wrong.`,
  'parked.audit_decided_twice': ({ cycleEnd, on }: { cycleEnd: Day; on: Day }) =>
    `The audit of the cycle that ended on ${dayInWords(cycleEnd)} was both passed and not passed on ${dayInWords(on)}. Withdraw whichever is wrong.`,
  'parked.underivable': ({ error }: { error: string }) =>
    `The facts could not be judged, which is a fault in the program: ${error}. Please report it.`,
} as const

export type ParkedCode = keyof typeof parkedReasons

/** Why somebody is parked, as a sentence. */
export const parkedSentence = (code: ParkedCode, params: unknown): string =>
  (parkedReasons[code] as (params: unknown) => string)(params)

type Rule = { rule: string; version: string } | null

/** On whose authority: `by the rule losses 2021, adopted by the Board on November 23, 2026`. */
export const authorityInWords = ({ rule, by, adoptedOn }: { rule: Rule; by: string; adoptedOn: Day }): string =>
  rule === null
    ? `by the facts on record, under the rulebook adopted by ${by} on ${dayInWords(adoptedOn)}`
    : `by the rule ${rule.rule}, version ${rule.version}, adopted by ${by} on ${dayInWords(adoptedOn)}`

type Counts = { asOf: Day; everybody: boolean; certificants: number; changes: number; parked: number }

/** What the verb says. */
export const nightWords = {
  change: ({ number, before, after, since }: { number: string; before: string | null; after: string; since: Day }) =>
    before === null
      ? `${number}: ${after} since ${since}.`
      : before === after
        ? `${number}: still ${after}, since ${since}, said otherwise.`
        : `${number}: ${before} becomes ${after}, since ${since}.`,
  parked: ({ certificant, reason }: { certificant: string; reason: string }) => `${certificant} is parked. ${reason}`,
  done: ({ asOf, everybody, certificants, changes, parked }: Counts) =>
    `The night of ${asOf}: ${counted(certificants, 'person', 'people')} judged${everybody ? ', everybody' : ''}, ${counted(changes, 'change')} said, ${parked} parked.`,
  dryRun: ({ asOf, certificants, changes, parked }: Omit<Counts, 'everybody'>) =>
    `On ${asOf}, ${counted(certificants, 'person', 'people')} would be judged: ${counted(changes, 'change')}, ${parked} to be parked. Nothing was written.`,
}
