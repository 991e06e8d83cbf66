import type { NeedKind } from '../rulebook/counting.ts'
import type { CategoryCode, SchemeCode, Stage, StatusCode } from '../rulebook/rules.ts'
import type { RouteCode } from '../rulebook/rules-back.ts'
import type { Day } from '../values/day.ts'
import type { Points } from '../values/points.ts'
import type { Quoted } from './fee-table.ts'
import type { Reason } from './reasons.ts'
import type { Short } from './shortage.ts'

/** What is true of one certification on a day, and why. */
export type Standing = Omit<Verdict, 'waysBack'> & {
  waysBack: readonly WayBack[]
  /** Days on which the present cycle may count; the whole history where it was asked for. */
  cycles: readonly CycleJudgement[]
  /** Cycles before the latest recertification; filled where the whole history was asked for. */
  formerCycles: readonly CycleJudgement[]
  dues: readonly DueJudgement[]
  /** The rule version and the key date each clause of this answer was judged by; filled where the whole history was asked for. */
  clauses: readonly Clause[]
  /** What acts would cost on the day; filled where the whole history was asked for and there is a fee table. */
  quotes?: readonly Quoted[]
  /** Activities that fall in none of the cycles above, each with its reason; filled where the whole history was asked for. */
  outside: readonly Treatment[]
}

/** The part that is stored and compared: it changes only on `nextChange` or when a fact arrives. */
export type Verdict = {
  certification: string
  number: string
  scheme: SchemeCode
  status: StatusCode
  /** The state in the body's words: the status, or a state of its own of that kind. */
  state: string
  /** The step of a loss that leaves the certification running. */
  stage?: StageNow
  substate: Substate | null
  /** First day of the present unbroken status. */
  since: Day
  /** Valid through: the end of the cycle or the next open fee's due date, whichever is first; null where not valid. */
  through: Day | null
  certifiedSince: Day
  /** The day cycles and due months are counted from: the grant, or the latest recertification. */
  anchor: Day
  cohort: string
  duty: 'ce' | 'none'
  mayUse: boolean
  benefits: boolean
  /** Why this status; the first is the cause. */
  reasons: readonly Reason[]
  /** Later or lesser causes that would have led to a loss too. */
  also: readonly Reason[]
  obligations: readonly Obligation[]
  waysBack: readonly Route[]
  applications: readonly ApplicationValidity[]
  /** The next day on which this verdict changes if nothing happens; null: never. */
  nextChange: Day | null
}

export type Substate = 'roll_pending' | 'under_appeal' | 'on_hold'

/** Where a certification stands between a loss and what follows it. */
export type StageNow = {
  state: string
  from: Day
  /** Its last day; null where it has no end. */
  through: Day | null
  /** How the cycle may still be made good. */
  cure: Stage['cure']
  /** The cycle, by its regular last day, and what it lacks; null after a loss that is not about one. */
  cycleEnd: Day | null
  shortfall: Points
}

export type Obligation =
  | {
      kind: 'fee'
      feeYear: number
      dueOn: Day
      /** Cents; null where the body has not set the amount. */
      cents: number | null
      pastDue: boolean
      /** Where it stays unpaid, the first day on which the certification is lost by it; null where the rule names none. */
      lostOn: Day | null
      /** The last day to pay, where downtime moved it; left out elsewhere. */
      payBy?: Day
    }
  | {
      kind: 'ce'
      cycle: number
      earnBy: Day
      /** Null where the body has not set the total. */
      required: Points | null
      credited: Points
      shortfall: Points
      /** What is missing, where the requirement is more than a total. */
      short?: readonly Short[]
    }

/** One way back. */
export type Route = {
  route: RouteCode
  open: boolean
  /** Last day on which an application is taken; null where it never closes. */
  openThrough: Day | null
  /** Why it is closed, or on what conditions it is open. */
  reasons: readonly Reason[]
  /** Cents; null where the body has not set the fee. */
  feeCents: number | null
  /** The items of the fee, where the fee table says them. */
  feeItems?: readonly { item: string; cents: number | null }[]
  required: Points | null
  attemptsLeft: number | null
}

/** With what counts as evidence for the application on file, or for one received on the judging day: that window moves daily, so it is no part of the verdict. */
export type WayBack = Route & { evidence: Evidence | null }

/** `plan`: where the requirement is more than a total. */
export type Evidence = { from: Day; to: Day; credited: Points; shortfall: Points; plan?: PlanJudgement }

export type ApplicationValidity = { id: string; kind: 'initial' | RouteCode; receivedOn: Day; validThrough: Day }

export type CycleJudgement = {
  n: number
  start: Day
  /** Last day, an extension included. */
  end: Day
  /** Last day without an extension: what decisions, attestations and audits call the cycle by. */
  regularEnd: Day
  extended: boolean
  /** Where the rulebook has clocks of renewal. */
  clocks?: CycleClocks
  /** `abandoned`: it was running when the certification was lost, given up or ended. */
  state:
    | 'before_opening'
    | 'open'
    | 'met'
    | 'met_by_attestation'
    | 'met_by_audit'
    | 'accepted'
    | 'waived'
    | 'cured'
    | 'failed'
    | 'exempt'
    | 'unset'
    | 'abandoned'
  /** For a met cycle: the day the next one opened by itself, and null while that waits for fees. */
  rolledOn: Day | null
  /** January of the year whose audit pool this cycle is in. */
  auditPool: number | null
  required: Points | null
  credited: Points
  shortfall: Points
  /** Points over the requirement; never carried where the rule says none. */
  surplus: Points
  byCategory: readonly CategoryCredit[]
  /** Filled where the whole history was asked for. */
  treatments: readonly Treatment[]
  /** Where the requirement is more than a total. */
  plan?: PlanJudgement
}

/** The days of a cycle's renewal; null where the body names none. */
export type CycleClocks = {
  /** The first day on which a renewal may be submitted. */
  opens: Day | null
  /** The last day on which credit may be earned for the cycle. */
  earnBy: Day
  submitBy: Day | null
  payBy: Day | null
  /** When the last day of a clock is over; null: at its end in the body's zone. */
  closesAt: { time: string; zone: string } | null
}

export type CategoryCredit = { category: CategoryCode; claimed: Points; credited: Points; cap: Points | null }

/** What became of one activity in one cycle. */
export type Treatment = {
  activity: string
  treatment: 'counted' | 'partly' | 'pending' | 'refused'
  claimed: Points
  credited: Points
  reasons: readonly Reason[]
  /** The needs it serves; only where the requirement has a plan. */
  serves?: readonly { need: string; amount: Points }[]
}

/** A requirement with paths and needs, as judged. */
export type PlanJudgement = {
  /** The path that is met; null where none is. */
  path: string | null
  paths: readonly PathJudgement[]
  carriedIn: Points
  carriedOut: Points
  /** False where indivisible activities are too many to try every allocation: the answer is lawful, and perhaps not the best. */
  isProved: boolean
}

export type PathJudgement = {
  id: string
  title: string
  isMet: boolean
  /** In rulebook order, the total first. */
  needs: readonly NeedJudgement[]
  /** What would meet it; null where it is met, the cycle is over, or nobody asked for the whole history. */
  cure: Cure | null
}

/** A need as judged: hundredths of a point or of its unit; of a document, a fee, an examination, a precondition 1 or 0. */
export type NeedJudgement = {
  id: string
  title: string
  kind: NeedKind['kind']
  /** The year of the cycle, for a need of every year. */
  year: number | null
  least: number
  credited: number
  shortfall: number
}

/** The least that would meet a path. */
export type Cure = {
  /** Points by the needs they serve besides the total, and the categories that give them; null where no points can cure it. */
  points: readonly { needs: readonly string[]; categories: readonly CategoryCode[]; points: Points }[] | null
  others: readonly { need: string; year: number | null }[]
  by: Day
}

export type DueJudgement = {
  feeYear: number
  dueOn: Day
  cents: number | null
  state: 'before_opening' | 'paid' | 'waived' | 'upcoming' | 'past_due' | 'cleared'
  /** The day the last payment that settled it was received. */
  paidOn: Day | null
  refundable: boolean
  /** Cents received for this year that do not settle it, or exceed it. */
  creditCents: number
}

export type Clause = { rule: string; version: string; key: Day; source: readonly string[] }
