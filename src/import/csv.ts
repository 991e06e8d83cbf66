import { isUtf8 } from 'node:buffer'
import { open } from 'node:fs/promises'
import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import { refusalOf } from './import.refusals.ts'

/** A record of a CSV file and the line it begins on, counted from 1 with the line breaks inside quotes. */
export type CsvRow = { line: number; cells: string[]; holdsCodeZero?: boolean }

export type Delimiter = ',' | ';' | '\t' | '|'

/** The longest record taken, in bytes; a longer one is a file without line ends or a quote that never closes. */
export const LONGEST_RECORD = 1_000_000
const BLOCK = 65_536
const LF = 10
const QUOTE = 34

/**
 * The records of a CSV file (RFC 4180, UTF-8 with or without a byte-order mark, CRLF or LF) in blocks, the header first. Lines
 * without a quote are divided at the delimiter, which is all that CSV says of them; those with one go through csv-parse. That
 * is two to three times as fast as sending every line there, and the import of millions of rows waits on it.
 * Refuses what is not UTF-8, a quote that is astray or never closes, and a record of over a megabyte, by file and line.
 */
export async function* readCsv(path: string, file: string, delimiter: Delimiter): AsyncGenerator<CsvRow[]> {
  let line = 1
  for await (const bytes of wholeLines(path, file)) {
    if (!isUtf8(bytes)) throw refusalOf('import.not_utf8', { file, line: line + linesBeforeBadByte(bytes) })
    const text = bytes.toString('utf8')
    const block = divide(line === 1 && text.startsWith('\uFEFF') ? text.slice(1) : text, { file, line, delimiter })
    line = block.nextLine
    yield block.rows
  }
}

/** The file in blocks that end where a record ends: at a line end outside of quotes. A block is good until the next is asked for. */
async function* wholeLines(path: string, file: string): AsyncGenerator<Buffer> {
  const opened = await readable(open(path, 'r'), file)
  try {
    // One buffer for the whole file: what is kept of a record moves to its beginning, and the next bytes are read behind it.
    let bytes = Buffer.allocUnsafe(2 * BLOCK)
    let kept = 0
    let line = 1
    for (;;) {
      if (kept + BLOCK > bytes.length) bytes = Buffer.concat([bytes], 2 * bytes.length)
      const { bytesRead } = await readable(opened.read(bytes, kept, BLOCK), file)
      if (bytesRead === 0) break
      const all = bytes.subarray(0, kept + bytesRead)
      const end = lastRecordEnd(all)
      if (end > 0) {
        yield all.subarray(0, end)
        line += countLines(all, end)
      }
      bytes.copyWithin(0, end, all.length)
      kept = all.length - end
      if (kept > LONGEST_RECORD) throw tooLong(bytes.subarray(0, kept), file, line)
    }
    if (kept > 0) yield bytes.subarray(0, kept)
  } finally {
    await opened.close()
  }
}

/** What the file system gives, or a refusal that says why it does not. */
async function readable<T>(asked: Promise<T>, file: string): Promise<T> {
  try {
    return await asked
  } catch (error) {
    throw refusalOf('import.file_unreadable', { file, reason: error instanceof Error ? error.message : String(error) })
  }
}

function tooLong(kept: Buffer, file: string, line: number) {
  const firstEnd = kept.indexOf(LF)
  if (firstEnd === -1 || firstEnd > LONGEST_RECORD)
    return refusalOf('import.line_too_long', { file, line, limit: LONGEST_RECORD })
  return refusalOf('import.quote_unclosed', { file, line })
}

/** Where the last whole record of these bytes ends, which begin with one; 0 where none does. */
function lastRecordEnd(bytes: Buffer): number {
  const end = bytes.lastIndexOf(LF) + 1
  if (bytes.indexOf(QUOTE) === -1) return end
  let isOpen = false
  let good = 0
  let from = 0
  for (let quote = bytes.indexOf(QUOTE); quote !== -1 && quote < end; quote = bytes.indexOf(QUOTE, quote + 1)) {
    if (!isOpen) {
      const before = bytes.lastIndexOf(LF, quote) + 1
      if (before > from) good = before
    }
    isOpen = !isOpen
    from = quote
  }
  return isOpen ? good : end
}

const countLines = (bytes: Buffer, end: number): number => {
  let lines = 0
  for (let at = bytes.indexOf(LF); at !== -1 && at < end; at = bytes.indexOf(LF, at + 1)) lines++
  return lines
}

/** How many lines come before the first byte that is no UTF-8. */
function linesBeforeBadByte(bytes: Buffer): number {
  let lines = 0
  for (let from = 0; from < bytes.length; lines++) {
    const end = bytes.indexOf(LF, from)
    const to = end === -1 ? bytes.length : end + 1
    if (!isUtf8(bytes.subarray(from, to))) return lines
    from = to
  }
  return lines
}

type Place = { file: string; line: number; delimiter: Delimiter }
type Block = { rows: CsvRow[]; nextLine: number }

function divide(text: string, place: Place): Block {
  const rows: CsvRow[] = []
  const quoted: Quoted[] = []
  let { line } = place
  let quote = nextOf(text, '"', 0)
  for (let from = 0; from < text.length; ) {
    let end = nextOf(text, '\n', from)
    const startLine = line
    if (quote < end) {
      end = recordEnd(text, quote)
      const record = text.slice(from, withoutReturn(text, end))
      const row = { line: startLine, cells: [] }
      rows.push(row)
      quoted.push({ row, record })
      line += occurrences(record, '\n')
      quote = nextOf(text, '"', end)
    } else {
      const to = withoutReturn(text, end)
      if (to > from) rows.push({ line: startLine, cells: text.slice(from, to).split(place.delimiter) })
    }
    line++
    from = end + 1
  }
  parseQuoted(quoted, place)
  // Looked for once a block, because almost none has one.
  if (text.includes('\0')) for (const row of rows) row.holdsCodeZero = row.cells.some(cell => cell.includes('\0'))
  return { rows, nextLine: line }
}

const nextOf = (text: string, what: string, from: number): number => {
  const at = text.indexOf(what, from)
  return at === -1 ? text.length : at
}

const withoutReturn = (text: string, end: number): number => (text.charCodeAt(end - 1) === 13 ? end - 1 : end)

/** The line end that closes a record whose first quote is at `quote`: the first with an even number of quotes before it. */
function recordEnd(text: string, quote: number): number {
  let at = quote
  for (;;) {
    const closing = text.indexOf('"', at + 1)
    if (closing === -1) return text.length
    const end = nextOf(text, '\n', closing)
    const next = nextOf(text, '"', closing + 1)
    if (next > end) return end
    at = next
  }
}

function occurrences(text: string, what: string): number {
  let count = 0
  for (let at = text.indexOf(what); at !== -1; at = text.indexOf(what, at + 1)) count++
  return count
}

type Quoted = { row: CsvRow; record: string }

/** Parses the records that hold quotes together, because a call of the parser costs more than a record. */
function parseQuoted(quoted: readonly Quoted[], { file, delimiter }: Place): void {
  if (quoted.length === 0) return
  try {
    const parsed = cellsOf(quoted.map(({ record }) => record).join('\n'), delimiter)
    if (parsed.length === quoted.length) {
      for (const [at, { row }] of quoted.entries()) row.cells = parsed[at] as string[]
      return
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
  }
  // One of them is malformed: find out which.
  for (const { row, record } of quoted) row.cells = parseOne(record, file, row.line, delimiter)
}

function parseOne(record: string, file: string, line: number, delimiter: Delimiter): string[] {
  try {
    const [cells = ['']] = cellsOf(record, delimiter)
    return cells
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const code = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'import.quote_unclosed' : 'import.quote_stray'
    throw refusalOf(code, { file, line })
  }
}

const cellsOf = (text: string, delimiter: Delimiter): string[][] =>
  parse(text, { delimiter, record_delimiter: ['\n', '\r\n'], relax_column_count: true })
