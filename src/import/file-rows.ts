import { statSync } from 'node:fs'
import type { Rejection } from '../words/import.en.ts'
import { type CsvRow, readCsv } from './csv.ts'
import { type Cursor, makeCursor } from './cursor.ts'
import { FIELDS, type Kind } from './fields.ts'
import type { FindingSink } from './findings.ts'
import { refusalOf } from './import.refusals.ts'
import type { Known } from './known.ts'
import type { MappedFile } from './mapping.ts'
import { makeSeen } from './seen.ts'

/** A row that did not become a fact, with its place. */
export type RejectedRow = Rejection & { file: string; line: number; row: string }

/** What became of the rows of one file so far; the rest of them were passed on. */
export type Tally = { read: number; merged: number; rejected: number; ignoredColumns: string[] }

export type Sinks = { reject: (row: RejectedRow) => void; find: FindingSink; onRows: (read: number) => void }

/** What a file's rows are told apart by. */
export type Identity<Fact> = {
  /** Names the row in every export. */
  key: (fact: Fact) => string
  /** What a row says, put into a list of texts: two rows that say the same are one. Rows that stand together should share the first. */
  substance: (fact: Fact, said: string[]) => void
  /** Which of two such rows survives although it comes later. */
  isPreferred?: (fact: Fact) => boolean
}

type Placed = { line: number }

export type FileReading<Of extends Kind, Fact extends Placed> = {
  kind: Of
  path: string
  mapped: MappedFile
  known: Known
  read: (cursor: Cursor<Of>, known: Known, line: number) => Fact
  identity: Identity<Fact>
  /** Takes a row: looks at it, remembers it, may give something else in its place or nothing. */
  take?: (fact: Fact, cells: readonly string[]) => Fact | undefined
  /** Takes a row that is the same as an earlier one and survives in its place. */
  replace?: (fact: Fact) => void
  /** Told of a row that was rejected, with the number it has in its key column. */
  onReject?: (number: string, line: number) => void
}

/**
 * The facts of one file in chunks. Rows that are no facts go to the sinks: rejected, or merged into an earlier row that is the
 * same in substance. Refuses a file whose header lacks a needed column.
 */
export async function* rowsOf<Of extends Kind, Fact extends Placed>(
  reading: FileReading<Of, Fact>,
  tally: Tally,
  sinks: Sinks,
): AsyncGenerator<Fact[]> {
  const { mapped, known } = reading
  let classify: ((row: CsvRow) => Fact | undefined) | undefined
  for await (const block of readCsv(reading.path, mapped.file, known.reading.mapping.delimiter)) {
    const rows = classify === undefined ? block.slice(1) : block
    classify ??= classifier(reading, headerOf(block[0], reading), tally, sinks)
    const facts: Fact[] = []
    for (const row of rows) {
      const fact = classify(row)
      if (fact !== undefined) facts.push(fact)
    }
    tally.read += rows.length
    sinks.onRows(tally.read)
    yield facts
  }
  if (classify === undefined) throw refusalOf('import.file_empty', { file: mapped.file, expected: Object.values(mapped.columns) })
}

function headerOf<Of extends Kind, Fact extends Placed>(
  first: CsvRow | undefined,
  { kind, mapped }: FileReading<Of, Fact>,
): string[] {
  const header = (first?.cells ?? []).map(name => name.trim())
  const needed = [...FIELDS[kind].needed, ...FIELDS[kind].optional].flatMap(field => mapped.columns[field] ?? [])
  const missing = needed.filter(column => !header.includes(column))
  if (missing.length > 0) throw refusalOf('import.header_wrong', { file: mapped.file, missing, found: header })
  const twice = header.find((column, at) => column !== '' && header.indexOf(column) !== at)
  if (twice !== undefined) throw refusalOf('import.header_twice', { file: mapped.file, column: twice })
  return header
}

/** What a row takes in a file at least, so that what is remembered of each has room from the start. */
const BYTES_A_ROW = 80

function classifier<Of extends Kind, Fact extends Placed>(
  reading: FileReading<Of, Fact>,
  header: string[],
  tally: Tally,
  sinks: Sinks,
): (row: CsvRow) => Fact | undefined {
  const { mapped, known, read, identity, take, replace, onReject } = reading
  const cursor = makeCursor<Of>(mapped, header, known.reading)
  const expected = statSync(reading.path).size / BYTES_A_ROW
  const [keys, substances, rejects] = [makeSeen(expected), makeSeen(expected), makeSeen()]
  const { file } = mapped
  const said: string[] = []
  const numberAt = header.indexOf(mapped.columns.number ?? '')
  tally.ignoredColumns = header.filter(column => !Object.values(mapped.columns).includes(column))

  const merge = (cells: readonly string[], line: number, into: number): undefined => {
    tally.merged++
    sinks.find({ code: 'row.merged', params: { into, row: asCsv(cells) }, file, line })
    return undefined
  }

  const reject = (cells: readonly string[], line: number, problem: Rejection): undefined => {
    const first = rejects.first(cells, line)
    if (first !== undefined) return merge(cells, line, first)
    tally.rejected++
    onReject?.(cells[numberAt]?.trim() ?? '', line)
    sinks.reject({ ...problem, file, line, row: asCsv(cells) })
    return undefined
  }

  const mergeTwin = (fact: Fact, cells: readonly string[], first: Placed & { isPreferred: boolean }, isPreferred: boolean) => {
    const { line } = fact
    if (!isPreferred || first.isPreferred) return merge(cells, line, first.line)
    replace?.(fact)
    tally.merged++
    sinks.find({ code: 'row.took_place', params: { of: first.line, row: asCsv(cells) }, file, line })
    return undefined
  }

  return ({ line, cells, holdsCodeZero }) => {
    if (cells.length !== header.length)
      return reject(cells, line, { code: 'row.column_count', params: { found: cells.length, expected: header.length } })
    if (holdsCodeZero) {
      const column = header[cells.findIndex(cell => cell.includes('\0'))] ?? ''
      return reject(cells, line, { code: 'row.control_character', params: { column } })
    }
    cursor.load(cells)
    const fact = read(cursor, known, line)
    const problem = cursor.problem()
    if (problem) return reject(cells, line, problem)
    const isPreferred = identity.isPreferred?.(fact) ?? false
    said.length = 0
    identity.substance(fact, said)
    const twin = substances.first(said, line * 2 + Number(isPreferred))
    if (twin !== undefined) return mergeTwin(fact, cells, { line: twin >>> 1, isPreferred: (twin & 1) === 1 }, isPreferred)
    const key = identity.key(fact)
    const keyLine = keys.first(inTwo(key, said), line)
    if (keyLine !== undefined) return reject(cells, line, { code: 'row.key_taken', params: { key, line: keyLine } })
    return take ? take(fact, cells) : fact
  }
}

/** A key in two texts, the first of which it shares with its neighbours. */
function inTwo(key: string, said: string[]): string[] {
  said.length = 0
  said.push(key.slice(0, -1), key.slice(-1))
  return said
}

/** A row as CSV again, quoted where it has to be. */
export const asCsv = (cells: readonly (string | number)[]): string => cells.map(csvCell).join(',')

const csvCell = (cell: string | number): string => {
  const text = String(cell)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
