import { STATUS_CODES } from '../rulebook/rules.ts'
import { monthsAhead, type Month, pastMonths, standingsByScheme } from '../standing/standing.ts'
import { reportColumns } from '../words/console-reads.en.ts'
import { schemeOn } from '../words/format.ts'
import { type ConsoleDeps, todayIn } from './console.ts'
import { labelOf } from '../telling/telling.ts'

export const REPORTS = ['standing-by-scheme', 'renewals-and-lapses-by-month', 'work-ahead'] as const
export type ReportName = (typeof REPORTS)[number]

/** A table of counts: titles, and rows whose first cell names the row. */
export type Report = { columns: string[]; rows: (string | number)[][] }

const MADE: Record<ReportName, (deps: ConsoleDeps) => Promise<Report>> = {
  'standing-by-scheme': byScheme,
  'renewals-and-lapses-by-month': async deps => byMonth(await pastMonths(deps), reportColumns.past),
  'work-ahead': async deps => byMonth(await monthsAhead(deps), reportColumns.ahead),
}

/** A report as of today, by what was last derived of everybody. */
export const makeReport = (deps: ConsoleDeps, name: ReportName): Promise<Report> => MADE[name](deps)

/** A row a scheme, a column for every status that somebody has. */
async function byScheme(deps: ConsoleDeps): Promise<Report> {
  const counts = await standingsByScheme(deps)
  const { rules } = deps.rulebook
  const today = todayIn(deps)
  const statuses = STATUS_CODES.filter(status => counts.some(each => each.status === status))
  // Those in force come first, because that is what is asked most.
  const ordered = statuses.toSorted((a, b) => Number(b === 'active') - Number(a === 'active'))
  const schemes = [...new Set(counts.map(({ scheme }) => scheme))]
  const of = (scheme: string, status: string): number =>
    counts.find(each => each.scheme === scheme && each.status === status)?.count ?? 0
  return {
    columns: [reportColumns.scheme, ...ordered.map(status => labelOf(rules, status)), reportColumns.total],
    rows: schemes.map(scheme => {
      const row = ordered.map(status => of(scheme, status))
      return [schemeOn(rules, scheme, today).designation, ...row, row.reduce((sum, count) => sum + count, 0)]
    }),
  }
}

const byMonth = (months: readonly Month[], columns: Readonly<Record<string, string>>): Report => ({
  columns: [reportColumns.month, ...Object.values(columns)],
  rows: months.map(({ month, counts }) => [month, ...Object.keys(columns).map(kind => counts[kind] ?? 0)]),
})
