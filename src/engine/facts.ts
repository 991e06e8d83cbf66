import type { Day } from '../values/day.ts'
import { type Extending, NO_DOWNTIME } from './downtime.ts'
import type {
  Attestation,
  AuditOutcome,
  CeActivity,
  Certification,
  Decision,
  Dossier,
  ExamAttempt,
  FeePayment,
  Measure,
  MetPrecondition,
  OpeningStanding,
  Person,
  ReceivedDocument,
} from './dossier.ts'

/** The facts of one certification that may be used: known by `knownOn`, and not dated after `asOf`. */
export type Facts = {
  certification: Certification
  asOf: Day
  knownOn: Day
  activities: Activities
  attestations: readonly Attestation[]
  audits: readonly AuditOutcome[]
  /** Earliest receipt first. */
  payments: readonly FeePayment[]
  /** Earliest effect first; effects may lie after `asOf`. */
  decisions: readonly Decision[]
  opening: OpeningStanding | null
  person?: Person | undefined
  /** All certifications of the person, the longest held first, where a rule is for all of them together. */
  together?: readonly Certification[]
  papers: Papers
  /** Downtimes that move deadlines, earliest first. */
  downtimes: readonly Extending[]
}

/** What else a requirement may ask for: payments of other fees than the annual one, documents, conditions met, examinations, other measures. */
export type Papers = {
  fees: readonly FeePayment[]
  documents: readonly ReceivedDocument[]
  preconditions: readonly MetPrecondition[]
  exams: readonly ExamAttempt[]
  measures: readonly Measure[]
}

const NO_PAPERS: Papers = { fees: [], documents: [], preconditions: [], exams: [], measures: [] }

/** Usable activities, earliest completion first; those that spread over an interval stand apart, because they may touch a cycle they were not completed in. */
export type Activities = {
  dated: readonly CeActivity[]
  spread: readonly CeActivity[]
  /** Some are named for a cycle. */
  named?: boolean
}

export const NO_ACTIVITIES: Activities = { dated: [], spread: [] }

type Identified = { id: string }

/** Earliest first by a day of theirs, then by id, so that nothing depends on the order facts were loaded in. */
const earliestFirst = (dayA: Day, dayB: Day, a: Identified, b: Identified): number =>
  dayA < dayB ? -1 : dayA > dayB ? 1 : a.id < b.id ? -1 : 1

type Received = Identified & { receivedOn: Day }

const byCompletion = (a: CeActivity, b: CeActivity): number => earliestFirst(a.completedOn, b.completedOn, a, b)
const byReceipt = (a: Received, b: Received): number => earliestFirst(a.receivedOn, b.receivedOn, a, b)
const byDecision = (a: AuditOutcome, b: AuditOutcome): number => earliestFirst(a.decidedOn, b.decidedOn, a, b)
const byEffect = (a: Decision, b: Decision): number => earliestFirst(a.effectiveOn, b.effectiveOn, a, b)

/** Sorts a list that mostly is in order already, as a loader leaves it. */
function inOrder<Fact>(facts: Fact[], order: (a: Fact, b: Fact) => number): Fact[] {
  for (let at = 1; at < facts.length; at++) if (order(facts[at - 1] as Fact, facts[at] as Fact) > 0) return facts.sort(order)
  return facts
}

/** The day we learned of an activity; where the entry day is not known it counts as told on completion. */
export const toldOn = (activity: CeActivity): Day => activity.reportedOn ?? activity.completedOn

/** Activities of the person that happened by `asOf` and were known by `knownOn`. */
export function usableActivities(dossier: Dossier, asOf: Day, knownOn: Day): Activities {
  const dated: CeActivity[] = []
  const spread: CeActivity[] = []
  for (const each of dossier.activities)
    if (each.completedOn <= asOf && toldOn(each) <= knownOn)
      (each.interval ? spread : dated).push(each.particulars ? asKnown(each, knownOn) : each)
  const named = dated.some(isNamed) || spread.some(isNamed)
  return { dated: inOrder(dated, byCompletion), spread: inOrder(spread, byCompletion), ...(named && { named }) }
}

const isNamed = ({ forCycle }: CeActivity): boolean => forCycle !== null

/** Where in a list sorted by completion the first activity on or after a day stands. */
function firstFrom(sorted: readonly CeActivity[], on: Day): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as CeActivity).completedOn < on) low = middle + 1
    else high = middle
  }
  return low
}

/** The activities that touch the days from `start` through `end`, earliest completion first. */
export function activitiesWithin({ dated, spread }: Activities, start: Day, end: Day): readonly CeActivity[] {
  const from = firstFrom(dated, start)
  let to = from
  while (to < dated.length && (dated[to] as CeActivity).completedOn <= end) to++
  if (spread.length === 0) return dated.slice(from, to)
  const touching = spread.filter(
    ({ interval, completedOn }) =>
      interval && (completedOn >= start || interval.to >= start) && (completedOn <= end || interval.from <= end),
  )
  return touching.length === 0 ? dated.slice(from, to) : [...dated.slice(from, to), ...touching].sort(byCompletion)
}

const isOf = (id: string, each: { certification: string | null }): boolean =>
  each.certification === id || each.certification === null

/** An activity with as much of its audit as was known by a day. */
function asKnown(activity: CeActivity, knownOn: Day): CeActivity {
  const { particulars } = activity
  const audit = particulars?.audit
  if (!particulars || !audit || (audit.decidedOn ?? audit.flaggedOn) <= knownOn) return activity
  const known = audit.flaggedOn <= knownOn ? { ...audit, decidedOn: null, outcome: null } : null
  return { ...activity, particulars: { ...particulars, audit: known } }
}

/**
 * What may be used of one certification. An audit, an acceptance, a waiver and an upheld appeal count from the day they concern
 * once they are known, as their rules say; everything else counts from its own day.
 */
export function usableFacts(
  dossier: Dossier,
  certification: Certification,
  activities: Activities,
  asOf: Day,
  knownOn: Day,
  downtimes: readonly Extending[] = NO_DOWNTIME,
): Facts {
  const { id } = certification
  const known = asOf < knownOn ? asOf : knownOn
  return {
    certification,
    asOf,
    knownOn,
    activities,
    attestations: inOrder(
      dossier.attestations.filter(each => each.certification === id && each.receivedOn <= known),
      byReceipt,
    ),
    audits: inOrder(
      dossier.audits.filter(each => each.certification === id && each.decidedOn <= knownOn),
      byDecision,
    ),
    payments: inOrder(
      dossier.payments.filter(each => each.certification === id && each.fee === undefined && each.receivedOn <= known),
      byReceipt,
    ),
    decisions: inOrder(
      dossier.decisions.filter(each => (each.certification === id || each.certification === null) && each.decidedOn <= knownOn),
      byEffect,
    ),
    opening: dossier.openings.find(each => each.certification === id) ?? null,
    person: dossier.person,
    downtimes,
    papers: papersOf(dossier, certification, known),
  }
}

/** Documents and conditions that name no certification are the person's, and serve each. */
function papersOf(dossier: Dossier, { id, scheme }: Certification, known: Day): Papers {
  const { payments, documents = [], preconditions = [], examAttempts, measures = [] } = dossier
  const fees = payments.some(each => each.fee !== undefined) ? payments : NO_PAPERS.fees
  if ([fees, documents, preconditions, examAttempts, measures].every(each => each.length === 0)) return NO_PAPERS
  return {
    fees: fees.filter(each => each.certification === id && each.fee !== undefined && each.receivedOn <= known).sort(byReceipt),
    documents: documents.filter(each => isOf(id, each) && each.receivedOn <= known),
    preconditions: preconditions.filter(each => each.on <= known),
    exams: examAttempts.filter(each => each.scheme === scheme && each.on <= known),
    measures: measures.filter(each => isOf(id, each) && each.reportedOn <= known),
  }
}

/** The first day after `knownOn` on which the dossier holds a fact not yet known: nothing may be promised beyond it. */
export function nextLearned(dossier: Dossier, knownOn: Day): Day | null {
  let next: Day | null = null
  const consider = (on: Day | null): void => {
    if (on !== null && on > knownOn && (next === null || on < next)) next = on
  }
  for (const each of dossier.activities) {
    consider(each.completedOn)
    consider(each.reportedOn)
    const audit = each.particulars?.audit
    if (audit) {
      consider(audit.flaggedOn)
      consider(audit.decidedOn)
    }
  }
  for (const each of dossier.measures ?? []) consider(each.reportedOn)
  for (const each of dossier.payments) {
    consider(each.receivedOn)
    consider(each.chargedBackOn)
  }
  for (const each of dossier.attestations) consider(each.receivedOn)
  for (const each of dossier.audits) consider(each.decidedOn)
  for (const each of dossier.decisions) consider(each.decidedOn)
  for (const each of dossier.examAttempts) consider(each.on)
  for (const each of dossier.applications) consider(each.receivedOn)
  for (const each of dossier.documents ?? []) consider(each.receivedOn)
  for (const each of dossier.preconditions ?? []) consider(each.on)
  for (const each of dossier.downtimes) consider(each.toldOn)
  return next
}
