import type { AuditOutcome, DecisionKind, OpeningStanding } from '../engine/dossier.ts'
import { type BulkFact, recordFacts, withdrawFacts } from '../platform/bulk.ts'
import type { BulkWrite, MissingFact, Recorded } from '../platform/bulk-merge.ts'
import type { SchemeCode } from '../rulebook/rules.ts'
import type { RouteCode } from '../rulebook/rules-back.ts'
import type { Day } from '../values/day.ts'
import type { CertificantId, CertificationId } from '../values/id.ts'
import {
  auditFacts,
  decisionFacts,
  insertStagedCertifications,
  listCertifications,
  listDecisionKeys,
  mergeStagedGrants,
  openingFacts,
  stageCertifications,
} from './certifications.store.ts'

// Why staff put a fact of any room in the place of another.
export { type Because, findCorrectedKind, insertCorrection, listCorrections } from './corrections.store.ts'
// What staff may correct, and the decisions they record.
export {
  auditCorrections,
  decisionCorrections,
  grantCorrections,
  insertDecision,
  type NewDecision,
  openingCorrections,
} from './certifications.store.ts'

export type HeldCertification = { certification: CertificationId; certificant: CertificantId }

/** A certification and its grant as another system's export tells them. */
export type ImportedCertification = BulkFact &
  HeldCertification & { number: string; scheme: SchemeCode; certifiedOn: Day; via: string | null }

/** What an authority decided, as another system's export tells it; it holds from the day it was decided. */
export type ImportedDecision = BulkFact & {
  /** Null: concerns the person. */
  certification: CertificationId | null
  kind: DecisionKind
  on: Day
  /** Its last day, where the row tells one. */
  untilOn?: Day | null
  route: RouteCode | null
  authority: string
  reason: string | null
}

/** A decided audit as another system's export tells it. */
export type ImportedAudit = BulkFact & Omit<AuditOutcome, 'id'>

/** Where judging begins for a certification taken over from another system. */
export type TakenOver = BulkFact & Omit<OpeningStanding, 'id'>

/** Every certification by its number, with whose it is. */
export const certificationsByNumber = (write: BulkWrite): Promise<Map<string, HeldCertification>> => listCertifications(write)

/**
 * Records certifications of an export, each once; one not known yet is made under the id its row brings. A grant that is told
 * differently supersedes.
 */
export async function recordCertificationsInBulk(
  write: BulkWrite,
  rows: AsyncIterable<readonly ImportedCertification[]>,
): Promise<Recorded> {
  await stageCertifications(write, rows)
  await insertStagedCertifications(write)
  return mergeStagedGrants(write)
}

/** Records decisions of an export, each once; one that is told differently supersedes. */
export const recordDecisionsInBulk = (write: BulkWrite, rows: AsyncIterable<readonly ImportedDecision[]>): Promise<Recorded> =>
  recordFacts(write, { table: decisionFacts, rows })

/** Records audits of an export, each once; one that is told differently supersedes. */
export const recordAuditsInBulk = (write: BulkWrite, rows: AsyncIterable<readonly ImportedAudit[]>): Promise<Recorded> =>
  recordFacts(write, { table: auditFacts, rows })

/** The keys, beginning with `prefix`, of decisions that an export told and none has denied since. */
export const decisionKeys = (write: BulkWrite, prefix: string): Promise<Set<string>> => listDecisionKeys(write, prefix)

/** Withdraws decisions that an export told before and now denies. */
export const withdrawDecisions = (write: BulkWrite, facts: readonly MissingFact[]): Promise<number> =>
  withdrawFacts(write, decisionFacts, facts)

/**
 * Records where judging begins for certifications taken over. One that begins elsewhere now supersedes; those of earlier
 * take-overs whose keys begin with `prefix`, that are named here and do not come again, are withdrawn.
 */
export async function recordOpeningsInBulk(
  write: BulkWrite,
  rows: AsyncIterable<readonly TakenOver[]>,
  prefix: string,
  isNamed: (originKey: string) => boolean,
): Promise<Recorded & { withdrawn: CertificantId[] }> {
  const recorded = await recordFacts(write, { table: openingFacts, rows })
  const withdrawn: CertificantId[] = []
  for await (const page of recorded.missing(prefix)) {
    const gone = page.filter(({ originKey }) => isNamed(originKey))
    await withdrawFacts(write, openingFacts, gone)
    withdrawn.push(...gone.map(({ certificant }) => certificant))
  }
  return { ...recorded, withdrawn }
}
