import { type BulkColumn, copyRows, createStage } from '../platform/bulk-copy.ts'
import { type BulkWrite, type FactTable, heads, mergeStage, type Recorded } from '../platform/bulk-merge.ts'
import { correctable } from '../platform/correctable.ts'
import type { Tx } from '../platform/db.ts'
import type { Decision } from '../engine/dossier.ts'
import { type CertificantId, type CertificationId, type Id, newId } from '../values/id.ts'
import type { HeldCertification, ImportedAudit, ImportedCertification, ImportedDecision, TakenOver } from './certifications.ts'

const grantFacts: FactTable<ImportedCertification> = {
  name: 'certification_grant',
  content: [
    ['certification', 'uuid', row => row.certification],
    ['scheme', 'text', row => row.scheme],
    ['certified_on', 'date', row => row.certifiedOn],
    ['via', 'text', row => row.via],
  ],
}

export const decisionFacts: FactTable<ImportedDecision> = {
  name: 'decision',
  content: [
    ['certification', 'uuid', row => row.certification],
    ['kind', 'text', row => row.kind],
    ['decided_on', 'date', row => row.on],
    ['effective_on', 'date', row => row.on],
    ['until_on', 'date', row => row.untilOn ?? null],
    ['cycle_end', 'date', () => null],
    ['fee_year', 'int', () => null],
    ['route', 'text', row => row.route],
    ['authority', 'text', row => row.authority],
    ['reason', 'text', row => row.reason],
  ],
}

export const auditFacts: FactTable<ImportedAudit> = {
  name: 'audit_outcome',
  content: [
    ['certification', 'uuid', row => row.certification],
    ['audit_year', 'int', row => row.auditYear],
    ['cycle_end', 'date', row => row.cycleEnd],
    ['selected_on', 'date', row => row.selectedOn],
    ['decided_on', 'date', row => row.decidedOn],
    ['outcome', 'text', row => row.outcome],
    ['points_proved', 'int', row => row.proved],
  ],
}

export const openingFacts: FactTable<TakenOver> = {
  name: 'opening_standing',
  content: [
    ['certification', 'uuid', row => row.certification],
    ['on_day', 'date', row => row.onDay],
    ['status', 'text', row => row.status],
    ['since', 'date', row => row.since],
    ['cycle_start', 'date', row => row.cycleStart],
    ['fees_from', 'date', row => row.feesFrom],
    ['taken_over_from', 'text', row => row.takenOverFrom],
  ],
}

export const grantCorrections = correctable(grantFacts)
export const decisionCorrections = correctable(decisionFacts)
export const auditCorrections = correctable(auditFacts)
export const openingCorrections = correctable(openingFacts)

export type NewDecision = Omit<Decision, 'id'> & {
  id: Id<'decision'>
  certificant: CertificantId
  authority: string
  reason: string
  recordedBy: string
}

/** Records what an authority decided about a person or one of their certifications. */
export const insertDecision = (tx: Tx, { certification, ...decision }: NewDecision) =>
  tx
    .insertInto('decision')
    .values({ certification: certification as CertificationId | null, ...decision })
    .execute()

/** Every certification by its number. */
export async function listCertifications({ client }: BulkWrite): Promise<Map<string, HeldCertification>> {
  const { rows } = await client.query<HeldCertification & { number: string }>(
    'select number, id as certification, certificant from certification',
  )
  return new Map(rows.map(({ number, certification, certificant }) => [number, { certification, certificant }]))
}

const STAGE = 'bulk_certification'

const STAGED: readonly BulkColumn<ImportedCertification>[] = [
  ['id', 'uuid', () => newId()],
  ['line', 'int', row => row.line],
  ['certificant', 'uuid', row => row.certificant],
  ['origin_key', 'text', row => row.originKey],
  ['number', 'text', row => row.number],
  ...grantFacts.content,
]

/** Copies certifications into the stage the other statements of this file read. */
export async function stageCertifications(
  { client }: BulkWrite,
  rows: AsyncIterable<readonly ImportedCertification[]>,
): Promise<void> {
  await createStage(client, STAGE, STAGED)
  await copyRows(client, STAGE, STAGED, rows)
  await client.query(`analyze ${STAGE}`)
}

/** Inserts the staged certifications nobody knew. */
export const insertStagedCertifications = ({ client, recordedBy, batch }: BulkWrite) =>
  client.query(
    `insert into certification (id, certificant, number, recorded_by, batch)
     select certification, certificant, number, $1, $2::uuid from ${STAGE}
     where not exists (select from certification known where known.id = ${STAGE}.certification) order by certificant, number`,
    [recordedBy, batch],
  )

export const mergeStagedGrants = (write: BulkWrite): Promise<Recorded> => mergeStage(write, grantFacts, STAGE)

export async function listDecisionKeys({ client }: BulkWrite, prefix: string): Promise<Set<string>> {
  const { rows } = await client.query<{ key: string }>(
    `select head.origin_key as key from ${heads('decision')} head where starts_with(head.origin_key, $1) and not head.withdrawn`,
    [prefix],
  )
  return new Set(rows.map(({ key }) => key))
}
