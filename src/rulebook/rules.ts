import type { Day } from '../values/day.ts'
import type { Offset } from '../values/offset.ts'
import type { Points } from '../values/points.ts'
import type { CarryOver, CategoryCounting, Plan, Tag } from './counting.ts'
import type { ApplicationsRule, LossCause, WaysBackRule } from './rules-back.ts'
import type { AnnualFeeRule, FeeDueRule, FeeGapRule, FeeTableRule } from './rules-fees.ts'
import type { AuditRule, CycleAnchor, CycleClocks, DowntimeRule, FirstCycle, LongDutyRule, StagesFrom } from './rules-time.ts'

/**
 * A compiled rulebook: what a body's YAML says, checked and ready to judge by. Types only, so that the browser may hold
 * one as JSON. Every rule is a list of complete versions; `keyedOn` names the date that chooses among them.
 */
export type Rules = {
  body: Body
  sources: Record<string, Source>
  schemes: Record<SchemeCode, Scheme>
  statuses: StatusRule[]
  ceDuty: Versioned<'judging_day', CeDutyRule>
  /** Duties whose horizon is longer than a cycle; left out where the body has none. */
  longDuty?: Versioned<'judging_day', LongDutyRule>
  cycle: Versioned<'anchor', CycleRule>
  requirement: Versioned<'cycle_start' | 'cycle_end' | 'application', RequirementRule>
  activities: Versioned<'activity', ActivitiesRule>
  attestation: Versioned<'cycle_end', AttestationRule>
  audit: Versioned<'decision', AuditRule>
  feeDue: Versioned<'anniversary', FeeDueRule>
  annualFee: Versioned<'due_date', AnnualFeeRule>
  feeGap: Versioned<'due_date', FeeGapRule>
  /** Prices of single acts; left out where the body has none. */
  feeTable?: Versioned<'submission', FeeTableRule>
  losses: Versioned<'judging_day', LossesRule>
  waysBack: Versioned<'application', WaysBackRule>
  applications: Versioned<'application', ApplicationsRule>
  downtime: Versioned<'downtime', DowntimeRule>
}

export type SchemeCode = string
export type CategoryCode = string

export type KeyedOn =
  | 'judging_day'
  | 'anchor'
  | 'anniversary'
  | 'cycle_start'
  | 'cycle_end'
  | 'activity'
  | 'decision'
  | 'due_date'
  | 'application'
  | 'submission'
  | 'downtime'

export type Versioned<Key extends KeyedOn, Rule> = { keyedOn: Key; versions: readonly Version<Rule>[] }

/** In force for key dates from `from` (null: since the beginning) until the next version's. */
export type Version<Rule> = Rule & {
  id: string
  title: string
  from: Day | null
  /** Keys into `Rules.sources`. */
  source: readonly string[]
  /** The figures are samples for trying the product, not the body's own. */
  sample: boolean
  /** The rule in the words a certificant may read. */
  text: string | null
  /** Why this was chosen, where no source decides it. */
  why: string | null
}

export type Source = { title: string; url: string | null; read: Day | null }

export type Body = {
  code: string
  name: string
  shortName: string
  /** IANA time zone; every day of the rulebook is a day there. */
  zone: string
  currency: string
  /** Letters that stand behind a designation: RMA(AMT). */
  letters: string
  /** What a certification year's work is called: "CCP", "CMP". */
  programme: string
}

export type Scheme = {
  title: string
  /** Earlier codes and titles, shown for days up to and including `through`. */
  formerly: readonly { code: SchemeCode; title: string; through: Day }[]
  /** No new grant from this day on; those who hold it keep it. */
  closedFrom: Day | null
  source: readonly string[]
}

export const STATUS_CODES = [
  'not_yet_certified',
  'active',
  'fee_past_due',
  'suspended',
  'lapsed',
  'decertified',
  'retired',
  'revoked',
  'deceased',
  'not_known',
] as const
export type StatusCode = (typeof STATUS_CODES)[number]

export type StatusRule = {
  status: StatusCode
  /** A state of the body's own, of this kind; left out: the status itself. */
  state?: string
  /** For the certificant and the staff. */
  label: string
  /** For the public; says nothing of fees, points or audits. */
  publicLabel: string
  /** Whether the certification may be used: the letters, the certificate, the badge. */
  mayUse: boolean
  /** Whether member benefits are on. */
  benefits: boolean
}

export type CeDutyRule = {
  /** First match wins. The last has no condition. */
  cohorts: readonly Cohort[]
}
export type Cohort = {
  id: string
  title: string
  /** Conditions, all of which must hold. */
  certifiedBefore: Day | null
  /** Held this credential of another body; left out: whether or not. */
  held?: string
  recertifiedAfter: Day | null
  duty: 'ce' | 'none'
}

export type CycleRule = {
  /** The length; a part of a year where the body counts in months. */
  years: number
  /** Left out: anniversaries of the grant. */
  anchor?: CycleAnchor
  first?: FirstCycle
  /** One cycle for all certifications of a person, counted from the longest held; left out: each has its own. */
  whose?: 'person'
  /** What the anniversary of 29 February is in a common year; left out: 1 March. */
  leapDay?: '28_february'
  clocks?: CycleClocks
  /** `day_before_anniversary`: the anniversary is the first day of the next cycle. */
  end: 'day_before_anniversary' | 'anniversary'
  /** Days after the cycle's end in which activities earned in time may still be reported. */
  reportingGraceDays: number
  /** A new cycle opens by itself when these are in. */
  rollNeeds: readonly ('points' | 'fees')[]
}

export type RequirementRule = {
  /** Points of a whole cycle. `unset`: the body has not said; kept, shown, and nobody is lost by it. */
  total: Record<SchemeCode, Points | 'unset'>
  /** What a scheme requires beyond its total; a rulebook stored before there were plans has none. */
  plans?: Record<SchemeCode, Plan>
  /** Where needs and limits compete for credit. */
  counting?: 'most_favourable' | 'stated_order'
  /** Credit is divided into whole multiples of this. */
  smallestUnit?: Points
  carryOver: 'none' | CarryOver
}

export type ActivitiesRule = {
  categories: Record<CategoryCode, CategoryRule>
  /** What people call the tags and marks of activities. */
  tags?: Record<Tag, string>
  marks?: Record<Tag, string>
  /** Activities equal in all of these are one. */
  duplicates: readonly ('title' | 'completed_on' | 'hours' | 'interval')[]
  /** Whether one activity counts for each certification of a person or for the first only. */
  several: 'each' | 'first'
}
export type CategoryRule = {
  title: string
  /** Whether days under this version earn anything. */
  accepted: boolean
  /** Counts only in cycles that began before this day. */
  cyclesBegunBefore?: Day
  /** An activity with an interval counts on its last day, or in proportion to the days that fall in the cycle. */
  interval: 'completion' | 'share_by_days'
  cap: Cap | null
  /** How work becomes points, where the rulebook says more than that points count as recorded. */
  counting: CategoryCounting | null
}
/** The most a category gives in a cycle. */
export type Cap = ({ points: Points } | { percentOfRequirement: number }) & { sample: boolean }

export type AttestationRule = {
  accepted: boolean
  /** The last day an attestation may be received, in days after the cycle's end. */
  receivedWithinDays: number
}

/** One step of what follows a loss. */
export type Stage = {
  state: string
  /** What the engine makes of the state. */
  kind: StatusCode
  /** Left out: it stays. */
  lasts?: Offset
  /**
   * How a cycle is made good while the stage lasts. `earned`: by credit earned by then, by itself. `put_forward`: by credit that is
   * named for that cycle. `reported`: by credit that was earned in time.
   */
  cure: 'none' | 'earned' | 'put_forward' | 'reported'
}

export type LossesRule = {
  /** What a certification lost for good is called. */
  status: Partial<Record<LossCause, 'lapsed' | 'decertified'>>
  /** What follows step by step, where a cause does not end the certification at once. */
  stages?: Partial<Record<LossCause, readonly Stage[]>>
  stagesFrom?: StagesFrom
  /** Which cause is named when several fall on one day. */
  sameDayOrder: readonly LossCause[]
}
