import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CsvRow, LONGEST_RECORD, readCsv } from './csv.ts'

const path = join(mkdtempSync(join(tmpdir(), 'gs-csv-')), 'x.csv')

async function rowsOf(bytes: string | Uint8Array): Promise<CsvRow[]> {
  writeFileSync(path, bytes)
  const rows: CsvRow[] = []
  for await (const block of readCsv(path, 'x.csv', ',')) rows.push(...block)
  return rows
}

const cells = async (bytes: string | Uint8Array) => (await rowsOf(bytes)).map(row => row.cells)

test('a byte-order mark, CRLF and LF, and a last line without an end', async () =>
  expect(await cells('\uFEFFa,b\r\n1,2\n3,4')).toEqual([
    ['a', 'b'],
    ['1', '2'],
    ['3', '4'],
  ]))

test('quotes hold delimiters, line breaks and quotes, and lines are counted through them', async () =>
  expect(await rowsOf('a,b\r\n"x,1","Prefers ""Liz"";\r\nmoved"\r\n\r\nz,9\r\n')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['x,1', 'Prefers "Liz";\r\nmoved'] },
    { line: 5, cells: ['z', '9'] },
  ]))

test('a record that crosses the blocks a file is read in stays whole', async () => {
  const long = 'é'.repeat(100_000)
  const rows = await rowsOf(`h\r\n${Array.from({ length: 9 }, (_, at) => `"${at}\n${long}"\r\n`).join('')}end`)
  expect(rows.map(({ line }) => line)).toEqual([1, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20])
  expect(rows[9]?.cells).toEqual([`8\n${long}`])
})

const refusals: [what: string, bytes: string | Uint8Array, code: string, line: number][] = [
  ['a byte that is no UTF-8', Buffer.from('a,b\n1,2\n3,\xff4\n', 'latin1'), 'import.not_utf8', 3],
  ['a quote that never closes', 'a,b\n1,2\n3,"4\n5,6\n', 'import.quote_unclosed', 3],
  ['a quote inside a value', 'a,b\n1,2\n3,4"5"\n', 'import.quote_stray', 3],
  ['a quote that closes too early', 'a,b\n1,2\n3,"4"5\n', 'import.quote_stray', 3],
  ['a line that never ends', `a,b\n1,2\n${'x'.repeat(2 * LONGEST_RECORD)}`, 'import.line_too_long', 3],
  ['a quote that swallows a megabyte', `a,b\n"1,2\n${'x,y\n'.repeat(LONGEST_RECORD)}`, 'import.quote_unclosed', 2],
]
test.each(refusals)('%s is refused by its line', async (_what, bytes, code, line) =>
  expect(rowsOf(bytes)).rejects.toMatchObject({ code, params: { file: 'x.csv', line } }),
)

test('any table comes back as it was, cell by cell, and as csv-parse reads it', async () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', ',', '"', '\n', ' ', '7') })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), async table => {
      const text = table.map(row => row.map(each => `"${each.replaceAll('"', '""')}"`).join(',')).join('\r\n')
      expect(await cells(text)).toEqual(table)
      expect(await cells(text)).toEqual(parse(text, { relax_column_count: true }))
    }),
    { numRuns: 200 },
  )
})
