import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type CertificantId, type Id, newId } from '../values/id.ts'
import { withoutChecks } from './bulk-checks.ts'
import { heads, mergeStage, type MergeCounts } from './bulk-merge.ts'

/** The connection of the transaction a bulk write runs in, and what every fact of it says of its origin. */
export type BulkWrite = { client: pg.PoolClient; batch: Id<'importBatch'>; recordedBy: string }

export type Cell = string | number | boolean | null

/** A column of a table: its name, its type, and its value in a row. */
export type BulkColumn<Row> = readonly [name: string, type: string, of: (row: Row) => Cell]

/** Where a fact came from: the line of its file, and the key that names it in every export of that system. */
export type BulkFact = { line: number; certificant: CertificantId; originKey: string }

/** A fact table as bulk writes see it: its content, by which an arriving row is the same as a stored one or not. */
export type FactTable<Row> = { name: string; content: readonly BulkColumn<Row>[] }

export type Recorded = MergeCounts & {
  /** Lines whose facts now supersede what an earlier export said. */
  superseding: number[]
  /** Lines whose change was not taken, because somebody had corrected that very fact here. */
  corrected: number[]
}

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
  const { table, rows, settle } = load
  const columns: BulkColumn<Row>[] = [
    ['id', 'uuid', () => newId()],
    ['certificant', 'uuid', row => row.certificant],
    ...table.content,
    ['recorded_by', 'text', () => write.recordedBy],
    ['batch', 'uuid', () => write.batch],
    ['origin_key', 'text', row => row.originKey],
  ]
  const added = await withoutChecks(write.client, table.name, async () => {
    const copied = await copyRows(write.client, table.name, columns, rows)
    await settle?.(table.name)
    return copied
  })
  await write.client.query(`analyze ${table.name}`)
  return { added, unchanged: 0, superseding: [], corrected: [] }
}

async function loadBeside<Row extends BulkFact>(write: BulkWrite, load: FactLoad<Row>): Promise<Recorded> {
  const { table, rows, settle } = load
  const columns: BulkColumn<Row>[] = [
    ['id', 'uuid', () => newId()],
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

/** Creates an empty temporary table for the rest of the transaction, in place of one of that name. */
export async function createStage<Row>(client: pg.PoolClient, name: string, columns: readonly BulkColumn<Row>[]): Promise<void> {
  await client.query(`drop table if exists pg_temp.${name}`)
  await client.query(`create temp table ${name} (${columns.map(([column, type]) => `${column} ${type}`).join(', ')}) on commit drop`)
}

/** Copies rows into a table and says how many; the stream is read no faster than the database takes it. */
export async function copyRows<Row>(
  client: pg.PoolClient,
  table: string,
  columns: readonly BulkColumn<Row>[],
  chunks: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
): Promise<number> {
  let copied = 0
  const lines = async function* () {
    for await (const chunk of chunks) {
      copied += chunk.length
      if (chunk.length > 0) yield Buffer.from(encodeRows(columns, chunk))
    }
  }
  const names = columns.map(([name]) => name).join(', ')
  await pipeline(Readable.from(lines(), { highWaterMark: 2 }), client.query(copyFrom(`copy ${table} (${names}) from stdin`)))
  return copied
}

/** Rows in PostgreSQL's text format: cells between tabs, `\N` for nothing. */
function encodeRows<Row>(columns: readonly BulkColumn<Row>[], rows: readonly Row[]): string {
  const values = columns.map(([, , of]) => of)
  const last = values.length - 1
  let text = ''
  for (const row of rows)
    for (let at = 0; at <= last; at++) text += encodeCell((values[at] as (row: Row) => Cell)(row)) + (at === last ? '\n' : '\t')
  return text
}

const SPECIAL = /[\\\t\n\r]/
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function encodeCell(cell: Cell): string {
  if (cell === null) return '\\N'
  if (typeof cell !== 'string') return String(cell)
  return SPECIAL.test(cell) ? cell.replace(/[\\\t\n\r]/g, each => ESCAPES[each] as string) : cell
}

export type MissingFact = { certificant: CertificantId; originKey: string }

const PAGE = 5000

/**
 * The facts of earlier exports whose keys begin with `prefix` and that the last load of this table did not bring, in pages.
 * Ask before the next load, which takes the stage over. A load into an empty table misses nothing.
 */
export async function* missingFacts(client: pg.PoolClient, table: string, prefix: string): AsyncGenerator<MissingFact[]> {
  const { rows: stage } = await client.query<{ there: boolean }>(`select to_regclass('pg_temp.${STAGE}') is not null as there`)
  if (!stage[0]?.there) return
  let after: MissingFact = { certificant: '00000000-0000-0000-0000-000000000000' as CertificantId, originKey: '' }
  for (;;) {
    const { rows } = await client.query<MissingFact>(
      `select head.certificant, head.origin_key as "originKey" from ${heads(table)} head
       where starts_with(head.origin_key, $1) and not head.withdrawn and (head.certificant, head.origin_key) > ($2::uuid, $3)
         and not exists (select from ${STAGE} s where s.certificant = head.certificant and s.origin_key = head.origin_key)
       order by head.certificant, head.origin_key limit ${PAGE}`,
      [prefix, after.certificant, after.originKey],
    )
    if (rows.length === 0) return
    yield rows
    after = rows.at(-1) as MissingFact
  }
}

/** Withdraws facts of earlier exports by superseding rows with the same content; one that was corrected here is left alone. */
export async function withdrawFacts<Row>(write: BulkWrite, table: FactTable<Row>, facts: readonly MissingFact[]): Promise<number> {
  const content = table.content.map(([name]) => name)
  const { rowCount } = await write.client.query(
    `insert into ${table.name} (id, certificant, ${content.join(', ')}, recorded_by, batch, origin_key, supersedes, withdrawn)
     select gone.id, head.certificant, ${content.map(name => `head.${name}`).join(', ')}, $4, $5::uuid, head.origin_key, head.id, true
     from unnest($1::uuid[], $2::uuid[], $3::text[]) gone (id, certificant, origin_key)
     join ${heads(table.name)} head using (certificant, origin_key)
     where not head.withdrawn and not exists (
       select from ${table.name} later where later.certificant = head.certificant and later.supersedes = head.id)`,
    [facts.map(() => newId()), facts.map(fact => fact.certificant), facts.map(fact => fact.originKey), write.recordedBy, write.batch],
  )
  return rowCount ?? 0
}
