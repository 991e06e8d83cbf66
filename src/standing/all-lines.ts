import type { Status } from './statuses.ts'

type Row = readonly [certificate: string, scheme: string, status: string, since: string, through: string]

const HEAD: Row = ['certificate', 'scheme', 'status', 'since', 'through']

const rowOf = ({ number, scheme, status, since, through }: Status): Row => [number, scheme, status, since, through ?? '']

const quoted = (field: string): string => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)
const csv = (row: Row): string => row.map(quoted).join(',')

const WIDTHS = [12, 7, 18, 11, 0]
const columns = (row: Row): string =>
  row
    .map((field, at) => field.padEnd(WIDTHS[at] ?? 0))
    .join(' ')
    .trimEnd()

const json = ([certificate, scheme, status, since, through]: Row): string =>
  JSON.stringify({ certificate, scheme, status, since, through: through === '' ? null : through })

/** A line a certification as they come, so that a register of any size can be listed; JSON as one array over many lines. */
export async function* linesOfAll(
  pages: AsyncIterable<readonly Status[]>,
  format: 'columns' | 'csv' | 'json',
): AsyncGenerator<string> {
  if (format === 'json') yield* jsonLines(pages)
  else yield* rowLines(pages, format === 'csv' ? csv : columns)
}

async function* rowLines(pages: AsyncIterable<readonly Status[]>, line: (row: Row) => string): AsyncGenerator<string> {
  yield line(HEAD)
  for await (const page of pages) for (const status of page) yield line(rowOf(status))
}

async function* jsonLines(pages: AsyncIterable<readonly Status[]>): AsyncGenerator<string> {
  let before = '['
  for await (const page of pages)
    for (const status of page) {
      yield before === '[' ? `[${json(rowOf(status))}` : `,${json(rowOf(status))}`
      before = ','
    }
  yield before === '[' ? '[]' : ']'
}
