import type { Clock } from '../platform/clock.ts'
import type { Rules, StatusCode } from '../rulebook/rules.ts'
import { findByName, type StandingDeps, type Status, statusOf } from '../standing/standing.ts'
import type { Day } from '../values/day.ts'
import type { Instant } from '../values/instant.ts'
import { fullNameOf } from '../values/name.ts'
import { dayInWords } from '../words/dates.en.ts'
import { schemeOn } from '../words/format.ts'
import { type PublicStatus, type Tense, verdictSentence } from '../words/public-status.en.ts'

// What the street needs of this room besides its routes.
export { framed, type Site } from './frame.ts'
export { refusedPage } from './other-pages.ts'
export { publicStatusProblems } from './public-status.refusals.ts'

export type PublicStatusDeps = StandingDeps

/** All that the public is told of one certification on a day. */
export type PublicAnswer = {
  certificateNumber: string
  name: string
  /** As it was called on that day. */
  certification: { code: string; designation: string; title: string }
  status: PublicStatus
  /** The body's own word for the status. */
  label: string
  /** The verdict: `Maria García is certified.` */
  sentence: string
  certifiedSince: Day
  /** First day of a status other than active; null where the day is not the public's. */
  since: Day | null
  through: Day | null
  asOf: Day
  checkedAt: Instant
}

/**
 * What the public sees of each status. Lapsed and decertified are one, because the difference is the audit's and the points';
 * a death is between the family and the body.
 */
const PUBLIC_STATUS = {
  active: 'active',
  fee_past_due: 'not_active',
  suspended: 'suspended',
  lapsed: 'not_certified',
  decertified: 'not_certified',
  retired: 'retired',
  revoked: 'revoked',
  deceased: 'no_longer_certified',
  not_yet_certified: 'not_yet_certified',
  not_known: 'not_known',
} satisfies Record<StatusCode, PublicStatus>

/** Statuses whose first day the public is not told: it is said otherwise, is not known, or is the day of a death. */
const WITHOUT_SINCE: ReadonlySet<PublicStatus> = new Set(['active', 'not_yet_certified', 'not_known', 'no_longer_certified'])

/** What anybody may know of a certificate number on a day (default: today); undefined where nobody holds it. */
export async function answerFor(deps: PublicStatusDeps, number: string, asOf?: Day): Promise<PublicAnswer | undefined> {
  const status = await statusOf(deps, number, asOf)
  return status && publicAnswer(status, deps)
}

/** The answers for everybody of this full name, by number; one more than `most` at most, so that too many can be told. */
export async function answersByName(deps: PublicStatusDeps, fullName: string, most: number): Promise<PublicAnswer[]> {
  const found = await findByName(deps, fullName, most + 1)
  return found.map(status => publicAnswer(status, deps))
}

type Telling = { rulebook: { rules: Rules }; clock: Clock }

function publicAnswer(found: Status, { rulebook: { rules }, clock }: Telling): PublicAnswer {
  const status = PUBLIC_STATUS[found.status]
  const certification = schemeOn(rules, found.scheme, found.asOf)
  const name = fullNameOf(found.name)
  const { certifiedSince, through, asOf } = found
  const since = WITHOUT_SINCE.has(status) ? null : found.since
  const tense = tenseOf(asOf, clock.today(rules.body.zone))
  return {
    certificateNumber: found.number,
    name,
    certification,
    status,
    label: labelOf(rules, found.state),
    sentence: verdictSentence({ name, status, tense, asOf: tense === 'now' ? '' : dayInWords(asOf) }),
    certifiedSince,
    since,
    through,
    asOf,
    checkedAt: clock.now(),
  }
}

const tenseOf = (asOf: Day, today: Day): Tense => (asOf === today ? 'now' : asOf < today ? 'past' : 'future')

function labelOf(rules: Rules, state: string): string {
  const rule = rules.statuses.find(each => (each.state ?? each.status) === state)
  if (!rule) throw new Error(`the rulebook has no label for ${state}`)
  return rule.publicLabel
}
