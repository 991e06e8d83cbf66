import type { Standing, Substate, Treatment } from '../engine/standing.ts'
import type { StatusCode } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'
import { formatPoints } from '../values/points.ts'
import { dayInWords as on } from './dates.en.ts'
import { listInWords, moneyInWords } from './format.ts'

/** The word of each status, as it stands beside its icon. */
export const statusWords = {
  not_yet_certified: 'Not yet certified',
  active: 'Active',
  roll_pending: 'Roll pending',
  under_appeal: 'Under appeal',
  on_hold: 'On hold',
  fee_past_due: 'Past due',
  suspended: 'Suspended',
  lapsed: 'Lapsed',
  decertified: 'Decertified',
  retired: 'Retired',
  revoked: 'Revoked',
  deceased: 'Deceased',
  not_known: 'Not known',
} satisfies Record<StatusCode | Substate, string>

export const dueWords = {
  before_opening: 'Taken over',
  paid: 'Paid',
  waived: 'Waived',
  upcoming: 'Due',
  past_due: 'Past due',
  cleared: 'Not owed',
}

export const treatmentWords = {
  counted: 'Counted',
  partly: 'Cut',
  pending: 'Waiting',
  refused: 'Refused',
} satisfies Record<Treatment['treatment'], string>

/** Points with two decimals, as they stand in columns. */
export const pointsInColumn = (points: number): string => (points / 100).toFixed(2)

export const asOfWords = {
  today: 'Everything on this page as it stands today.',
  past: 'You are looking at the past. Read only.',
  future: 'You are looking ahead: as it will stand if nothing happens. Read only.',
  returnToToday: 'Return to today',
  asOf: 'As of',
  knownOn: 'As known on',
  moments: 'Days that mattered',
  typeADate: 'Type a date: press',
  go: 'Go',
  knownToday: 'today',
  knownSameDay: 'that same day',
}

export const personWords = {
  searchTitle: 'People',
  nothingAsked: 'Type a name, a certificate number or an email address.',
  searchHint: 'Press / anywhere in the console to search.',
  nobody: ({ q }: { q: string }) => `Nobody in the register is found by “${q}”.`,
  nobodyHint: 'Try the number on the certificate, or fewer letters of the name. Accents and capitals make no difference.',
  found: ({ count, more }: { count: number; more: boolean }) =>
    more ? `The first ${count} people` : count === 1 ? 'One person' : `${count} people`,
  foundBy: ({ q }: { q: string }) => `found by “${q}”`,
  columns: { name: 'Name', numbers: 'Number', certification: 'Cert.', status: 'Status', since: 'Since', email: 'Email' },
  story: 'The whole story',
  allFacts: ({ count }: { count: number }) => (count === 1 ? 'One fact' : `All ${count} facts`),
  filters: { all: 'All', points: 'Points', money: 'Money', status: 'Status', decisions: 'Decisions' },
  storyEmpty: 'Nothing of this kind is recorded.',
  later: ({ day }: { day: Day }) => `After ${on(day)}, not yet known on that day`,
  standing: ({ today, day }: { today: boolean; day: Day }) => (today ? 'Standing today' : `Standing on ${on(day)}`),
  cycle: ({ n }: { n: number }) => `Cycle ${n}`,
  cycleSpan: ({ start, end }: { start: Day; end: Day }) => `${on(start)} to ${on(end)}`,
  points: 'Points',
  pointsOf: ({ credited, required }: { credited: number; required: number | null }) =>
    required === null ? pointsInColumn(credited) : `${formatPoints(credited as never)} of ${formatPoints(required as never)}`,
  fees: 'Fees',
  feeState: ({ year, word }: { year: number; word: string }) => `${year} ${word.toLowerCase()}`,
  feeMark: ({ year, word }: { year: number; word: string }) => `${year} fee ${word.toLowerCase()}`,
  feeDue: ({ year, dueOn }: { year: number; dueOn: Day }) => `${year} due ${on(dueOn)}`,
  benefits: 'Benefits',
  benefitsOn: 'On',
  benefitsOff: 'Off',
  nextChange: 'Next change',
  never: 'None by itself',
  since: 'Since',
  through: 'Through',
  person: 'Person',
  email: 'Email',
  phone: 'Phone',
  post: 'Post',
  bornOn: 'Born',
  formerNames: 'Also known as',
  none: 'Not recorded',
  decidedBy: 'Decided by',
  factCount: ({ count, last }: { count: number; last: Day | undefined }) =>
    `${count === 1 ? '1 fact' : `${count} facts`}${last ? `, the last of ${on(last)}` : ''}.`,
  rulesApplied: ({ count }: { count: number }) =>
    `${count === 1 ? 'One rule' : `${count} rules`} of the rulebook, by the dates that select them.`,
  whyStanding: 'Why this standing',
  waysBack: 'Ways back',
  today: ({ day }: { day: Day }) => `Today, ${on(day)}`,
  cycleEnds: ({ day }: { day: Day }) => `Cycle ends ${on(day)}`,
  rulerLabel: ({ n, credited }: { n: number; credited: string }) => `Cycle ${n} month by month, ${credited} points counted`,
  missing: 'Nobody has this address.',
  missingText: 'The person may have been merged with another. Search by name or number.',
  differs: 'What differs from today',
  differsNothing: 'Nothing: the same standing, points and fees.',
}

/** What a drawer says around its figures. */
export const whyWords = {
  points: ({ credited, required }: { credited: string; required: string | null }) =>
    required === null ? `Why ${credited} points` : `Why ${credited} of ${required} points`,
  status: ({ word }: { word: string }) => `Why ${word.toLowerCase()}`,
  fee: ({ year }: { year: number }) => `Why the ${year} fee`,
  about: ({ shownAs, number }: { shownAs: string; number: string }) => `${shownAs} no. ${number}`,
  aboutCycle: ({ shownAs, number, start, end }: { shownAs: string; number: string; start: Day; end: Day }) =>
    `${shownAs} no. ${number}, cycle ${on(start)} to ${on(end)}`,
  sums: ({ claimed, credited, shortfall }: { claimed: string; credited: string; shortfall: number }) =>
    `${claimed} points were claimed and ${credited} count. ${shortfall > 0 ? `${formatPoints(shortfall as never)} more are needed.` : 'Nothing more is needed.'}`,
  noActivities: 'No activity falls in this cycle.',
  ledger: 'What was claimed, and what counts',
  columns: { what: 'Activity', claimed: 'Claimed', counts: 'Counts', total: 'Total' },
  reasons: 'Why',
  also: 'Also true',
  waysBack: 'Ways back',
  rules: 'The rules',
  change: 'What would change it',
  unknownActivity: 'Activity',
}

/** The one sentence below a name: as what certified, through when, and what is to be done. */
export function personLede({
  standing,
  asOf,
  today,
  currency,
}: {
  standing: LedeStanding
  asOf: Day
  today: Day
  currency: string
}): string {
  const { shownAs, through, mayUse, since, label } = standing
  const holds =
    mayUse && through
      ? `Certified as ${shownAs}, through ${on(through)}.`
      : mayUse
        ? `Certified as ${shownAs}.`
        : `${shownAs}: ${label.toLowerCase()} since ${on(since)}.`
  if (asOf < today) return `On ${on(asOf)}: ${holds.charAt(0).toLowerCase()}${holds.slice(1)}`
  const open = standing.obligations.flatMap(each => {
    if (each.kind === 'ce')
      return each.shortfall > 0 ? [`${formatPoints(each.shortfall)} points`] : (each.short ?? []).map(({ title }) => title)
    return [each.cents === null ? `the ${each.feeYear} fee` : `the ${each.feeYear} fee of ${moneyInWords(each.cents, currency)}`]
  })
  const said = open.length > 0 ? `${holds} ${capital(listInWords(open))} to go.` : holds
  return asOf > today ? `If nothing happens, on ${on(asOf)}: ${said.charAt(0).toLowerCase()}${said.slice(1)}` : said
}

type LedeStanding = Pick<Standing, 'through' | 'mayUse' | 'since' | 'obligations'> & { shownAs: string; label: string }

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export const momentWords = { today: 'Today' }

/** What differs between the moment shown and today. */
export const todayWords = {
  title: 'What differs from today',
  same: 'Status, last day, points and fees owed are the same today.',
  what: 'Figure',
  today: 'Today',
  figures: ['Status', 'Through', 'Points', 'Owed'],
  pointsIn: ({ n, points }: { n: number; points: string }) => `${points}, cycle ${n}`,
  none: 'None',
  nothing: 'Nothing',
  unset: 'An amount that is not set',
  unknownThen: 'Not in the register',
}
