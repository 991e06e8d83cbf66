import { type CertificantId, newId } from '../values/id.ts'
import { makeIds } from './bulk-ids.ts'
import { withoutChecks } from './bulk-checks.ts'
import { type BulkColumn, copyRows, createStage } from './bulk-copy.ts'
import { type BulkWrite, type FactTable, heads, mergeStage, type MissingFact, type Recorded } from './bulk-merge.ts'

/** Where a fact came from: the line of its file, and the key that names it in every export of that system. */
export type BulkFact = { line: number; certificant: CertificantId; originKey: string }

export type FactLoad<Row extends BulkFact> = {
  table: FactTable<Row>
  rows: AsyncIterable<readonly Row[]>
  /** Runs once all rows are in `relation` and none is merged; corrects rows by others of the same file. */
  settle?: (relation: string) => Promise<void>
}

const STAGE = 'bulk_stage'

/**
 * Records a stream of facts: new ones are added, changed ones supersede, the rest stays. The rows are copied into a stage and
 * merged as a set by (certificant, origin key); into an empty table they are copied directly, its keys and references taken
 * off before and put back, checked as a set, after. Keys must not repeat within one load.
 */
export async function recordFacts<Row extends BulkFact>(write: BulkWrite, load: FactLoad<Row>): Promise<Recorded> {
  const { client } = write
  const { table } = load
  // Nobody may add facts between the look and the copy; reading goes on.
  await client.query(`lock table ${table.name} in share row exclusive mode`)
  const { rows } = await client.query<{ empty: boolean }>(`select not exists (select from ${table.name}) as empty`)
  return rows[0]?.empty ? loadEmpty(write, load) : loadBeside(write, load)
}

async function loadEmpty<Row extends BulkFact>(write: BulkWrite, load: FactLoad<Row>): Promise<Recorded> {
  const { client } = write
  const { table, rows, settle } = load
  const people = new Set<CertificantId>()
  const columns: BulkColumn<Row>[] = [
    ['id', 'uuid', makeIds()],
    ['certificant', 'uuid', noting(people)],
    ...table.content,
    ['recorded_by', 'text', () => write.recordedBy],
    ['batch', 'uuid', () => write.batch],
    ['origin_key', 'text', row => row.originKey],
  ]
  await client.query(`drop table if exists pg_temp.${STAGE}`)
  const added = await withoutChecks(client, table.name, async () => {
    const copied = await copyRows(client, table.name, columns, rows)
    await settle?.(table.name)
    return copied
  })
  // The keys alone: what the rest of this transaction joins by. Autovacuum sees to the texts, whose sorting takes seconds.
  await client.query(`analyze ${table.name} (certificant, supersedes)`)
  const touched = async () => [...people]
  return { added, unchanged: 0, superseding: [], corrected: [], missing: nothingMissing, touched }
}

/** The certificant of a row, noted on the way; rows of one person usually stand together. */
function noting(people: Set<CertificantId>): (row: BulkFact) => CertificantId {
  let last: CertificantId | undefined
  return ({ certificant }) => {
    if (certificant !== last) people.add(certificant)
    last = certificant
    return certificant
  }
}

async function* nothingMissing(): AsyncGenerator<MissingFact[]> {}

async function loadBeside<Row extends BulkFact>(write: BulkWrite, load: FactLoad<Row>): Promise<Recorded> {
  const { table, rows, settle } = load
  const columns: BulkColumn<Row>[] = [
    ['id', 'uuid', makeIds()],
    ['line', 'int', row => row.line],
    ['certificant', 'uuid', row => row.certificant],
    ['origin_key', 'text', row => row.originKey],
    ...table.content,
  ]
  await createStage(write.client, STAGE, columns)
  await copyRows(write.client, STAGE, columns, rows)
  await settle?.(STAGE)
  await write.client.query(`analyze ${STAGE}`)
  return mergeStage(write, table, STAGE)
}

/** Withdraws facts of earlier exports by superseding rows with the same content; one that was corrected here is left alone. */
export async function withdrawFacts<Row>(
  write: BulkWrite,
  table: FactTable<Row>,
  facts: readonly MissingFact[],
): Promise<number> {
  const content = table.content.map(([name]) => name)
  const { rowCount } = await write.client.query(
    `insert into ${table.name} (id, certificant, ${content.join(', ')}, recorded_by, batch, origin_key, supersedes, withdrawn)
     select gone.id, head.certificant, ${content.map(name => `head.${name}`).join(', ')}, $4, $5::uuid, head.origin_key, head.id, true
     from unnest($1::uuid[], $2::uuid[], $3::text[]) gone (id, certificant, origin_key)
     join ${heads(table.name)} head using (certificant, origin_key)
     where not head.withdrawn and not exists (
       select from ${table.name} later where later.certificant = head.certificant and later.supersedes = head.id)`,
    [
      facts.map(() => newId()),
      facts.map(fact => fact.certificant),
      facts.map(fact => fact.originKey),
      write.recordedBy,
      write.batch,
    ],
  )
  return rowCount ?? 0
}
