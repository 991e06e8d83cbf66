import { columnTitle, valueInWords } from '../../src/words/console-lists.en.ts'
import type { Report } from '../api/register.ts'
import { Bars, type BarSeries } from '../ui/bars.tsx'

const PATTERNS: readonly BarSeries['pattern'][] = ['solid', 'hatched', 'dotted']

/** A report drawn: the first column names each group of bars, the first columns of numbers are the bars. */
export function ReportBars({ report: { columns, rows }, caption }: { report: Report; caption: string }) {
  const series = columns
    .map((column, at) => ({ key: String(at), title: columnTitle(column), at }))
    .filter(({ at }) => at > 0 && rows.every(row => typeof row[at] === 'number'))
    .slice(0, PATTERNS.length)
  return (
    <Bars
      caption={caption}
      labelTitle={columnTitle(columns[0] ?? '')}
      series={series.map(({ key, title }, at) => ({ key, title, pattern: PATTERNS[at] ?? 'solid' }))}
      groups={rows.map(row => ({
        label: valueInWords(row[0]),
        values: Object.fromEntries(series.map(({ key, at }) => [key, Number(row[at])])),
      }))}
    />
  )
}
