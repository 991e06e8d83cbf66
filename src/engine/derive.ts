import { inForce } from '../rulebook/in-force.ts'
import type { Rules } from '../rulebook/rules.ts'
import { type Day, earlier } from '../values/day.ts'
import { clausesOf, outsideOf } from './account.ts'
import { judgeCareer } from './career.ts'
import type { Certification, Dossier } from './dossier.ts'
import { type Extending, extendingDowntimes } from './downtime.ts'
import { isOneFee } from './dues.ts'
import { longestFirst, quotesOf } from './fee-table.ts'
import { type Activities, type Facts, NO_ACTIVITIES, nextLearned, usableActivities, usableFacts } from './facts.ts'
import { cyclesOf, duesOf, earlierCareers, formerCyclesOf, formerDuesOf } from './history.ts'
import type { Standing, Verdict } from './standing.ts'
import { nextChangeOf, verdictOn } from './verdict.ts'

export { planOpenings } from './opening.ts'

/** Counts changes of what the engine answers for the same facts and rules; stored with every standing. */
export const ENGINE_VERSION = 2

export type Asked = {
  asOf: Day
  /** Facts known by the end of this day are judged; default: `asOf`. */
  knownOn?: Day
  /** The whole history with every activity's treatment; without it, the verdict and the present cycle and dues. */
  detail?: boolean
}

/** Whether a rule is for all certifications of a person together. */
const isShared = (rules: Rules): boolean => isOneFee(rules) || rules.cycle.versions.some(each => each.whose === 'person')

/** The facts with all certifications of the person, and where one fee is for all, every payment of it. */
function shared(facts: Facts, dossier: Dossier, rules: Rules): Facts {
  const together = longestFirst(dossier)
  if (!isOneFee(rules)) return { ...facts, together }
  const known = earlier(facts.asOf, facts.knownOn)
  const payments = dossier.payments.filter(each => each.fee === undefined && each.receivedOn <= known)
  return { ...facts, together, payments: payments.toSorted((a, b) => (a.receivedOn < b.receivedOn ? -1 : 1)) }
}

type Question = {
  dossier: Dossier
  rules: Rules
  asOf: Day
  knownOn: Day
  detail: boolean
  activities: Activities
  onlyFirst: string | undefined
  learned: Day | null
  downtimes: readonly Extending[]
}

/** Judges every certification of a dossier as of a day. Pure; the order is that of `dossier.certifications`. */
export function deriveStandings(dossier: Dossier, rules: Rules, { asOf, knownOn = asOf, detail = false }: Asked): Standing[] {
  const activities = usableActivities(dossier, asOf, knownOn)
  const onlyFirst = inForce(rules.activities, asOf).several === 'first' ? longestFirst(dossier)[0]?.id : undefined
  const learned = knownOn === asOf ? nextLearned(dossier, knownOn) : null
  const downtimes = extendingDowntimes(dossier, rules, knownOn)
  const question = { dossier, rules, asOf, knownOn, detail, activities, onlyFirst, learned, downtimes }
  return dossier.certifications.map(certification => deriveOne(question, certification))
}

function deriveOne(
  { dossier, rules, asOf, knownOn, detail, activities, onlyFirst, learned, downtimes }: Question,
  certification: Certification,
): Standing {
  const counted = onlyFirst === undefined || onlyFirst === certification.id
  const own = usableFacts(dossier, certification, counted ? activities : NO_ACTIVITIES, asOf, knownOn, downtimes)
  const facts = isShared(rules) ? shared(own, dossier, rules) : own
  const career = judgeCareer(rules, facts, detail)
  const judged = verdictOn(career, dossier, asOf, detail)
  const changes = nextChangeOf(career, dossier, judged)
  const nextChange = learned !== null && (changes === null || learned < changes) ? learned : changes
  const past = detail ? earlierCareers(career) : []
  const cycles = cyclesOf(career, judged.status)
  const formerCycles = formerCyclesOf(past)
  const elsewhere = counted ? null : ({ code: 'ce.counts_for_first_only', certification: onlyFirst } as const)
  return Object.assign(judged, {
    nextChange,
    cycles,
    formerCycles,
    dues: [...formerDuesOf(past), ...duesOf(career)],
    clauses: detail ? clausesOf(career, judged) : [],
    ...(detail && rules.feeTable && { quotes: quotesOf(rules, dossier, certification, asOf) }),
    outside: detail ? outsideOf(career, dossier, [...formerCycles, ...cycles], elsewhere) : [],
  })
}

/** The part of a standing that is stored and compared. */
export function verdictOf(standing: Standing): Verdict {
  const {
    cycles: _cycles,
    formerCycles: _former,
    dues: _dues,
    clauses: _clauses,
    quotes: _quotes,
    outside: _outside,
    waysBack,
    ...rest
  } = standing
  return { ...rest, waysBack: waysBack.map(({ evidence: _evidence, ...route }) => route) }
}
