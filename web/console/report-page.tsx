import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { columnTitle, reportWords as words, valueInWords } from '../../src/words/console-lists.en.ts'
import { type Report, type ReportName, REPORTS, reportQuery } from '../api/register.ts'
import { paths } from '../paths.ts'
import { PageFrame } from '../ui/page-frame.tsx'
import { QueueTable } from '../ui/queue-table.tsx'
import { Empty, Failed, Waiting } from '../ui/states.tsx'
import { ReportBars } from './report-bars.tsx'

type ReportRow = Report['rows'][number]

/** One report: drawn, and as a table with its CSV. */
export function ReportPage() {
  const { report = '' } = useParams()
  const name = REPORTS.find(each => each === report)
  return name ? <OneReport key={name} name={name} /> : <PageFrame title={words.unknown}>{null}</PageFrame>
}

function OneReport({ name }: { name: ReportName }) {
  const report = useQuery(reportQuery(name))
  const { title, text } = words.reports[name]
  return (
    <PageFrame title={title} lede={text}>
      {report.isPending && <Waiting lines={8} />}
      {report.error && <Failed error={report.error} onAgain={() => void report.refetch()} />}
      {report.data && report.data.rows.length === 0 && <Empty>{words.empty}</Empty>}
      {report.data && report.data.rows.length > 0 && <Drawn name={name} report={report.data} />}
      <p>
        <Link to={paths.reports()}>{words.all}</Link>
      </p>
    </PageFrame>
  )
}

/** The drawing, and the whole table with its CSV. */
function Drawn({ name, report }: { name: ReportName; report: Report }) {
  const { columns, rows } = report
  const { title } = words.reports[name]
  return (
    <>
      <ReportBars report={report} caption={words.caption({ title })} />
      <QueueTable
        caption={title}
        file={name}
        columns={columns.map((column, at) => ({
          key: column,
          title: columnTitle(column),
          isFixed: at === 0,
          isNumber: at > 0 && typeof rows[0]?.[at] === 'number',
          cell: (row: ReportRow) => valueInWords(row[at]),
          text: (row: ReportRow) => valueInWords(row[at]),
        }))}
        rows={rows}
        keyOf={row => JSON.stringify(row)}
        nameOf={row => valueInWords(row[0])}
      />
    </>
  )
}
