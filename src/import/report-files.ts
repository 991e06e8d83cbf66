import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { findingSentence } from '../words/findings.en.ts'
import { rejectionSentence } from '../words/import.en.ts'
import { asCsv, type RejectedRow } from './file-rows.ts'
import type { Found } from './findings.ts'
import { refusalOf } from './import.refusals.ts'
import type { Spool } from './spool.ts'

/** Writes rejected.csv to its place and findings.csv beside it; a half-written list never stands under its name. */
export async function writeReportFiles(rejectedPath: string, rejected: Spool<RejectedRow>, found: Spool<Found>): Promise<void> {
  await writeCsv(rejectedPath, ['file', 'line', 'code', 'reason', 'row'], rejected.read(), row => [
    row.file,
    row.line,
    row.code,
    rejectionSentence(row),
    row.row,
  ])
  await writeCsv(join(dirname(rejectedPath), 'findings.csv'), ['file', 'line', 'code', 'finding'], found.read(), row => [
    row.file ?? '',
    row.line ?? '',
    row.code,
    findingSentence(row),
  ])
}

type Cells = (string | number)[]

/** Writes a CSV file (UTF-8, CRLF as RFC 4180 has it) and puts it in place when it is whole. */
export async function writeCsv<Row>(
  path: string,
  header: string[],
  pages: AsyncIterable<readonly Row[]>,
  cellsOf: (row: Row) => Cells,
): Promise<void> {
  const lines = async function* () {
    yield `${asCsv(header)}\r\n`
    for await (const page of pages) yield page.map(row => `${asCsv(cellsOf(row))}\r\n`).join('')
  }
  const unfinished = `${path}.unfinished`
  try {
    await pipeline(Readable.from(lines()), createWriteStream(unfinished))
    await rename(unfinished, path)
  } catch (error) {
    throw refusalOf('import.out_unwritable', { path, reason: error instanceof Error ? error.message : String(error) })
  }
}
