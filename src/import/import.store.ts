import type pg from 'pg'
import { type BulkColumn, copyRows } from '../platform/bulk-copy.ts'
import type { ImportWrite } from '../platform/bulk-merge.ts'
import type { Day } from '../values/day.ts'
import { type CertificantId, type Id, newId } from '../values/id.ts'
import type { RejectedRow } from './file-rows.ts'
import type { Found } from './findings.ts'

/** Any number will do, as long as every release of this program takes the same. */
const ONE_AT_A_TIME = 4_701_138_927

/** Waits until no other import runs; the lock goes with the transaction. */
export const lockImports = (client: pg.PoolClient) => client.query('select pg_advisory_xact_lock($1)', [ONE_AT_A_TIME])

export type Batch = { id: Id<'importBatch'>; system: string; exportedOn: Day; judgeFrom: string; recordedBy: string }

export const insertBatch = (client: pg.PoolClient, { id, system, exportedOn, judgeFrom, recordedBy }: Batch) =>
  client.query('insert into import_batch (id, system, exported_on, judge_from, recorded_by) values ($1, $2, $3, $4, $5)', [
    id,
    system,
    exportedOn,
    judgeFrom,
    recordedBy,
  ])

type Finished = Pick<Batch, 'id' | 'exportedOn' | 'judgeFrom'> & { counts: unknown }

export const finishBatch = (client: pg.PoolClient, { id, exportedOn, judgeFrom, counts }: Finished) =>
  client.query(
    'update import_batch set finished_at = clock_timestamp(), exported_on = $2, counts = $3, judge_from = $4 where id = $1',
    [id, exportedOn, JSON.stringify(counts), judgeFrom],
  )

export type EarlierBatch = { exportedOn: Day; judgeFrom: string; counts: unknown }

/** The finished imports of a system, the first one first. */
export async function listBatches(client: pg.PoolClient, system: string): Promise<EarlierBatch[]> {
  const { rows } = await client.query<EarlierBatch>(
    `select exported_on as "exportedOn", judge_from as "judgeFrom", counts from import_batch
     where system = $1 and finished_at is not null order by started_at, id`,
    [system],
  )
  return rows
}

const rejectionColumns = (batch: string): readonly BulkColumn<RejectedRow>[] => [
  ['batch', 'uuid', () => batch],
  ['file', 'text', row => row.file],
  ['line', 'int', row => row.line],
  ['code', 'text', row => row.code],
  ['params', 'jsonb', row => JSON.stringify(row.params)],
  ['row', 'text', row => withoutCodeZero(row.row)],
]

/** No text in PostgreSQL holds the character with the code 0, so it is shown as the sign made for it. */
const withoutCodeZero = (text: string): string => text.replaceAll('\0', '\u2400')

export const insertRejections = ({ client, batch }: ImportWrite, rows: AsyncIterable<readonly RejectedRow[]>): Promise<number> =>
  copyRows(client, 'import_rejection', rejectionColumns(batch), rows)

const findingColumns = (batch: string): readonly BulkColumn<Found>[] => [
  ['id', 'uuid', () => newId()],
  ['batch', 'uuid', () => batch],
  ['code', 'text', row => row.code],
  ['certificant', 'uuid', row => row.certificant ?? null],
  ['certification', 'uuid', row => row.certification ?? null],
  ['file', 'text', row => row.file ?? null],
  ['line', 'int', row => row.line ?? null],
  ['params', 'jsonb', row => JSON.stringify(row.params).replaceAll('\\u0000', '\\u2400')],
]

export const insertFindings = ({ client, batch }: ImportWrite, rows: AsyncIterable<readonly Found[]>): Promise<number> =>
  copyRows(client, 'import_finding', findingColumns(batch), rows)

export type Twins = { keep: CertificantId; merge: CertificantId }

/** Proposes merges that were not proposed before, and says how many. */
export async function insertMergeProposals({ client, batch }: ImportWrite, twins: readonly Twins[], agreeing: readonly string[]) {
  const { rowCount } = await client.query(
    `insert into merge_proposal (id, batch, keep, merge, agreeing)
     select pair.id, $4::uuid, pair.keep, pair.merge, $5::text[]
     from unnest($1::uuid[], $2::uuid[], $3::uuid[]) pair (id, keep, merge) on conflict (keep, merge) do nothing`,
    [twins.map(() => newId()), twins.map(pair => pair.keep), twins.map(pair => pair.merge), batch, agreeing],
  )
  return rowCount ?? 0
}
