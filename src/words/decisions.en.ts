import type { DecisionKind } from '../engine/dossier.ts'
import type { Day } from '../values/day.ts'
import { dayInWords as on } from './dates.en.ts'
import { listInWords } from './format.ts'

/** A kind of decision inside a sentence. */
const NOUNS: Readonly<Record<DecisionKind, string>> = {
  deceased: 'death',
  suspended: 'suspension',
  suspension_lifted: 'lifting of a suspension',
  held: 'hold',
  hold_lifted: 'lifting of a hold',
  revoked: 'revocation',
  retired: 'retirement',
  returned: 'return',
  recertified: 'recertification',
  cycle_accepted: 'acceptance',
  cycle_extended: 'extension',
  requirement_waived: 'waiver',
  fee_waived: 'waiver',
  appeal_filed: 'appeal',
  appeal_dismissed: 'dismissal',
  appeal_upheld: 'decision on the appeal',
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** What deciding about a person refuses. */
export const decisionSentences = {
  'decisions.person_unknown': () => 'Nobody in the register has this id.',
  'decisions.fact_unknown': () => 'This person has no such fact.',
  'decisions.certification_unknown': () => 'This person has no such certification.',
  'decisions.preview_stale': () =>
    'What this was previewed on is no longer so: a fact of the person, the rules or the day changed since, or something else was previewed. Look at the effect again, then decide.',
  'decisions.fact_superseded': () => 'Another fact took the place of this one since. Look at the person again.',
  'decisions.nothing_changed': () => 'The fact says this already. Change at least one of its values.',
  'decisions.values_impossible': () =>
    'Together these values cannot be: an end lies before its beginning, or an amount is not above zero.',
  'decisions.scheme_unknown': ({ schemes }: { schemes: readonly string[] }) =>
    `The rulebook has no such scheme. It has ${listInWords(schemes)}.`,
  'decisions.cycle_unknown': ({ ends }: { ends: readonly Day[] }) =>
    ends.length === 0
      ? 'This certification has no cycle of points.'
      : `No cycle of this certification ends on that day. They end on ${listInWords(ends.map(on))}.`,
  'decisions.fee_unknown': ({ years }: { years: readonly number[] }) =>
    years.length === 0
      ? 'No annual fee is due of this certification.'
      : `No fee of that year is due of this certification. There are those of ${listInWords(years.map(String))}.`,
  'decisions.fee_settled': ({ feeYear, state }: { feeYear: number; state: string }) =>
    `The ${feeYear} fee is not owed: it is ${state.replaceAll('_', ' ')}.`,
  'decisions.day_to_come': () => 'This day is still to come. A decision and a death are recorded once they have happened.',
  'decisions.days_out_of_order': ({ first }: { first: Day }) => `The last day lies before ${on(first)}, when it begins.`,
  'decisions.extension_too_short': ({ cycleEnd }: { cycleEnd: Day }) =>
    `An extension goes beyond ${on(cycleEnd)}, the end of the cycle.`,
  'decisions.before_grant': ({ certifiedOn }: { certifiedOn: Day }) =>
    `The certification begins on ${on(certifiedOn)}; a decision about it cannot hold before.`,
  'decisions.person_deceased': ({ diedOn }: { diedOn: Day }) =>
    `The person died on ${on(diedOn)}. Where that is wrong, undo the recorded death first.`,
  'decisions.already_so': ({ kind, since }: { kind: DecisionKind; since: Day }) =>
    `${capital(NOUNS[kind])} was decided already, from ${on(since)}.`,
  'decisions.nothing_to_end': ({ kind, day }: { kind: DecisionKind; day: Day }) =>
    `There is nothing on ${on(day)} that a ${NOUNS[kind]} could end.`,
  'decisions.matter_unknown': () => 'There is no such row on this worklist.',
  'decisions.settled_already': () => 'This was settled already. Look at the list again.',
  'decisions.not_settled': () => 'This is not settled, so there is nothing to open again.',
  'decisions.verdict_unfit': ({ verdicts }: { verdicts: readonly string[] }) =>
    `On this worklist the verdict is ${verdicts.join(' or ')}.`,
  'decisions.contradiction': ({ because }: { because: string }) =>
    `With this, nobody could say how the person stands. ${because} Correct that fact first.`,
} as const

export type DecisionCode = keyof typeof decisionSentences

export const decisionMeanings = {
  'decisions.person_unknown': ['Person unknown', 'No certificant has the id in the address.'],
  'decisions.fact_unknown': ['Fact unknown', 'The id names no fact of this person of that kind.'],
  'decisions.certification_unknown': ['Certification unknown', '`certification` is none of this person’s.'],
  'decisions.preview_stale': [
    'Preview stale',
    '`basis` is not what previewing the same decision gives now. Preview again, show it to whoever decides, and send the new one.',
  ],
  'decisions.fact_superseded': [
    'Fact superseded',
    'A fact is corrected, taken back or restored once; after that, its successor is.',
  ],
  'decisions.nothing_changed': ['Nothing changed', 'A correction must change a value.'],
  'decisions.values_impossible': ['Values impossible', 'The corrected fact would break what its kind allows.'],
  'decisions.scheme_unknown': ['Scheme unknown', '`scheme` is none of the rulebook’s.'],
  'decisions.cycle_unknown': ['Cycle unknown', '`cycleEnd` is the regular last day of a cycle that has begun.'],
  'decisions.fee_unknown': ['Fee unknown', '`feeYear` is the year of a fee up to the next one to come.'],
  'decisions.fee_settled': ['Fee not owed', 'A fee that is paid, waived or not owed needs no waiver.'],
  'decisions.day_to_come': ['Day to come', 'The day of a decision, and of a death, cannot lie in the future.'],
  'decisions.days_out_of_order': ['Days out of order', '`untilOn` lies before `effectiveOn`.'],
  'decisions.extension_too_short': ['Extension too short', '`untilOn` does not lie after `cycleEnd`.'],
  'decisions.before_grant': ['Before the grant', '`effectiveOn` lies before the day of certification.'],
  'decisions.person_deceased': ['Person deceased', 'Nothing is decided about somebody from the day of their death.'],
  'decisions.already_so': ['Already so', 'What was asked is so already, by an earlier decision that holds.'],
  'decisions.nothing_to_end': ['Nothing to end', 'A lifting or a return needs something that holds on its day.'],
  'decisions.matter_unknown': ['Row unknown', 'The id in the address names no row of that worklist.'],
  'decisions.settled_already': ['Settled already', 'Somebody has settled this row. Reopen it to decide otherwise.'],
  'decisions.not_settled': ['Not settled', 'Only what is settled can be opened again.'],
  'decisions.verdict_unfit': ['Verdict does not fit', '`verdict` is for another worklist.'],
  'decisions.contradiction': [
    'Contradiction',
    'The facts would contradict each other, and no honest standing could be derived of them.',
  ],
} satisfies Record<DecisionCode, readonly [title: string, meaning: string]>

/** What was expected of each field, for a 422. */
export const decisionExpectations = {
  kind: 'kind is what is decided; the description of the API lists the kinds.',
  id: 'This is an id: a UUID.',
  day: 'A day that exists from 1900-01-01 to 2199-12-31, such as 2026-03-01.',
  feeYear: 'feeYear is a year from 1900 to 2199.',
  reason: 'A decision needs its reason, in 1 to 2,000 characters that can be read.',
  authority: 'Say who decided, in 1 to 200 characters that can be read: a person, a committee, a meeting and its day.',
  list: 'Settled are rows of merge-proposals, findings and take-over-differences.',
  verdict: 'verdict is same_person, different_people or dealt_with.',
  basis: 'basis is what the preview of this decision gave.',
  values: 'values names at least one of the fact’s own values.',
  text: 'A text of 1 to 500 characters that can be read.',
  hundredths: 'A whole number of hundredths, from 0 to 1,000,000.',
  cents: 'A whole number of cents, from 1 to 100,000,000.',
  outcome: 'outcome is passed, failed or no_response.',
}
