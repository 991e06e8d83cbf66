import type {
  Attestation,
  AuditOutcome,
  CeActivity,
  Certification,
  Decision,
  Dossier,
  FeePayment,
  OpeningStanding,
} from '../engine/dossier.ts'
import type { CertificantId } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'
import type { Ask } from './ask.ts'

type Of<Fact> = Fact & { certificant: string }
type ActivityRow = Of<Omit<CeActivity, 'interval'>> & { fromOn: string | null; toOn: string | null }

/**
 * The condition that a fact is visible as known at $2: recorded by then, not superseded by a row recorded by then, and not
 * itself a withdrawal. `not in` and not `not exists`: its list is read once a set, whatever number of people the planner guesses.
 */
const visible = (table: string): string => `
  fact.certificant = any ($1::uuid[]) and fact.recorded_at <= $2::timestamptz and not fact.withdrawn and fact.id not in (
    select supersedes from ${table}
    where certificant = any ($1::uuid[]) and supersedes is not null and recorded_at <= $2::timestamptz)`

const CERTIFICATIONS = `
  select fact.certificant, fact.certification as id, certification.number, fact.scheme, fact.certified_on as "certifiedOn"
  from certification_grant fact join certification on certification.id = fact.certification
  where ${visible('certification_grant')} order by certification.number, fact.id`

const ACTIVITIES = `
  select certificant, id, category, title, completed_on as "completedOn", from_on as "fromOn", to_on as "toOn", hours, points,
    awarded, source, reported_on as "reportedOn"
  from ce_activity fact where ${visible('ce_activity')}`

const ATTESTATIONS = `
  select certificant, id, certification, cycle_end as "cycleEnd", signed_on as "signedOn", received_on as "receivedOn",
    points_claimed as claimed
  from attestation fact where ${visible('attestation')}`

const AUDITS = `
  select certificant, id, certification, audit_year as "auditYear", cycle_end as "cycleEnd", selected_on as "selectedOn",
    decided_on as "decidedOn", outcome, points_proved as proved
  from audit_outcome fact where ${visible('audit_outcome')}`

const PAYMENTS = `
  select certificant, id, certification, fee_year as "feeYear", cents, received_on as "receivedOn",
    charged_back_on as "chargedBackOn"
  from fee_payment fact where ${visible('fee_payment')}`

const DECISIONS = `
  select certificant, id, certification, kind, decided_on as "decidedOn", effective_on as "effectiveOn",
    until_on as "untilOn", cycle_end as "cycleEnd", fee_year as "feeYear", route
  from decision fact where ${visible('decision')}`

const OPENINGS = `
  select certificant, id, certification, on_day as "onDay", status, since, cycle_start as "cycleStart",
    fees_from as "feesFrom", taken_over_from as "takenOverFrom"
  from opening_standing fact where ${visible('opening_standing')}`

const LISTED_AFTER = 'select id from certificant where id > $1::uuid order by id limit $2'
const LOCKED = 'select id from certificant where id = any ($1::uuid[]) order by id for no key update'

/** Below every id: where a walk over everybody begins. */
export const BEFORE_ALL = '00000000-0000-0000-0000-000000000000' as CertificantId

/** The next certificants in order of id. */
export async function listCertificants(ask: Ask, after: CertificantId, limit: number): Promise<CertificantId[]> {
  const rows = await ask<{ id: CertificantId }>(LISTED_AFTER, [after, limit])
  return rows.map(row => row.id)
}

/**
 * Locks the rows of certificants until the transaction ends, lowest id first, so that one person's facts and standing are
 * written by one at a time; gives those that exist. Facts that refer to them may still be inserted by a bulk write, which
 * marks them dirty.
 */
export async function lockCertificants(ask: Ask, certificants: readonly CertificantId[]): Promise<CertificantId[]> {
  const rows = await ask<{ id: CertificantId }>(LOCKED, [certificants])
  return rows.map(row => row.id)
}

/**
 * The dossiers of certificants in the order asked, visible as known at an instant (default: now), in a fixed number of
 * statements. Somebody without facts has an empty one.
 */
export async function loadDossiers(ask: Ask, certificants: readonly CertificantId[], knownOn?: Instant): Promise<Dossier[]> {
  const values = [certificants, knownOn ?? 'infinity']
  const drafts = new Map<string, Draft>(certificants.map(certificant => [certificant, emptyDraft(certificant)]))
  const draft = (row: { certificant: string }): Draft => drafts.get(row.certificant) as Draft
  for (const row of await ask<Of<Certification>>(CERTIFICATIONS, values)) draft(row).certifications.push(row)
  for (const row of await ask<ActivityRow>(ACTIVITIES, values)) draft(row).activities.push(activityOf(row))
  for (const row of await ask<Of<Attestation>>(ATTESTATIONS, values)) draft(row).attestations.push(row)
  for (const row of await ask<Of<AuditOutcome>>(AUDITS, values)) draft(row).audits.push(row)
  for (const row of await ask<Of<FeePayment>>(PAYMENTS, values)) draft(row).payments.push(row)
  for (const row of await ask<Of<Decision>>(DECISIONS, values)) draft(row).decisions.push(row)
  for (const row of await ask<Of<OpeningStanding>>(OPENINGS, values)) draft(row).openings.push(row)
  return [...drafts.values()]
}

/** A dossier that is being filled. */
type Draft = {
  certificant: string
  certifications: Certification[]
  activities: CeActivity[]
  attestations: Attestation[]
  audits: AuditOutcome[]
  payments: FeePayment[]
  decisions: Decision[]
  openings: OpeningStanding[]
  examAttempts: []
  applications: []
}

const emptyDraft = (certificant: string): Draft => ({
  certificant,
  certifications: [],
  activities: [],
  attestations: [],
  audits: [],
  payments: [],
  decisions: [],
  openings: [],
  examAttempts: [],
  applications: [],
})

function activityOf(row: ActivityRow): CeActivity {
  const { id, category, title, completedOn, fromOn, toOn, hours, points, awarded, source, reportedOn } = row
  const interval = fromOn === null ? null : ({ from: fromOn, to: toOn } as CeActivity['interval'])
  return { id, category, title, completedOn, interval, hours, points, awarded, source, reportedOn }
}
