import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Rules } from '../rulebook/rules.ts'
import type { CertificantId } from '../values/id.ts'
import { reasonSentence } from '../words/en.ts'
import { findingSentence } from '../words/findings.en.ts'
import { rejectionSentence } from '../words/import.en.ts'
import { asCsv } from './file-rows.ts'
import { refusalOf } from './import.refusals.ts'
import type { Spools } from './spools.ts'
import type { Difference } from './take-over.ts'

/** Where the lists of an import lie. */
export const listsBeside = (rejectedPath: string) => ({
  rejected: rejectedPath,
  findings: join(dirname(rejectedPath), 'findings.csv'),
  differences: join(dirname(rejectedPath), 'differences.csv'),
})

/** What the lists name people, certifications and reasons by. */
export type Told = { rules: Rules; names: Names; numbers: ReadonlyMap<string, string> }

type Names = (people: readonly CertificantId[]) => Promise<Map<CertificantId, { number: string; name: string }>>

/**
 * Writes rejected.csv to its place, and beside it findings.csv and differences.csv: who would stand differently had the whole
 * history been judged. A half-written list never stands under its name.
 */
export async function writeReportFiles(rejectedPath: string, spools: Spools, { rules, names, numbers }: Told): Promise<void> {
  const lists = listsBeside(rejectedPath)
  await writeCsv(rejectedPath, REJECTED, spools.rejected.read(), row => [
    row.file,
    row.line,
    row.code,
    rejectionSentence(row),
    row.row,
  ])
  await writeCsv(lists.findings, FINDINGS, spools.found.read(), row => [
    row.file ?? '',
    row.line ?? '',
    row.certification === undefined ? '' : (numbers.get(row.certification) ?? ''),
    row.code,
    findingSentence(row),
  ])
  await writeCsv(lists.differences, DIFFERENCES, named(spools.differences.read(), names), row => [
    row.number,
    row.person.number,
    row.person.name,
    row.scheme,
    row.status,
    row.since,
    row.full.status,
    row.full.since,
    row.full.why?.code ?? '',
    row.full.why === undefined ? '' : reasonSentence(row.full.why, rules),
  ])
}

const REJECTED = ['file', 'line', 'code', 'reason', 'row']
const FINDINGS = ['file', 'line', 'certificate', 'code', 'finding']
const DIFFERENCES = [
  'certificate',
  'person',
  'name',
  'scheme',
  'status',
  'since',
  'status_judged_in_full',
  'since_judged_in_full',
  'code',
  'why',
]

async function* named(pages: AsyncIterable<Difference[]>, names: Names) {
  for await (const page of pages) {
    const known = await names([...new Set(page.map(({ certificant }) => certificant))])
    yield page.map(row => ({ ...row, person: known.get(row.certificant) ?? { number: '', name: '' } }))
  }
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
