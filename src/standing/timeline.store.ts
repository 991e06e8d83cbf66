import type { Reason } from '../engine/reasons.ts'
import type { StatusCode } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'
import type { CertificantId } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'
import type { Ask } from './ask.ts'

export const FACT_KINDS = ['name', 'grant', 'opening', 'decision', 'activity', 'attestation', 'audit', 'payment'] as const
export type FactKind = (typeof FACT_KINDS)[number]

/** A row of facts as it was recorded; params are the fact's own columns, points and money in hundredths. */
export type TimelineFact = {
  kind: FactKind
  factId: string
  /** Null where it concerns the person. */
  certification: string | null
  /** The day it happened; null for a name, which is only ever recorded. */
  on: Day | null
  recordedAt: Instant
  recordedBy: string
  /** The row it takes the place of, or takes back where `withdrawn`. */
  supersedes: string | null
  /** The row that took its place by the instant asked about. */
  supersededBy: string | null
  withdrawn: boolean
  params: Readonly<Record<string, unknown>>
}

type Told = { table: string; certification: string; on: string; params: Readonly<Record<string, string>> }

const FACTS: Readonly<Record<FactKind, Told>> = {
  name: {
    table: 'identity',
    certification: 'null::uuid',
    on: 'null::date',
    params: {
      given: 'given_name',
      middle: 'middle_name',
      family: 'family_name',
      suffix: 'suffix',
      formerName: 'former_name',
      bornOn: 'born_on',
    },
  },
  grant: {
    table: 'certification_grant',
    certification: 'certification',
    on: 'certified_on',
    params: { scheme: 'scheme', certifiedOn: 'certified_on', via: 'via' },
  },
  opening: {
    table: 'opening_standing',
    certification: 'certification',
    on: 'on_day',
    params: { status: 'status', since: 'since', cycleStart: 'cycle_start', feesFrom: 'fees_from', from: 'taken_over_from' },
  },
  decision: {
    table: 'decision',
    certification: 'certification',
    on: 'effective_on',
    params: {
      decision: 'kind',
      decidedOn: 'decided_on',
      effectiveOn: 'effective_on',
      untilOn: 'until_on',
      cycleEnd: 'cycle_end',
      feeYear: 'fee_year',
      route: 'route',
      authority: 'authority',
      reason: 'reason',
    },
  },
  activity: {
    table: 'ce_activity',
    certification: 'null::uuid',
    on: 'completed_on',
    params: {
      category: 'category',
      title: 'title',
      provider: 'provider',
      completedOn: 'completed_on',
      fromOn: 'from_on',
      toOn: 'to_on',
      hours: 'hours',
      points: 'points',
      awarded: 'awarded',
      source: 'source',
      reportedOn: 'reported_on',
    },
  },
  attestation: {
    table: 'attestation',
    certification: 'certification',
    on: 'received_on',
    params: { cycleEnd: 'cycle_end', signedOn: 'signed_on', receivedOn: 'received_on', claimed: 'points_claimed' },
  },
  audit: {
    table: 'audit_outcome',
    certification: 'certification',
    on: 'decided_on',
    params: {
      auditYear: 'audit_year',
      cycleEnd: 'cycle_end',
      selectedOn: 'selected_on',
      decidedOn: 'decided_on',
      outcome: 'outcome',
      proved: 'points_proved',
    },
  },
  payment: {
    table: 'fee_payment',
    certification: 'certification',
    on: 'received_on',
    params: {
      feeYear: 'fee_year',
      cents: 'cents',
      currency: 'currency',
      receivedOn: 'received_on',
      chargedBackOn: 'charged_back_on',
      method: 'method',
      reference: 'reference',
    },
  },
}

const selected = (kind: FactKind): string => {
  const { table, certification, on, params } = FACTS[kind]
  const pairs = Object.entries(params).flatMap(([name, column]) => [`'${name}'`, `fact.${column}`])
  const qualified = certification === 'certification' ? 'fact.certification' : certification
  return `
  select '${kind}' as kind, fact.id, ${qualified} as certification, ${on === 'null::date' ? on : `fact.${on}`} as "on",
    fact.recorded_at, fact.recorded_by, fact.supersedes, newer.id as superseded_by, fact.withdrawn,
    jsonb_build_object(${pairs.join(', ')}) as params
  from ${table} fact
  left join ${table} newer
    on newer.certificant = $1::uuid and newer.supersedes = fact.id and newer.recorded_at <= $2::timestamptz
  where fact.certificant = $1::uuid and fact.recorded_at <= $2::timestamptz`
}

const TIMELINE = `
  select kind, id as "factId", certification, "on", recorded_at as "recordedAt", recorded_by as "recordedBy", supersedes,
    superseded_by as "supersededBy", withdrawn, params
  from (${FACT_KINDS.map(selected).join('\n  union all')}) fact
  order by coalesce("on", recorded_at::date), recorded_at, id`

/** Every fact recorded of a person by an instant (default: now), also what was corrected or taken back, earliest day first. */
export const listFacts = (ask: Ask, certificant: CertificantId, knownOn?: Instant): Promise<TimelineFact[]> =>
  ask<TimelineFact>(TIMELINE, [certificant, knownOn ?? 'infinity'])

/** What was said of a certification, when, by which rules, on whose authority. */
export type Change = {
  id: string
  certification: string
  number: string
  asOf: Day
  status: StatusCode
  substate: string | null
  since: Day
  through: Day | null
  reasons: readonly Reason[]
  rulebook: string
  engineVersion: number
  authority: string
  recordedAt: Instant
}

const CHANGES = `
  select change.id, change.certification, certification.number, change.as_of as "asOf", change.status, change.substate,
    change.since, change.through, change.reason as reasons, change.rulebook, change.engine_version as "engineVersion",
    change.authority, change.recorded_at as "recordedAt"
  from certification join standing_change change on change.certification = certification.id
  where certification.certificant = $1::uuid and change.recorded_at <= $2::timestamptz
  order by change.recorded_at, change.id`

/** What was said of a person's certifications by an instant (default: now), earliest first. */
export const listChanges = (ask: Ask, certificant: CertificantId, knownOn?: Instant): Promise<Change[]> =>
  ask<Change>(CHANGES, [certificant, knownOn ?? 'infinity'])

const EXISTS = 'select id from certificant where id = $1::uuid and recorded_at <= $2::timestamptz'

/** Whether there is such a person, as known at an instant. */
export async function isKnown(ask: Ask, certificant: CertificantId, knownOn?: Instant): Promise<boolean> {
  const rows = await ask(EXISTS, [certificant, knownOn ?? 'infinity'])
  return rows.length > 0
}
