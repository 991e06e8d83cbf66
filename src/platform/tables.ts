import type { Generated } from 'kysely'
import type { Role } from './permissions.ts'
import type { Day } from '../values/day.ts'
import type { CertificantId, CertificationId, Id } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'

/** A column the database fills in where an insert leaves it out. */
type Defaulted<Value> = Generated<Value>

export type ImportBatchTable = {
  id: Id<'importBatch'>
  system: string
  exportedOn: Day
  judgeFrom: string
  startedAt: Defaulted<Instant>
  finishedAt: Instant | null
  recordedBy: string
  counts: unknown
}

export type CertificantTable = {
  id: Id<'certificant'>
  recordedAt: Defaulted<Instant>
  recordedBy: string
  batch: Id<'importBatch'> | null
}

export type IdentityTable = {
  id: Id<'identity'>
  certificant: CertificantId
  givenName: string
  middleName: string | null
  familyName: string
  suffix: string | null
  formerName: string | null
  sortKey: string
  searchKey: string
  bornOn: Day | null
  recordedAt: Defaulted<Instant>
  recordedBy: string
  batch: Id<'importBatch'> | null
  originKey: string | null
  supersedes: string | null
  withdrawn: Defaulted<boolean>
}

export type ContactTable = {
  certificant: CertificantId
  email: string | null
  phone: string | null
  street1: string | null
  street2: string | null
  city: string | null
  state: string | null
  postalCode: string | null
  country: string | null
  preferredChannel: string | null
  note: string | null
  originDigest: string | null
  updatedAt: Instant
}

export type CertificationTable = {
  id: Id<'certification'>
  certificant: CertificantId
  number: string
  recordedAt: Defaulted<Instant>
  recordedBy: string
  batch: Id<'importBatch'> | null
}

export type ExternalIdTable = {
  system: string
  kind: string
  value: string
  certificant: CertificantId
  certification: CertificationId | null
  recordedAt: Defaulted<Instant>
}

export type CertificationGrantTable = {
  id: Id<'certificationGrant'>
  certificant: CertificantId
  certification: CertificationId
  scheme: string
  certifiedOn: Day
  via: string | null
  recordedAt: Defaulted<Instant>
  recordedBy: string
  batch: Id<'importBatch'> | null
  originKey: string | null
  supersedes: string | null
  withdrawn: Defaulted<boolean>
}

export type DecisionTable = {
  id: Id<'decision'>
  certificant: CertificantId
  certification: CertificationId | null
  kind: string
  decidedOn: Day
  effectiveOn: Day
  untilOn: Day | null
  cycleEnd: Day | null
  feeYear: number | null
  route: string | null
  authority: string
  reason: string | null
  recordedAt: Defaulted<Instant>
  recordedBy: string
  batch: Id<'importBatch'> | null
  originKey: string | null
  supersedes: string | null
  withdrawn: Defaulted<boolean>
}

export type CorrectionTable = {
  certificant: CertificantId
  fact: string
  kind: string
  decidedOn: Day
  authority: string
  reason: string
  recordedAt: Defaulted<Instant>
  recordedBy: string
}

export type CeActivityTable = {
  id: Id<'ceActivity'>
  certificant: CertificantId
  category: string
  title: string
  provider: string | null
  completedOn: Day
  fromOn: Day | null
  toOn: Day | null
  hours: number | null
  points: number
  awarded: boolean
  source: string
  evidence: string | null
  reportedOn: Day | null
  recordedAt: Defaulted<Instant>
  recordedBy: string
  batch: Id<'importBatch'> | null
  originKey: string | null
  supersedes: string | null
  withdrawn: Defaulted<boolean>
}

export type AttestationTable = {
  id: Id<'attestation'>
  certificant: CertificantId
  certification: CertificationId
  cycleEnd: Day
  signedOn: Day
  receivedOn: Day
  pointsClaimed: number
  recordedAt: Defaulted<Instant>
  recordedBy: string
  batch: Id<'importBatch'> | null
  originKey: string | null
  supersedes: string | null
  withdrawn: Defaulted<boolean>
}

export type AuditOutcomeTable = {
  id: Id<'auditOutcome'>
  certificant: CertificantId
  certification: CertificationId
  auditYear: number
  cycleEnd: Day
  selectedOn: Day
  decidedOn: Day
  outcome: string
  pointsProved: number
  recordedAt: Defaulted<Instant>
  recordedBy: string
  batch: Id<'importBatch'> | null
  originKey: string | null
  supersedes: string | null
  withdrawn: Defaulted<boolean>
}

export type FeePaymentTable = {
  id: Id<'feePayment'>
  certificant: CertificantId
  certification: CertificationId
  feeYear: number | null
  cents: number
  currency: string
  receivedOn: Day
  chargedBackOn: Day | null
  method: string | null
  reference: string | null
  recordedAt: Defaulted<Instant>
  recordedBy: string
  batch: Id<'importBatch'> | null
  originKey: string | null
  supersedes: string | null
  withdrawn: Defaulted<boolean>
}

export type OpeningStandingTable = {
  id: Id<'openingStanding'>
  certificant: CertificantId
  certification: CertificationId
  onDay: Day
  status: string
  since: Day
  cycleStart: Day | null
  feesFrom: Day | null
  takenOverFrom: string
  recordedAt: Defaulted<Instant>
  recordedBy: string
  batch: Id<'importBatch'> | null
  originKey: string | null
  supersedes: string | null
  withdrawn: Defaulted<boolean>
}

export type RulebookVersionTable = {
  hash: string
  body: string
  content: unknown
  adoptedAt: Defaulted<Instant>
  adoptedBy: string
  reason: string
}

export type RulebookAdoptionTable = {
  id: Id<'rulebookAdoption'>
  rulebook: string
  fromDay: Day | null
  adoptedBy: string
  reason: string
  adoptedAt: Defaulted<Instant>
}

export type StandingTable = {
  certification: CertificationId
  certificant: CertificantId
  status: string
  substate: string | null
  since: Day
  through: Day | null
  nextChange: Day | null
  asOf: Day
  derivedAt: Instant
  rulebook: string
  engineVersion: number
  verdict: unknown
}

export type StandingChangeTable = {
  id: Id<'standingChange'>
  certificant: CertificantId
  certification: CertificationId
  asOf: Day
  status: string
  substate: string | null
  since: Day
  through: Day | null
  reason: unknown
  rulebook: string
  engineVersion: number
  authority: string
  recordedAt: Defaulted<Instant>
}

export type DirtyCertificantTable = {
  certificant: CertificantId
  markedAt: Defaulted<Instant>
}

export type SettingTable = {
  key: string
  effectiveOn: Day
  value: unknown
  recordedAt: Defaulted<Instant>
  recordedBy: string
}

export type ImportRejectionTable = {
  batch: Id<'importBatch'>
  file: string
  line: number
  code: string
  params: unknown
  row: string
}

export type ImportFindingTable = {
  id: Id<'importFinding'>
  batch: Id<'importBatch'>
  code: string
  certificant: CertificantId | null
  certification: CertificationId | null
  file: string | null
  line: number | null
  params: unknown
}

export type SettlementTable = {
  id: Id<'settlement'>
  matter: string
  verdict: string
  keep: CertificantId | null
  merge: CertificantId | null
  reason: string
  authority: string
  recordedAt: Defaulted<Instant>
  recordedBy: string
  supersedes: Id<'settlement'> | null
  withdrawn: Defaulted<boolean>
}

export type MergeProposalTable = {
  id: Id<'mergeProposal'>
  batch: Id<'importBatch'>
  keep: CertificantId
  merge: CertificantId
  agreeing: string
  proposedAt: Defaulted<Instant>
}

export type AccountTable = {
  id: Id<'account'>
  name: string
  email: string
  roles: Role[]
  disabledAt: Instant | null
  recordedAt: Defaulted<Instant>
  recordedBy: string
}

export type SessionTable = {
  id: Id<'session'>
  tokenDigest: string
  account: Id<'account'> | null
  startedAt: Instant
  lastSeenAt: Instant
  expiresAt: Instant
  endedAt: Instant | null
  agent: string
  member: Id<'member'> | null
}

export type ConsoleLinkTable = {
  tokenDigest: string
  account: Id<'account'> | null
  issuedAt: Instant
  expiresAt: Instant
  usedAt: Instant | null
}

export type IdempotencyKeyTable = {
  scope: string
  key: string
  requestDigest: string
  answer: unknown
  expiresAt: Instant
}

export type TrailEntryTable = {
  id: Id<'trailEntry'>
  recordedAt: Defaulted<Instant>
  actor: string
  action: string
  certificant: CertificantId | null
  subject: string | null
  digest: string
  salt: string | null
  details: unknown
  erasedBy: Id<'trailEntry'> | null
  position: number | null
  previousHash: string | null
  hash: string | null
}

export type EventTable = {
  id: Id<'event'>
  kind: string
  certificant: CertificantId | null
  payload: unknown
  recordedAt: Defaulted<Instant>
  position: number | null
}

export type EventCursorTable = {
  name: string
  position: Defaulted<number>
  movedAt: Defaulted<Instant>
}

export type NightTable = {
  id: Id<'night'>
  asOf: Day
  everybody: boolean
  rulebook: string
  engineVersion: number
  startedAt: Defaulted<Instant>
  finishedAt: Instant | null
  certificants: number | null
  changes: number | null
  parked: number | null
}

export type DowntimeTable = {
  id: Id<'downtime'>
  fromOn: Day
  toOn: Day
  beganAt: Instant | null
  endedAt: Instant | null
  source: 'gap' | 'hand'
  reason: string
  toldOn: Day
  recordedAt: Defaulted<Instant>
  recordedBy: string
  supersedes: Id<'downtime'> | null
  withdrawn: Defaulted<boolean>
}

export type HeartbeatTable = { theOne: Defaulted<boolean>; beatenAt: Instant }

export type ParkedTable = {
  certificant: CertificantId
  code: string
  params: unknown
  asOf: Day
  parkedAt: Defaulted<Instant>
}

export type MemberTable = {
  id: Id<'member'>
  certificant: CertificantId
  email: string
  disabledAt: Instant | null
  recordedAt: Defaulted<Instant>
  recordedBy: string
}

export type MemberLinkTable = {
  tokenDigest: string
  certificant: CertificantId
  email: string
  purpose: 'invitation' | 'sign_up' | 'sign_in'
  issuedAt: Instant
  expiresAt: Instant
  usedAt: Instant | null
}

export type OutboxTable = {
  id: Id<'outbox'>
  key: string
  kind: string
  certificant: CertificantId | null
  recipient: string
  subject: string
  text: string
  html: string
  confidential: boolean
  state: Defaulted<'waiting' | 'sent' | 'refused' | 'given_up'>
  attempts: Defaulted<number>
  dueAt: Instant
  claimedUntil: Instant | null
  settledAt: Instant | null
  trouble: string | null
  recordedAt: Defaulted<Instant>
}

export type Tables = {
  importBatch: ImportBatchTable
  certificant: CertificantTable
  identity: IdentityTable
  contact: ContactTable
  certification: CertificationTable
  externalId: ExternalIdTable
  certificationGrant: CertificationGrantTable
  decision: DecisionTable
  correction: CorrectionTable
  ceActivity: CeActivityTable
  attestation: AttestationTable
  auditOutcome: AuditOutcomeTable
  feePayment: FeePaymentTable
  openingStanding: OpeningStandingTable
  rulebookVersion: RulebookVersionTable
  rulebookAdoption: RulebookAdoptionTable
  standing: StandingTable
  standingChange: StandingChangeTable
  dirtyCertificant: DirtyCertificantTable
  setting: SettingTable
  importRejection: ImportRejectionTable
  importFinding: ImportFindingTable
  mergeProposal: MergeProposalTable
  settlement: SettlementTable
  account: AccountTable
  session: SessionTable
  consoleLink: ConsoleLinkTable
  idempotencyKey: IdempotencyKeyTable
  trailEntry: TrailEntryTable
  event: EventTable
  eventCursor: EventCursorTable
  night: NightTable
  parked: ParkedTable
  downtime: DowntimeTable
  heartbeat: HeartbeatTable
  outbox: OutboxTable
  member: MemberTable
  memberLink: MemberLinkTable
}

type Access = { owner: string; readers: readonly string[] }

/**
 * Who writes a table and who else may read it. `standing` reads every fact; everybody else asks the owner's front door.
 * tests/architecture.test.ts holds the code to this list.
 */
export const TABLE_ACCESS = {
  certificant: { owner: 'certificants', readers: ['standing'] },
  identity: { owner: 'certificants', readers: ['standing'] },
  contact: { owner: 'certificants', readers: [] },
  externalId: { owner: 'certificants', readers: ['standing'] },
  certification: { owner: 'certifications', readers: ['standing'] },
  certificationGrant: { owner: 'certifications', readers: ['standing'] },
  decision: { owner: 'certifications', readers: ['standing'] },
  correction: { owner: 'certifications', readers: [] },
  openingStanding: { owner: 'certifications', readers: ['standing'] },
  auditOutcome: { owner: 'certifications', readers: ['standing'] },
  ceActivity: { owner: 'ce', readers: ['standing'] },
  attestation: { owner: 'attestations', readers: ['standing'] },
  feePayment: { owner: 'billing', readers: ['standing'] },
  importBatch: { owner: 'import', readers: [] },
  importRejection: { owner: 'import', readers: [] },
  importFinding: { owner: 'import', readers: [] },
  mergeProposal: { owner: 'import', readers: [] },
  settlement: { owner: 'import', readers: [] },
  rulebookVersion: { owner: 'standing', readers: [] },
  rulebookAdoption: { owner: 'standing', readers: [] },
  standing: { owner: 'standing', readers: [] },
  standingChange: { owner: 'standing', readers: [] },
  dirtyCertificant: { owner: 'standing', readers: [] },
  setting: { owner: 'platform', readers: [] },
  account: { owner: 'accounts', readers: [] },
  session: { owner: 'accounts', readers: [] },
  consoleLink: { owner: 'accounts', readers: [] },
  idempotencyKey: { owner: 'platform', readers: [] },
  trailEntry: { owner: 'platform', readers: [] },
  event: { owner: 'platform', readers: [] },
  eventCursor: { owner: 'platform', readers: [] },
  night: { owner: 'night', readers: [] },
  parked: { owner: 'night', readers: [] },
  downtime: { owner: 'downtime', readers: ['standing'] },
  heartbeat: { owner: 'downtime', readers: [] },
  outbox: { owner: 'platform', readers: [] },
  member: { owner: 'accounts', readers: [] },
  memberLink: { owner: 'accounts', readers: [] },
} satisfies Record<keyof Tables, Access>
