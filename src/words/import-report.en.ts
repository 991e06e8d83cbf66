import type { FindingCode } from './findings.en.ts'
import type { RejectionCode } from './import.en.ts'

/** What the report's sentences need; the import's own report has all of it. */
export type ToldReport = {
  system: string
  exportedOn: string
  dryRun: boolean
  kept: boolean
  files: {
    file: string
    read: number
    imported: number
    merged: number
    unchanged: number
    superseding: number
    rejected: number
    missing: number
    ignoredColumns: string[]
  }[]
  rejections: Record<string, Partial<Record<RejectionCode, number>>>
  findings: Partial<Record<FindingCode, number>>
  mergeProposals: number
  takeOver: {
    judgeFrom: string
    openings: { added: number; superseding: number; unchanged: number; withdrawn: number }
    statuses: Partial<Record<string, number>>
    fullStatuses: Partial<Record<string, number>>
    differing: number
    changes: { from: string; to: string; why: string; count: number }[]
  }
  lists: { rejected: string; findings: string; differences: string }
}

const REJECTED: Record<RejectionCode, string> = {
  'row.column_count': 'another number of values than columns',
  'row.control_character': 'a character no text may hold',
  'row.key_taken': 'a number that another row has',
  'value.missing': 'a needed value is empty',
  'value.unknown_word': 'an unknown word',
  'day.unreadable': 'no readable day',
  'day.not_in_calendar': 'a day that is not in the calendar',
  'day.in_future': 'a day after the export',
  'number.unreadable': 'no readable number',
  'number.negative': 'a negative number',
  'number.from_spreadsheet': 'a number a spreadsheet has rounded',
  'interval.reversed': 'a time span that ends before it begins',
  'interval.half': 'a time span with one end',
  'designation.unknown': 'an unknown certification',
  'category.unknown': 'an unknown category',
  'person.unknown': 'nobody has that number',
  'person.rejected': "the person's row was rejected",
  'certification.unknown': 'no certification has that number',
  'certification.rejected': "the certification's row was rejected",
  'certification.of_another': "somebody else's certificate number",
  'fee.day_missing': 'a fee without the day it came',
  'fee.charge_back_alone': 'money taken back that never came',
  'fee.nothing_paid': 'a fee of nothing',
}

const FOUND: Record<FindingCode, string> = {
  'row.merged': 'rows merged into one that is the same',
  'row.took_place': 'automatic records that took the place of an earlier row',
  'row.missing': 'facts of an earlier export that this one does not tell',
  'row.corrected_here': 'rows that changed, but had been corrected here',
  'fee.charged_back': 'payments taken back',
  'contact.email_unreadable': 'addresses that are no e-mail address',
  'contact.postal_code_short': 'postal codes without their leading zeros',
  'certification.closed_class_note': 'remarks that an open class is closed',
  'certification.number_lost': 'certificate numbers that a spreadsheet rounded',
  'certification.same_scheme': 'people with two certifications of one kind',
  'certification.under_age': 'people certified under 16',
  'activity.interval_end_differs': 'activities completed on another day than their time span ends',
  'attestation.received_before_signed': 'attestations received before they were signed',
  'attestation.no_such_cycle': 'attestations for a cycle that does not exist',
  'audit.contradicts_points': 'audits whose outcome contradicts the points proved',
  'fee.after_loss': 'certifications that paid fees after their loss by the record',
  'fee.hole': 'certifications with holes in their fees',
  'money.after_death': 'money to look at: after death',
  'money.after_revocation': 'money to look at: after revocation',
  'money.after_retirement': 'money to look at: after retirement',
  'money.during_suspension': 'money to look at: while suspended',
  'recertification.after_ten_years': 'recertified by continuing education after ten years',
  'take_over.differs': 'would stand differently under full judgement',
}

const number = (count: number): string => count.toLocaleString('en-US')
const words = (status: string): string => status.replaceAll('_', ' ')

/** The report of an import, a line each, for a terminal. */
export const reportLines = (report: ToldReport): string[] => [
  heading(report),
  '',
  ...table([
    ['file', 'read', 'imported', 'merged', 'unchanged', 'changed', 'rejected', 'missing'],
    ...report.files.map(each => [
      each.file,
      ...[each.read, each.imported, each.merged, each.unchanged, each.superseding, each.rejected, each.missing].map(number),
    ]),
  ]),
  ...report.files
    .filter(({ ignoredColumns }) => ignoredColumns.length > 0)
    .map(({ file, ignoredColumns }) => `${file}: not read: ${ignoredColumns.join(', ')}`),
  ...section(
    'Rejected',
    Object.entries(report.rejections).flatMap(([file, codes]) =>
      Object.entries(codes).map(([code, count]) => [number(count), file, REJECTED[code as RejectionCode]]),
    ),
  ),
  ...section('To look at', [
    ...Object.entries(report.findings).map(([code, count]) => [number(count), FOUND[code as FindingCode]]),
    ...(report.mergeProposals > 0
      ? [[number(report.mergeProposals), 'pairs of numbers that look like one person, proposed for merging']]
      : []),
  ]),
  ...takeOverLines(report),
  '',
  `Rejected rows: ${report.lists.rejected}`,
  `To look at: ${report.lists.findings}`,
  `Who would stand differently: ${report.lists.differences}`,
]

function heading({ system, exportedOn, dryRun, kept }: ToldReport): string {
  const what = `The export of ${system}, taken on ${exportedOn}`
  if (dryRun) return `${what}, would come in like this. Nothing was kept.`
  return kept ? `${what}, came in.` : `${what}, tells nothing that was not known. Nothing was changed.`
}

function takeOverLines({ takeOver, exportedOn }: ToldReport): string[] {
  const { judgeFrom, statuses, fullStatuses, differing, changes } = takeOver
  const from = judgeFrom === 'certification' ? "each certification's first day" : judgeFrom
  const all = [...new Set([...Object.keys(statuses), ...Object.keys(fullStatuses)])]
  return [
    '',
    `Judged from ${from}. Standing on ${exportedOn}:`,
    '',
    ...table([
      ['', 'as judged', 'judged in full'],
      ...all.map(status => [words(status), number(statuses[status] ?? 0), number(fullStatuses[status] ?? 0)]),
    ]),
    '',
    `${number(differing)} certifications would stand differently had their whole history been judged.`,
    ...table(changes.map(({ from: was, to, why, count }) => [number(count), `${words(was)} → ${words(to)}`, why])),
  ]
}

const section = (title: string, rows: string[][]): string[] => (rows.length === 0 ? [] : ['', `${title}:`, ...table(rows)])

/** Columns side by side; figures end together. */
function table(rows: readonly string[][]): string[] {
  const widths: number[] = []
  for (const row of rows) for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length)
  const isFigure = (cell: string) => /^[\d,]+$/.test(cell)
  const padded = (cell: string, at: number) => (isFigure(cell) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))
  return rows.map(row => `  ${row.map(padded).join('  ')}`.trimEnd())
}
