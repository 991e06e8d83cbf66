import type {
  CategoryCredit,
  Clause,
  CycleJudgement,
  DueJudgement,
  Obligation,
  Standing,
  Substate,
  Treatment,
  WayBack,
} from '../engine/standing.ts'
import type { Rules, StatusCode, Version } from '../rulebook/rules.ts'
import type { RouteCode } from '../rulebook/rules-back.ts'
import type { Day } from '../values/day.ts'
import { formatPoints } from '../values/points.ts'
import { shortInWords } from './counting.en.ts'
import { dayInWords as on } from './dates.en.ts'
import { categoryTitle, moneyInWords, pointsInWords } from './format.ts'
import type { Tense } from './public-status.en.ts'

/** What the certificant and the staff are told of one certification; the public is told less (public-status.en.ts). */

const PREDICATES = {
  active: { past: 'was certified', now: 'is certified', future: 'will be certified' },
  roll_pending: {
    past: 'was certified, with the new cycle waiting for the fee',
    now: 'is certified; the new cycle waits for the fee',
    future: 'will be certified; the new cycle will wait for the fee',
  },
  under_appeal: {
    past: 'was certified while an appeal was being decided',
    now: 'is certified while an appeal is being decided',
    future: 'will be certified while the appeal is being decided',
  },
  on_hold: {
    past: 'was certified by a hold on the decision',
    now: 'is certified by a hold on the decision',
    future: 'will be certified by a hold on the decision',
  },
  fee_past_due: {
    past: 'was not active: a fee was past due',
    now: 'is not active: a fee is past due',
    future: 'will not be active: a fee will be past due',
  },
  suspended: { past: 'was suspended', now: 'is suspended', future: 'will be suspended' },
  lapsed: {
    past: 'was not certified: the certification had lapsed',
    now: 'is not certified: the certification lapsed',
    future: 'will not be certified: the certification will have lapsed',
  },
  decertified: {
    past: 'had lost the certification',
    now: 'has lost the certification',
    future: 'will have lost the certification',
  },
  retired: { past: 'had retired', now: 'has retired', future: 'will have retired' },
  revoked: {
    past: 'was not certified: the certification had been revoked',
    now: 'is not certified: the certification was revoked',
    future: 'will not be certified: the certification was revoked',
  },
  deceased: { past: 'had died', now: 'has died', future: 'has died' },
  not_yet_certified: { past: 'was not yet certified', now: 'is not yet certified', future: 'will not yet be certified' },
  not_known: {
    past: 'stood as the earlier system has it',
    now: 'stands as the earlier system has it',
    future: 'stands as the earlier system has it',
  },
} satisfies Record<StatusCode | Substate, Record<Tense, string>>

type Told = { name: string; standing: Pick<Standing, 'status' | 'substate'>; asOf: Day; today: Day }

/** The first sentence of every answer: `Maria García is certified.` */
export function statusSentence({ name, standing: { status, substate }, asOf, today }: Told): string {
  const tense = asOf === today ? 'now' : asOf < today ? 'past' : 'future'
  const said = `${name} ${PREDICATES[substate ?? status][tense]}.`
  if (tense === 'now') return said
  return tense === 'past' ? `On ${on(asOf)}, ${said}` : `On ${on(asOf)}, if nothing changes, ${said}`
}

/** What is owed, by when, and what follows if it is not done. */
export function obligationSentence(obligation: Obligation, { body }: Rules): string {
  if (obligation.kind === 'ce') return ceSentence(obligation, body.shortName)
  const { feeYear, dueOn, cents, pastDue, lostOn, payBy } = obligation
  const fee =
    cents === null
      ? `${feeYear} fee, whose amount ${body.shortName} has not set,`
      : `${feeYear} fee of ${moneyInWords(cents, body.currency)}`
  const asked = pastDue ? `The ${fee} was due by ${on(dueOn)}.` : `Pay the ${fee} by ${on(payBy ?? dueOn)}.`
  return lostOn === null ? asked : `${asked} Unpaid, it loses the certification on ${on(lostOn)}.`
}

function ceSentence(
  { earnBy, required, credited, shortfall, short = [] }: Extract<Obligation, { kind: 'ce' }>,
  bodyName: string,
): string {
  if (required === null) return `${capital(pointsInWords(credited))} count so far. ${bodyName} has not set how many are required.`
  const count = `${formatPoints(credited)} of ${pointsInWords(required)} count`
  if (short.length > 0) return `By ${on(earnBy)}: ${count} so far. ${shortInWords(short)}`
  if (shortfall === 0) return `Nothing more to earn by ${on(earnBy)}: ${count}.`
  return `Earn ${pointsInWords(shortfall)} more by ${on(earnBy)}: ${count} so far.`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A way back's name, and whether and how long it is open; its conditions are reasons of their own. */
export function wayBackSentence({ route, open, openThrough, feeCents, evidence, attemptsLeft }: WayBack, rules: Rules): string {
  const title = routeTitle(rules, route)
  if (!open) return `${title} is closed.`
  const parts = [
    openThrough === null ? `${title} is open.` : `${title} is open through ${on(openThrough)}.`,
    feeCents === null ? undefined : `It costs ${moneyInWords(feeCents, rules.body.currency)}.`,
    evidence === null ? undefined : `${capital(pointsInWords(evidence.credited))} would count today.`,
    attemptsLeft === null ? undefined : `Attempts left: ${attemptsLeft}.`,
  ]
  return parts.filter(Boolean).join(' ')
}

const routeTitle = ({ waysBack }: Rules, route: RouteCode): string =>
  waysBack.versions.flatMap(version => version.routes).findLast(each => each.route === route)?.title ?? route

const CYCLE_STATES = {
  before_opening: 'taken over, not judged',
  open: 'running',
  met: 'met',
  met_by_attestation: 'met by attestation',
  abandoned: 'abandoned',
  met_by_audit: 'met by audit',
  accepted: 'accepted by decision',
  waived: 'waived by decision',
  cured: 'made good after its end',
  failed: 'not met',
  exempt: 'no points required',
  unset: 'no number of points set',
} satisfies Record<CycleJudgement['state'], string>

/** `Cycle 2, 1 May 2024 to 30 April 2027: 18 of 30 points, running.` */
export function cycleLine({ n, start, end, extended, state, required, credited, surplus }: CycleJudgement): string {
  const points = required === null ? pointsInWords(credited) : `${formatPoints(credited)} of ${pointsInWords(required)}`
  const over = surplus > 0 ? `; ${pointsInWords(surplus)} over, not carried` : ''
  return `Cycle ${n}, ${on(start)} to ${on(end)}${extended ? ' (extended)' : ''}: ${points}, ${CYCLE_STATES[state]}${over}.`
}

/** `Instruction: 15 of 21 points claimed count, at most 15.` */
export function categoryLine({ category, claimed, credited, cap }: CategoryCredit, rules: Rules): string {
  const atMost = cap === null ? '' : `, at most ${formatPoints(cap)} in a cycle`
  return claimed === credited
    ? `${categoryTitle(rules, category)}: ${pointsInWords(credited)}${atMost}.`
    : `${categoryTitle(rules, category)}: ${formatPoints(credited)} of ${pointsInWords(claimed)} claimed count${atMost}.`
}

const TREATMENTS = {
  counted: ({ credited }: Treatment) => `${pointsInWords(credited)} counted`,
  partly: ({ credited, claimed }: Treatment) => `${formatPoints(credited)} of ${pointsInWords(claimed)} counted`,
  pending: ({ claimed }: Treatment) => `${pointsInWords(claimed)} not counted yet`,
  refused: ({ claimed }: Treatment) => `none of ${pointsInWords(claimed)} counted`,
} satisfies Record<Treatment['treatment'], (treatment: Treatment) => string>

/** What became of an activity: `none of 5 points counted`. */
export const treatmentInWords = (treatment: Treatment): string => TREATMENTS[treatment.treatment](treatment)

const DUE_STATES = {
  before_opening: 'taken over, not judged',
  paid: 'paid',
  waived: 'waived',
  upcoming: 'to be paid',
  past_due: 'past due',
  cleared: 'no longer owed',
} satisfies Record<DueJudgement['state'], string>

/** `2026, due 31 May 2026, $60.00: paid on 10 May 2026.` */
export function dueLine({ feeYear, dueOn, cents, state, paidOn }: DueJudgement, { body }: Rules): string {
  const amount = cents === null ? '' : `, ${moneyInWords(cents, body.currency)}`
  const when = state === 'paid' && paidOn !== null ? ` on ${on(paidOn)}` : ''
  return `${feeYear}, due ${on(dueOn)}${amount}: ${DUE_STATES[state]}${when}.`
}

const RULE_KEYS = {
  ce_duty: 'ceDuty',
  cycle: 'cycle',
  requirement: 'requirement',
  activities: 'activities',
  attestation: 'attestation',
  audit: 'audit',
  fee_due: 'feeDue',
  annual_fee: 'annualFee',
  fee_gap: 'feeGap',
  losses: 'losses',
  ways_back: 'waysBack',
  applications: 'applications',
  downtime: 'downtime',
} as const satisfies Readonly<Record<string, keyof Rules>>

/** The rule a clause names, in its own title and text, with where it was read. */
export function clauseLine({ rule, version, key, source }: Clause, rules: Rules): string {
  const found = versionOf(rules, rule, version)
  const read = source.map(each => rules.sources[each]?.title ?? each).join('; ')
  const sample = found?.sample ? ' (sample figures)' : ''
  return `${found?.title ?? version}${sample}, by ${on(key)}. Source: ${read}.`
}

function versionOf(rules: Rules, rule: string, version: string): Version<unknown> | undefined {
  const key = RULE_KEYS[rule as keyof typeof RULE_KEYS]
  const versions: readonly Version<unknown>[] = key === undefined ? [] : rules[key].versions
  return versions.find(each => each.id === version)
}

/** When the answer would change by itself. */
export const nextChangeSentence = (nextChange: Day | null): string =>
  nextChange === null ? 'If nothing happens, this stays so.' : `If nothing happens, this changes on ${on(nextChange)}.`

/** Titles of the parts of the answer. */
export const standingHeadings = {
  toDo: 'To do',
  why: 'Why',
  also: 'Also true',
  cycles: 'Cycles and points',
  fees: 'Fees',
  outside: 'Outside every cycle',
  waysBack: 'Ways back',
  rules: 'Rules applied',
} as const

/** The line under the first sentence: certification, number, since when and through when. */
export function certificationLine({
  number,
  standing,
  title,
  letters,
}: {
  number: string
  standing: Standing
  title: string
  letters: string
}): string {
  const { scheme, certifiedSince, since, through } = standing
  const days = [
    `certified since ${on(certifiedSince)}`,
    `this status since ${on(since)}`,
    ...(through ? [`through ${on(through)}`] : []),
  ]
  return `${title}, ${scheme}(${letters}) ${number}: ${days.join(', ')}.`
}

/** Ends the answer where it is not about today and what is known now. */
export const asKnownLine = ({ asOf, knownOn }: { asOf: Day; knownOn: string | undefined }): string =>
  knownOn === undefined ? `As of ${on(asOf)}.` : `As of ${on(asOf)}, as known at ${knownOn}.`
