import type { Day } from '../values/day.ts'
import { dayInWords as on } from './dates.en.ts'
import { counted } from './format.ts'

/** Keys whose plain reading would mislead. */
const KEYS: Readonly<Record<string, string>> = {
  ce: 'with continuing education',
  closed_class: 'open to holders of what is closed to new entry',
  evidence_years: 'years in which evidence counts',
  attempts: 'attempts in a lifetime',
  total: 'points of a cycle',
  ce_duty: 'who must take part',
  convert: 'points',
  fee_due: 'when the fee falls due',
  annual_fee: 'the annual fee',
  fee_gap: 'how long a fee may stay unpaid',
  ways_back: 'ways back',
  none: 'without continuing education',
  percent_of_requirement: 'percent of the requirement',
  roll_needs: 'the next cycle opens with',
}

const plain = (code: string): string => code.replaceAll('_', ' ')

/** A key of the rulebook as a person reads it. */
export const keyWords = (key: string): string => KEYS[key] ?? plain(key)

/** A value of the rulebook: codes lose their underscores, sentences stay. */
export const valueWords = (text: string): string => (/^[a-z]+(_[a-z]+)+$/.test(text) ? plain(text) : text)

/** The date that chooses a version. */
export const keyedOnWords = (keyedOn: string): string => `Its version is chosen by this date: ${plain(keyedOn)}.`

const CAUSES: Readonly<Record<string, string>> = {
  points: 'points missing at the end of a cycle',
  audit: 'an audit not passed',
  fees: 'fees unpaid for too long',
}

/** What the drawn page of a rulebook says. */
export const drawWords = {
  sample: 'sample',
  unset: 'not set',
  none: 'none',
  noSuchRule: ({ name }: { name: string }) => `No ${plain(name)}`,
  heading: ({ body }: { body: string }) => `The rules of ${body}`,
  summary: ({ asOf, schemes, rules, sources }: { asOf: Day; schemes: number; rules: number; sources: number }) =>
    `As they stand on ${on(asOf)}: ${counted(schemes, 'certification')}, ${counted(rules, 'rule')}, read in ${counted(sources, 'source')}.`,
  samples: ({ count }: { count: number }) =>
    count === 0
      ? 'No figure is a sample.'
      : `${counted(count, 'figure')} or rules with figures for trying the program only, to be replaced by the body’s own.`,
  unsets: ({ count }: { count: number }) =>
    count === 0
      ? 'The body has said every figure.'
      : `${counted(count, 'figure')} the body has not said. Nobody loses anything by ${count === 1 ? 'it' : 'them'}.`,
  marks: 'Marks on this page',
  states: 'Where a certification can stand',
  statesPicture: 'How a certification passes from one state to another; the table below says the same.',
  byDecision: 'By a decision, whatever else is true',
  otherStates: 'Stages of a loss, and states by a decision',
  moves: { to: 'to' },
  after: ({ length }: { length: string }) => (length === '' ? 'after that' : `after ${length}`),
  cured: ({ cure }: { cure: string }) => `made good: ${plain(cure)}`,
  certified: 'certified',
  unpaid: 'a fee is unpaid after its last day',
  paid: 'the fee is paid',
  cause: (cause: string) => CAUSES[cause] ?? plain(cause),
  wayBack: ({ routes }: { routes: readonly string[] }) => routes.join(', or '),
  statusTable: { status: 'State', public: 'The public reads', use: 'Letters may be used', benefits: 'Benefits' },
  cycle: 'One cycle, day by day',
  cycleIntro: ({ scheme, on: day }: { scheme: string; on: Day }) =>
    `The example is ${scheme}, certified on ${on(day)}. The days are what the program answers.`,
  cyclePicture: 'The days of one cycle on a line; the list below says the same.',
  noCycle: 'These rules ask for facts of a person that an example without any does not have, so no cycle is drawn.',
  opens: 'The cycle opens',
  earnBy: 'Last day to earn what is required',
  reportBy: 'Last day to report it',
  attestBy: 'Last day an attestation may be received',
  feeDue: ({ year }: { year: number }) => `Last day to pay the ${year} fee`,
  lost: 'Lost from this day on, where something required is missing',
  nextOpens: 'The next cycle opens, with what is required and paid',
  clock: (key: string) => plain(key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)),
  lanes: {
    fees: 'Who pays every fee and earns nothing',
    points: 'Who earns what is required and pays nothing',
  },
  from: ({ day, label }: { day: Day; label: string }) => `From ${on(day)}: ${label}.`,
  keeps: 'Nothing is lost by that within the years shown.',
  figures: 'Figures by certification',
  figuresIntro: ({ currency }: { currency: string }) => `Money is in ${currency}. Figures are those in force on the drawn day.`,
  scheme: 'Certification',
  closed: ({ from }: { from: string }) => `closed to new holders since ${from}`,
  counts: 'What counts',
  countsIntro: ({ version }: { version: string }) =>
    `${version}. A bar shows how much of a requirement a category may fill at most.`,
  category: { title: 'Category', rate: 'Points', cap: 'At most in a cycle' },
  notAccepted: 'counts no more',
  asRecorded: 'as recorded',
  noCap: 'no limit',
  rate: ({ points, unit }: { points: string; unit: string }) => `${points} for each ${plain(unit)}`,
  capPoints: ({ points }: { points: string }) => `${points} points`,
  capPercent: ({ percent }: { percent: string }) => `${percent} % of what is required`,
  back: 'Ways back',
  backIntro: ({ clock }: { clock: string }) => `Years are counted from the ${plain(clock)}.`,
  backPicture: 'How long each way back stays open, in years; the list below says the same.',
  noWayBack: 'There is no way back.',
  neverCloses: 'never closes',
  closes: ({ years }: { years: string }) => `closed after ${years} years`,
  everyRule: 'Every rule, word by word',
  everyRuleIntro: 'Each version is complete and names where it was read. Versions that hold on the drawn day are marked.',
  inForce: 'in force',
  fromBeginning: 'from the beginning',
  fromDay: ({ from }: { from: Day }) => `from ${on(from)}`,
  alternatives: 'Readings that are not in force; the body may adopt them',
  why: 'Why this was chosen',
  read: 'Read in',
  sources: 'Sources',
  noPage: 'no page',
  foot: ({ hash, folder }: { hash: string; folder: string }) =>
    `Drawn from ${folder}, content ${hash}. What is drawn is what judges: the same files, nothing else.`,
  contents: 'On this page',
  written: ({ file }: { file: string }) => `The drawing is in ${file}.`,
} as const
