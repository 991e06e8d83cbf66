import type { FastifyReply } from 'fastify'

export type Cell = string | number | null

/** A field as RFC 4180 wants it. A text that a spreadsheet would take for a formula is kept a text by a leading apostrophe. */
function field(value: Cell): string {
  if (value === null) return ''
  const text = String(value)
  const harmless = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Rows as CSV, the titles first, with the byte order mark by which spreadsheets know it is UTF-8. */
export const csvOf = (titles: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${[titles, ...rows].map(row => row.map(field).join(',')).join('\r\n')}\r\n`

type Csv = { name: string; titles: readonly string[]; rows: readonly (readonly Cell[])[] }

/** Answers with a file of this name instead of JSON. The route's schema is for its JSON and does not apply. */
export function sendCsv(reply: unknown, { name, titles, rows }: Csv): never {
  const untyped = reply as FastifyReply
  return untyped
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .type('text/csv; charset=utf-8')
    .send(csvOf(titles, rows)) as never
}
