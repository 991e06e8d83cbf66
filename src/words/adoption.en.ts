import type { Day } from '../values/day.ts'
import { dayInWords as on } from './dates.en.ts'
import { counted } from './format.ts'

/** What adopting and rehearsing refuse, and what the person can do about it. */
export const adoptionSentences = {
  'adoption.cases_fail': ({ folder, failed, cases }: { folder: string; failed: number; cases: string }) =>
    `${failed === 1 ? 'One case' : `${failed} cases`} of ${folder} ${failed === 1 ? 'fails' : 'fail'}, so the rulebook does not say what it was meant to say. Nothing was adopted.\n${cases}`,
  'adoption.not_set_up': () =>
    'Nobody has set this register up, and a rulebook is adopted by a body. goodstanding setup --rulebook FOLDER does both.',
  'adoption.currency_differs': ({ currency, rulebook }: { currency: string; rulebook: string }) =>
    `The register is kept in ${currency} and the rulebook states its fees in ${rulebook}. Change body.yaml and the fees.`,
  'adoption.schemes_missing': ({ schemes }: { schemes: readonly string[] }) =>
    `Somebody holds ${schemes.join(', ')}, and the rulebook does not know ${schemes.length === 1 ? 'it' : 'them'}. Add ${schemes.length === 1 ? 'it' : 'them'} to schemes.yaml; closed_from is for what nobody new may earn.`,
  'adoption.alternative_unknown': ({ name, known }: { name: string; known: readonly string[] }) =>
    `The rulebook has no alternative called ${JSON.stringify(name)}. ${known.length === 0 ? 'It has none.' : `It has ${known.join(', ')}.`}`,
  'adoption.day_malformed': ({ option, found }: { option: string; found: string }) =>
    `${option} should be a day that exists, like 2027-04-30, but it is ${JSON.stringify(found)}.`,
  'adoption.day_gone_by': ({ fromDay, today }: { fromDay: string; today: string }) =>
    `${fromDay} has passed: today is ${today}. What was said until now was said by the rulebook in force then; what changed in the past stands in the versions of the new one.`,
  'adoption.words_missing': ({ option }: { option: string }) => `${option} says nothing. It is kept with the decision.`,
  'adoption.formats_both': () => 'Choose one of --json and --csv.',
} as const

export type AdoptionCode = keyof typeof adoptionSentences

/** What may differ, as a heading and in a count. */
export const aspectWords = {
  status: 'status',
  dates: 'dates',
  requirement: 'requirement',
  fee: 'fee',
  ways_back: 'ways back',
  reasons: 'reasons',
} as const

type Counted = { changes: number; certifications: number }

/** What the verbs say. */
export const adoptionWords = {
  adopted: ({ body, hash, fromDay }: { body: string; hash: string; fromDay: Day | null }) =>
    fromDay === null
      ? `${body} judges by ${hash} from now on. The next night says who stands otherwise; a running server begins it within a minute.`
      : `${body} judges by ${hash} from ${on(fromDay)} on; until then nothing changes.`,
  already: ({ hash, by, at, reason }: { hash: string; by: string; at: Day; reason: string }) =>
    `${hash} is in force already: adopted by ${by} on ${on(at)}, ${JSON.stringify(reason)}. Nothing was changed.`,
  wouldChange: ({ changes, certifications }: Counted) =>
    `${counted(changes, 'certification')} of ${certifications} will stand otherwise.`,
  none: 'Nobody has adopted a rulebook here; the one that comes with the program judges.',
  listed: ({ hash, by, at, fromDay, reason }: { hash: string; by: string; at: Day; fromDay: Day | null; reason: string }) =>
    `${hash}  adopted by ${by} on ${on(at)}${fromDay === null ? '' : `, from ${on(fromDay)} on`}: ${reason}`,
  rehearsed: ({ asOf, present, proposed }: { asOf: Day; present: string; proposed: string }) =>
    `As of ${on(asOf)}, by ${proposed} instead of ${present}.`,
  sameRules: 'The two rulebooks say the same.',
  differs: 'The rulebooks differ in',
  total: ({ changes, certifications, people }: Counted & { people: number }) =>
    `${counted(changes, 'certification')} of ${certifications} would stand otherwise, of ${counted(people, 'person', 'people')} judged by both. Nothing was written.`,
  aspect: ({ aspect, count }: { aspect: string; count: number }) => `${count} ${aspect}`,
  moved: ({ present, proposed, count }: { present: string; proposed: string; count: number }) =>
    `${count}: ${present} becomes ${proposed}`,
  notJudged: ({ count, why }: { count: number; why: string }) => `${counted(count, 'person', 'people')} not judged: ${why}`,
  head: ({ number, scheme, aspects }: { number: string; scheme: string; aspects: readonly string[] }) =>
    `${number} ${scheme}: ${aspects.join(', ')}`,
  now: 'now  ',
  would: 'would',
  since: ({ label, since, through }: { label: string; since: Day; through: Day | null }) =>
    `${label} since ${on(since)}${through === null ? '' : `, through ${on(through)}`}.`,
  csvHead: [
    'certificate',
    'scheme',
    'differs_in',
    'status',
    'status_proposed',
    'since',
    'since_proposed',
    'through',
    'through_proposed',
    'said_now',
    'said_proposed',
  ],
} as const

/** Why somebody was left out, by which side could not judge. */
export const notJudgedWords = {
  facts: 'facts contradict each other; a night parks them',
  present: 'the rules in force could not judge them',
  proposed: 'the rules rehearsed could not judge them',
} as const
