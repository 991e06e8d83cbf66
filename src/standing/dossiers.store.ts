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
import type { Day } from '../values/day.ts'
import type { CertificantId } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'
import type { Points } from '../values/points.ts'
import type { Ask } from './ask.ts'
import { downtimeOf, downtimesUnder } from './downtimes.store.ts'

/** Between the fields of a fact and between the facts of a person; taken out of every text that somebody wrote. */
const [FIELD, FACT] = ['\x1f', '\x1e']
const written = (column: string): string => `translate(${column}, E'\\x1f\\x1e', '')`

/**
 * One row a person and table, the facts packed into one text: a row a fact costs four times as much to take in, most of it in
 * the wire protocol. A fact is visible as known at $2 where it was recorded by then, is not superseded by a row recorded by
 * then, and is not itself a withdrawal. `not in` and not `not exists`: its list is read once a set, whatever number of people
 * the planner guesses.
 */
const packed = (table: string, columns: readonly string[], { join = '', order = '' } = {}): string => `
  select fact.certificant, string_agg(
    concat_ws(E'\\x1f', ${columns.map(column => `coalesce(${column}::text, '')`).join(', ')}), E'\\x1e' ${order}) as packed
  from ${table} fact ${join}
  where fact.certificant = any ($1::uuid[]) and fact.recorded_at <= $2::timestamptz and not fact.withdrawn
    and fact.id not in (
      select supersedes from ${table}
      where certificant = any ($1::uuid[]) and supersedes is not null and recorded_at <= $2::timestamptz)
  group by fact.certificant`

const CERTIFICATIONS = packed(
  'certification_grant',
  ['fact.certification', written('certification.number'), written('fact.scheme'), 'fact.certified_on'],
  { join: 'join certification on certification.id = fact.certification', order: 'order by certification.number, fact.id' },
)

const ACTIVITIES = packed('ce_activity', [
  'id',
  written('category'),
  written('title'),
  'completed_on',
  'from_on',
  'to_on',
  'hours',
  'points',
  'awarded',
  'source',
  'reported_on',
])

const ATTESTATIONS = packed('attestation', ['id', 'certification', 'cycle_end', 'signed_on', 'received_on', 'points_claimed'])

const AUDITS = packed('audit_outcome', [
  'id',
  'certification',
  'audit_year',
  'cycle_end',
  'selected_on',
  'decided_on',
  'outcome',
  'points_proved',
])

const PAYMENTS = packed('fee_payment', ['id', 'certification', 'fee_year', 'cents', 'received_on', 'charged_back_on'])

const DECISIONS = packed('decision', [
  'id',
  'certification',
  'kind',
  'decided_on',
  'effective_on',
  'until_on',
  'cycle_end',
  'fee_year',
  'route',
])

/** Below every id: where a walk over everybody begins. */
export const BEFORE_ALL = '00000000-0000-0000-0000-000000000000' as CertificantId

const OPENINGS_OF_PEOPLE = packed('opening_standing', [
  'id',
  'certification',
  'on_day',
  'status',
  'since',
  'cycle_start',
  'fees_from',
  written('taken_over_from'),
])
const OPENINGS = `${OPENINGS_OF_PEOPLE} union all ${downtimesUnder(BEFORE_ALL)}`

const LISTED_AFTER = 'select id from certificant where id > $1::uuid order by id limit $2'
const LOCKED = 'select id from certificant where id = any ($1::uuid[]) order by id for no key update'

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
  const facts = async (text: string): Promise<Map<string, string>> => {
    const rows = await ask<{ certificant: string; packed: string }>(text, [certificants, knownOn ?? 'infinity'])
    return new Map(rows.map(row => [row.certificant, row.packed]))
  }
  const [certifications, activities] = [await facts(CERTIFICATIONS), await facts(ACTIVITIES)]
  const [attestations, audits] = [await facts(ATTESTATIONS), await facts(AUDITS)]
  const [payments, decisions, openings] = [await facts(PAYMENTS), await facts(DECISIONS), await facts(OPENINGS)]
  const downtimes = unpacked(openings.get(BEFORE_ALL), downtimeOf)
  return certificants.map(certificant => ({
    certificant,
    certifications: unpacked(certifications.get(certificant), certificationOf),
    activities: unpacked(activities.get(certificant), activityOf),
    attestations: unpacked(attestations.get(certificant), attestationOf),
    audits: unpacked(audits.get(certificant), auditOf),
    payments: unpacked(payments.get(certificant), paymentOf),
    decisions: unpacked(decisions.get(certificant), decisionOf),
    openings: unpacked(openings.get(certificant), openingOf),
    examAttempts: [],
    applications: [],
    downtimes,
  }))
}

/** A fact's columns in the order its statement packs them; '' where there is nothing. */
type Fields = readonly string[]

const unpacked = <Fact>(packed: string | undefined, factOf: (fields: Fields) => Fact): Fact[] =>
  packed === undefined ? [] : packed.split(FACT).map(fact => factOf(fact.split(FIELD)))

// The database holds each column to its type; these give it its name here.
const dayIn = (field: string | undefined): Day => field as Day
const dayOrNull = (field: string | undefined): Day | null => (field === '' ? null : (field as Day))
const numberOrNull = (field: string | undefined): number | null => (field === '' ? null : Number(field))
const pointsIn = (field: string | undefined): Points => Number(field) as Points
const textIn = (field: string | undefined): string => field as string
const textOrNull = (field: string | undefined): string | null => (field === '' ? null : (field as string))

const certificationOf = ([id, number, scheme, certifiedOn]: Fields): Certification => ({
  id: textIn(id),
  number: textIn(number),
  scheme: textIn(scheme),
  certifiedOn: dayIn(certifiedOn),
})

const activityOf = (fields: Fields): CeActivity => {
  const [id, category, title, completedOn, from, to, hours, points, awarded, source, reportedOn] = fields
  return {
    id: textIn(id),
    category: textIn(category),
    title: textIn(title),
    completedOn: dayIn(completedOn),
    interval: from === '' ? null : { from: dayIn(from), to: dayIn(to) },
    hours: numberOrNull(hours),
    points: pointsIn(points),
    awarded: awarded === 'true',
    source: source as CeActivity['source'],
    reportedOn: dayOrNull(reportedOn),
    forCycle: null,
    particulars: null,
  }
}

const attestationOf = ([id, certification, cycleEnd, signedOn, receivedOn, claimed]: Fields): Attestation => ({
  id: textIn(id),
  certification: textIn(certification),
  cycleEnd: dayIn(cycleEnd),
  signedOn: dayIn(signedOn),
  receivedOn: dayIn(receivedOn),
  claimed: pointsIn(claimed),
})

const auditOf = ([id, certification, auditYear, cycleEnd, selectedOn, decidedOn, outcome, proved]: Fields): AuditOutcome => ({
  id: textIn(id),
  certification: textIn(certification),
  auditYear: Number(auditYear),
  cycleEnd: dayIn(cycleEnd),
  selectedOn: dayIn(selectedOn),
  decidedOn: dayIn(decidedOn),
  outcome: outcome as AuditOutcome['outcome'],
  proved: pointsIn(proved),
})

const paymentOf = ([id, certification, feeYear, cents, receivedOn, chargedBackOn]: Fields): FeePayment => ({
  id: textIn(id),
  certification: textIn(certification),
  feeYear: numberOrNull(feeYear),
  cents: Number(cents),
  receivedOn: dayIn(receivedOn),
  chargedBackOn: dayOrNull(chargedBackOn),
})

const decisionOf = (fields: Fields): Decision => {
  const [id, certification, kind, decidedOn, effectiveOn, untilOn, cycleEnd, feeYear, route] = fields
  return {
    id: textIn(id),
    certification: textOrNull(certification),
    kind: kind as Decision['kind'],
    decidedOn: dayIn(decidedOn),
    effectiveOn: dayIn(effectiveOn),
    untilOn: dayOrNull(untilOn),
    cycleEnd: dayOrNull(cycleEnd),
    feeYear: numberOrNull(feeYear),
    route: textOrNull(route) as Decision['route'],
  }
}

const openingOf = ([id, certification, onDay, status, since, cycleStart, feesFrom, takenOverFrom]: Fields): OpeningStanding => ({
  id: textIn(id),
  certification: textIn(certification),
  onDay: dayIn(onDay),
  status: status as OpeningStanding['status'],
  since: dayIn(since),
  cycleStart: dayOrNull(cycleStart),
  feesFrom: dayOrNull(feesFrom),
  takenOverFrom: textIn(takenOverFrom),
})
