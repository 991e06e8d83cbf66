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
      yield* encodeRows(columns, chunk)
    }
  }
  const names = columns.map(([name]) => name).join(', ')
  await pipeline(Readable.from(lines(), { highWaterMark: 2 }), client.query(copyFrom(`copy ${table} (${names}) from stdin`)))
  return copied
}

/** A text of up to 128 kB lives and dies among the young objects; a longer one waits for the great collection. */
const ROWS_AT_ONCE = 250

/** Rows in PostgreSQL's text format: cells between tabs, `\\N` for nothing. */
export function* encodeRows<Row>(columns: readonly BulkColumn<Row>[], rows: readonly Row[]): Generator<Buffer> {
  const encoders = columns.map(([, type, of]) => (type === 'text' || type === 'jsonb' ? encodeText(of) : encodePlain(of)))
  const cells: string[] = Array.from({ length: columns.length })
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const to = Math.min(rows.length, from + ROWS_AT_ONCE)
    const lines: string[] = []
    for (let nth = from; nth < to; nth++) {
      for (let at = 0; at < encoders.length; at++) cells[at] = (encoders[at] as (row: Row) => string)(rows[nth] as Row)
      // Joining makes one flat text of a row; adding cell to cell makes a chain that the collector has to walk.
      lines.push(cells.join('\t'))
    }
    lines.push('')
    yield Buffer.from(lines.join('\n'))
  }
}

/** Days, ids and numbers hold nothing that would have to be escaped. */
const encodePlain = <Row>(of: (row: Row) => Cell): ((row: Row) => string) => {
  return row => {
    const cell = of(row)
    return typeof cell === 'string' ? cell : cell === null ? '\\N' : String(cell)
  }
}

const SPECIAL = /[\\\t\n\r]/
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

const encodeText = <Row>(of: (row: Row) => Cell): ((row: Row) => string) => {
  return row => {
    const cell = of(row)
    if (cell === null) return '\\N'
    const text = String(cell)
    return SPECIAL.test(text) ? text.replace(/[\\\t\n\r]/g, each => ESCAPES[each] as string) : text
  }
}
