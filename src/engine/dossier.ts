import type { Tag } from '../rulebook/counting.ts'
import type { CategoryCode, SchemeCode } from '../rulebook/rules.ts'
import type { RouteCode } from '../rulebook/rules-back.ts'
import type { Day } from '../values/day.ts'
import type { Points } from '../values/points.ts'

/**
 * Everything known of one certificant, as the engine wants it: plain values, days as text. Lists are in no particular
 * order. The loader leaves out rows that were superseded or withdrawn by the instant asked about.
 */
export type Dossier = {
  certificant: string
  certifications: readonly Certification[]
  activities: readonly CeActivity[]
  attestations: readonly Attestation[]
  audits: readonly AuditOutcome[]
  payments: readonly FeePayment[]
  decisions: readonly Decision[]
  openings: readonly OpeningStanding[]
  examAttempts: readonly ExamAttempt[]
  applications: readonly Application[]
  /** Of the body and not of the person: everybody's dossier has the same. */
  downtimes: readonly Downtime[]
  /** Other measures than points: hours worked, months practised. */
  measures?: readonly Measure[]
  /** What rules may ask of the person; left out where nothing is known. */
  person?: Person
  /** Papers received: declarations, profiles. */
  documents?: readonly ReceivedDocument[]
  /** Conditions outside the body that were met: a programme completed, a licence, a course in resuscitation. */
  preconditions?: readonly MetPrecondition[]
}

/** A document of a kind the rulebook names; for a cycle where it says which, by its regular last day, else for the one it came in. */
export type ReceivedDocument = {
  id: string
  certification: string | null
  document: string
  receivedOn: Day
  cycleEnd: Day | null
}

/** Holds from a day through another; null: for good. */
export type MetPrecondition = { id: string; precondition: string; on: Day; until: Day | null }

/** What is known of the person besides what they did; null or empty where it is not known. */
export type Person = {
  /** 1 to 12. */
  birthMonth: number | null
  birthYear: number | null
  /** Of the country they live in. */
  countryIncome: 'low' | 'middle' | 'high' | null
  member: boolean
  /** Credentials of other bodies that they held, by name. */
  held: readonly string[]
}

/** Days on which the program could not be reached, both ends inclusive; known from the day it was told. */
export type Downtime = { id: string; from: Day; to: Day; toldOn: Day }

export type Certification = { id: string; number: string; scheme: SchemeCode; certifiedOn: Day }

export type CeActivity = {
  id: string
  category: CategoryCode
  title: string
  completedOn: Day
  interval: { from: Day; to: Day } | null
  /** Hundredths of an hour. */
  hours: number | null
  points: Points
  /** The points are an award of an old system: windows apply to it, rates and caps do not. */
  awarded: boolean
  /** `body`: recorded by the body's own course system; it survives a duplicate. */
  source: 'body' | 'certificant' | 'staff' | 'provider'
  /** When we were told; null where that is not known, and then it counts as told in time. */
  reportedOn: Day | null
  // The following two are always written: asking an object for a property it lacks is what made judging slow.
  /** The cycle it is put forward for after that cycle's end, by its regular last day; it counts in no other. */
  forCycle: Day | null
  /** What more is known of it; most activities have nothing more. */
  particulars: Particulars | null
}

export type Particulars = {
  /** Tags of its own, besides those of its category. */
  tags: readonly Tag[]
  /** Marks of provenance: approved, peer-reviewed. */
  marks: readonly Tag[]
  /** Work done, in hundredths of a unit; where a conversion knows the unit, points come from it. */
  work: { unit: string; quantity: number } | null
  /** Percent that is relevant, 0 to 100. */
  relevance: number
  /** Areas it is divided over, by weight; empty where it is undivided. */
  parts: readonly { tags: readonly Tag[]; share: number }[]
  /** An audit of this activity: until it is decided the activity waits, and one disallowed counts no more. */
  audit: { flaggedOn: Day; decidedOn: Day | null; outcome: 'cleared' | 'disallowed' | null } | null
}

/** An amount of something else than points, from one day through another; null: of the person. Hundredths of the unit. */
export type Measure = {
  id: string
  certification: string | null
  unit: string
  amount: number
  from: Day
  to: Day
  reportedOn: Day
}

export type Attestation = { id: string; certification: string; cycleEnd: Day; signedOn: Day; receivedOn: Day; claimed: Points }

export type AuditOutcome = {
  id: string
  certification: string
  auditYear: number
  cycleEnd: Day
  selectedOn: Day
  decidedOn: Day
  outcome: 'passed' | 'failed' | 'no_response'
  proved: Points
}

export type FeePayment = {
  id: string
  certification: string
  /** The year the payer stated; null: the oldest open due. */
  feeYear: number | null
  cents: number
  receivedOn: Day
  chargedBackOn: Day | null
  /** What it is for, as the rulebook names its fees: renewal, reinstatement; left out: the annual fee. */
  fee?: string
  /** The cycle whose renewal it pays, by its regular last day; left out: the one it is received in. */
  cycleEnd?: Day
}

export type DecisionKind =
  | 'deceased'
  | 'suspended'
  | 'suspension_lifted'
  | 'held'
  | 'hold_lifted'
  | 'revoked'
  | 'retired'
  | 'returned'
  | 'recertified'
  | 'cycle_accepted'
  | 'cycle_extended'
  | 'requirement_waived'
  | 'fee_waived'
  | 'appeal_filed'
  | 'appeal_dismissed'
  | 'appeal_upheld'

export type Decision = {
  id: string
  /** Null: concerns the person. */
  certification: string | null
  kind: DecisionKind
  /** From this day we know of it. */
  decidedOn: Day
  /** From this day it holds. */
  effectiveOn: Day
  /** Its last day, where it has one: a suspension's or a hold's end, the last day of an extended cycle. */
  untilOn: Day | null
  /** The cycle it concerns, by its regular last day. */
  cycleEnd: Day | null
  /** The fee year it concerns. */
  feeYear: number | null
  route: RouteCode | null
}

/** Where judging begins for a history taken over from another system. */
export type OpeningStanding = {
  id: string
  certification: string
  onDay: Day
  status: 'in_force' | 'lapsed'
  since: Day
  /** First day of the first cycle judged; null where none is (no duty, or lost). */
  cycleStart: Day | null
  /** Due date of the first fee judged; null where none is. */
  feesFrom: Day | null
  takenOverFrom: string
}

export type ExamAttempt = { id: string; scheme: SchemeCode; on: Day; passed: boolean }

export type Application = { id: string; certification: string | null; kind: 'initial' | RouteCode; receivedOn: Day }
