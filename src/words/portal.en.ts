import type { Obligation, Standing, Substate } from '../engine/standing.ts'
import type { StatusCode } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'
import { formatPoints } from '../values/points.ts'
import { dayInWords as on } from './dates.en.ts'
import { weekdayOf } from './day-text.en.ts'
import { counted, moneyInWords, pointsInWords } from './format.ts'

/** What the certificant reads of their own certification. */

const TO_YOU = {
  active: name => `You are certified${name}.`,
  roll_pending: name => `You are certified${name}.`,
  under_appeal: name => `You are certified while your appeal is decided${name}.`,
  on_hold: name => `You are certified by a hold${name}.`,
  fee_past_due: name => `Your fee is past due${name}.`,
  suspended: name => `Your certification is suspended${name}.`,
  lapsed: name => `Your certification has lapsed${name}.`,
  decertified: name => `You have lost your certification${name}.`,
  retired: name => `You have retired${name}.`,
  revoked: name => `Your certification was revoked${name}.`,
  deceased: () => 'This certification has ended.',
  not_yet_certified: name => `Your certification has not begun yet${name}.`,
  not_known: name => `We do not know yet where you stand${name}.`,
} satisfies Record<StatusCode | Substate, (name: string) => string>

type ToYou = { given: string; standing: Pick<Standing, 'status' | 'substate'> }

/** The first sentence of home: `You are certified, Maria.` */
export const standingToYou = ({ given, standing: { status, substate } }: ToYou): string =>
  TO_YOU[substate ?? status](given === '' ? '' : `, ${given}`)

/** A sentence around a figure that opens its reason. */
export type AroundFigure = { before: string; figure: string; after: string }

/** The line below: `Registered Medical Assistant, through 30 April 2027.`; the day is the figure. */
export function ledeOf({ title, through, since, mayUse }: LedeOf): AroundFigure {
  if (through) return { before: `${title}, through `, figure: on(through), after: '.' }
  return { before: mayUse ? `${title}, certified since ` : `${title}. This has been so since `, figure: on(since), after: '.' }
}

type LedeOf = Pick<Standing, 'through' | 'since' | 'mayUse'> & { title: string }

/** What is to be done, as a sentence around its figure: `earn 12 more points by 30 April 2027.` */
export function dutyOf(obligation: Obligation, { currency, shortName }: Body): AroundFigure {
  if (obligation.kind === 'ce') return ceDuty(obligation, shortName)
  const { feeYear, dueOn, cents, payBy, pastDue } = obligation
  const figure = cents === null ? 'the amount still to be set' : moneyInWords(cents, currency)
  const by = payBy ?? dueOn
  return {
    before: `pay the ${feeYear} annual fee, `,
    figure,
    after: pastDue ? `, which was due by ${on(by)}.` : `, by ${on(by)}.`,
  }
}

type Body = { currency: string; shortName: string }

function ceDuty({ earnBy, required, shortfall }: Extract<Obligation, { kind: 'ce' }>, shortName: string): AroundFigure {
  if (required === null)
    return { before: 'earn ', figure: 'points', after: ` by ${on(earnBy)}; ${shortName} has not said yet how many.` }
  const more = `${formatPoints(shortfall)} more ${shortfall === 100 ? 'point' : 'points'}`
  return { before: 'earn ', figure: more, after: ` by ${on(earnBy)}.` }
}

/** What follows if it is not done, or when it is. */
export const consequenceOf = (obligation: Obligation): string | undefined =>
  obligation.kind === 'fee' && obligation.lostOn !== null
    ? `Unpaid, it loses the certification on ${on(obligation.lostOn)}.`
    : undefined

/** Two numbers of days, told as what is left or gone. */
export function daysLeftInWords(days: number): string {
  if (days < 0) return `${counted(-days, 'day')} late`
  return days === 0 ? 'Today is the last day' : `${counted(days, 'day')} left`
}

const zones = new Map<string, string>()

/** What people call a zone: `Central Time`. */
export function zoneInWords(zone: string): string {
  const known = zones.get(zone)
  if (known !== undefined) return known
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(0)
  const found = (parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone).replaceAll(' ', '\u00a0')
  zones.set(zone, found)
  return found
}

/** The end of a last day: `Friday, 30 April 2027, 11:59 p.m. Central Time`. The time is `HH:MM`. */
export function lastMomentInWords(day: Day, zone: string, time = '23:59'): string {
  const [hours = 23, minutes = 59] = time.split(':').map(Number)
  const clock = `${((hours + 11) % 12) + 1}:${String(minutes).padStart(2, '0')}\u00a0${hours < 12 ? 'a.m.' : 'p.m.'}`
  return `${weekdayOf(day)}, ${on(day)}, ${clock} ${zoneInWords(zone)}`
}

/** Everything else that home says. */
export const homeWords = {
  documentTitle: ({ body }: { body: string }) => `Where you stand · ${body}`,
  today: ({ day }: { day: Day }) => `${weekdayOf(day)}, ${on(day)}`,
  toDo: 'What comes next',
  next: 'Next,',
  afterwards: 'Then,',
  lastMoment: ({ moment }: { moment: string }) => `The last moment is ${moment}.`,
  rollsByItself: ({ day }: { day: Day }) => `With points and fees in, your next cycle begins by itself on ${on(day)}.`,
  nothingDue: ({ day }: { day: Day | null }) =>
    day === null ? 'Nothing is due.' : `Nothing is due. This holds until ${on(day)}.`,
  points: 'Points this cycle',
  pointsOf: ({ credited, required }: { credited: string; required: string | null }) =>
    required === null ? credited : `${credited} of ${required}`,
  cells: ({ credited, required }: { credited: string; required: string }) =>
    `${credited} of ${required} points, one cell a point`,
  activities: ({ count, cap }: { count: number; cap: number | null }) =>
    `${counted(count, 'activity', 'activities')}, ${cap === null ? 'no limit' : `up to ${pointsInWords(cap as never)}`}`,
  category: 'Category',
  activitiesTitle: 'Activities',
  pointsTitle: 'Points that count',
  noneYet: 'Nothing is recorded in this cycle yet.',
  fees: 'Fees',
  feesEarlier: ({ count }: { count: number }) => `Earlier: ${counted(count, 'year')}`,
  feeYear: 'Year',
  feeState: 'State',
  feeAmount: 'Amount',
  feePaid: ({ day }: { day: Day | null }) => (day === null ? 'Paid' : `Paid ${on(day)}`),
  feeDue: ({ day }: { day: Day }) => `Due ${on(day)}`,
  feePastDue: ({ day }: { day: Day }) => `Past due, was due ${on(day)}`,
  feeUnset: 'Not set',
  cycle: 'Your cycle',
  ruler: ({ credited }: { credited: string }) => `Your cycle month by month, ${credited} points counted`,
  todayMark: ({ day }: { day: Day }) => `Today, ${on(day)}`,
  cycleEnds: ({ day }: { day: Day }) => `Cycle ends ${on(day)}`,
  feeMark: ({ year, word }: { year: number; word: string }) => `${year} fee ${word.toLowerCase()}`,
  cycleHint: 'Points above the line, fees below',
  waysBack: 'Ways back',
  waysBackNone: 'No way back is open now.',
  open: 'Open',
  closed: 'Closed',
  why: 'Why',
  number: ({ shownAs, number }: { shownAs: string; number: string }) => `${shownAs} no. ${number}`,
  certifiedSince: ({ day }: { day: Day }) => `Certified since ${on(day)}`,
  show: 'Show that you are certified',
  showStatus: 'Show where you stand',
  share: 'Your public status',
  benefits: 'Member benefits',
  benefitsOn: 'On',
  benefitsOff: 'Off',
  benefitsText: 'Benefits follow the fee. Certification follows the rulebook.',
  earlier: 'Earlier cycles',
  dotted: ['A ', 'dotted line', ' under a figure opens its reason.'],
  daysEnd: ({ zone }: { zone: string }) => `All days end at 11:59 p.m. ${zoneInWords(zone)}.`,
  underReview: 'We are looking at your record.',
  underReviewText:
    'Two things in it contradict each other, and until somebody has looked we would rather say nothing than something wrong. You need not do anything.',
  noCertification: 'There is no certification on your record.',
  noCertificationText: 'If that is wrong, write to the office and name the number on your certificate.',
} as const

/** The frame around the portal's pages. */
export const portalWords = {
  nav: 'Your account',
  home: 'Home',
  activities: 'Activities',
  publicCheck: 'Check a status',
  accountLabel: ({ name }: { name: string }) => `${name}, account`,
  signOut: 'Sign out',
  forStaff: 'You are signed in as staff.',
  forStaffText: 'The portal shows a certificant their own record. To see it, sign in here with a link sent to a certificant.',
  signIn: 'Sign in',
  missing: 'To where you stand',
} as const

/** The doors: signing in, arriving by a link, and leaving. */
export const doorWords = {
  title: 'Sign in',
  lede: ({ body }: { body: string }) =>
    `See where you stand with ${body}. We send a link to your email address; it signs you in, once.`,
  email: 'Email address',
  emailHint: 'The one that the register has of you.',
  send: 'Send the link',
  firstTime: 'Here for the first time?',
  firstTimeTitle: 'Find your record',
  firstTimeText:
    'Three things that stand on your certificate or that you know. If they are those of one person, a link goes to the email address the register has of them.',
  knowMe: 'You have an account already?',
  number: 'Certificate number',
  numberHint: 'As it stands on your certificate.',
  familyName: 'Family name',
  familyNameHint: 'As it stands on your certificate; accents make no difference.',
  bornOn: 'Date of birth',
  bornOnHint: 'Nobody else is likely to know all three.',
  find: 'Find my record',
  bornOnUnread: 'Write your date of birth like 17 August 1994.',
  sent: 'Look into your mailbox.',
  sentText: ({ email }: { email: string }) =>
    `If the register knows ${email}, a link is on its way. It works once, within 30 minutes.`,
  sentFirstText:
    'If these belong to one person, a link is on its way to the email address the register has of them. It works once, within 30 minutes.',
  nothingCame:
    'Nothing came? Look among unwanted mail, or write to the office: only they can change the address in the register.',
  again: 'Ask again',
  inbox: 'This is a demonstration: the letter lies in its inbox.',
  entering: 'Signing you in',
  refused: 'This link does not sign you in.',
  noToken: 'This link is not whole.',
  noTokenText: 'Copy the whole link, with everything after the # sign, or ask for a new one.',
  askAnew: 'Ask for a new link',
  signedOut: 'You are signed out.',
  signedOutText: 'Nobody at this browser sees your record any more.',
  signInAgain: 'Sign in again',
} as const
