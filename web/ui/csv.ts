/** A field as RFC 4180 wants it. A text that a spreadsheet would take for a formula is kept a text by a leading apostrophe. */
function field(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** Rows as CSV, the titles first, with the byte order mark by which spreadsheets know it is UTF-8. */
export const csvOf = (titles: readonly string[], rows: readonly (readonly string[])[]): string =>
  `\uFEFF${[titles, ...rows].map(row => row.map(field).join(',')).join('\r\n')}\r\n`
