import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

export type Cell = string | number | boolean | null

/** A column of a table: its name, its type, and its value in a row. */
export type BulkColumn<Row> = readonly [name: string, type: string, of: (row: Row) => Cell]

/** Creates an empty temporary table for the rest of the transaction, in place of one of that name. */
export async function createStage<Row>(client: pg.PoolClient, name: string, columns: readonly BulkColumn<Row>[]): Promise<void> {
  await client.query(`drop table if exists pg_temp.${name}`)
  await client.query(
    `create temp table ${name} (${columns.map(([column, type]) => `${column} ${type}`).join(', ')}) on commit drop`,
  )
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
