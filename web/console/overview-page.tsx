import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { consoleWords } from '../../src/words/console.en.ts'
import { overviewWords as words, reportWords, worklistWords } from '../../src/words/console-lists.en.ts'
import { dayInWords } from '../../src/words/dates.en.ts'
import { weekdayOf } from '../../src/words/day-text.en.ts'
import { type ReportName, reportQuery, WORKLISTS, worklistCountsQuery } from '../api/register.ts'
import { meQuery } from '../api/session.ts'
import { paths } from '../paths.ts'
import { PageFrame } from '../ui/page-frame.tsx'
import { Failed, Waiting } from '../ui/states.tsx'
import classes from './overview-page.module.css'
import { ReportBars } from './report-bars.tsx'

/** The first page of the console: what waits for a person, and what the months hold. */
export function OverviewPage() {
  const { data: me } = useSuspenseQuery(meQuery)
  const mayRead = me.permissions.includes('people.read')
  return (
    <PageFrame documentTitle={consoleWords.documentTitle({ page: consoleWords.nav.overview, body: me.body.name })}>
      <p className={classes.dateline}>{`${weekdayOf(me.today)}, ${dayInWords(me.today)}`}</p>
      {mayRead ? <Waits /> : <h1>{me.body.name}</h1>}
      {me.permissions.includes('reports.read') && (
        <div className={classes.charts}>
          <Chart report="work-ahead" />
          <Chart report="standing-by-scheme" />
          <Chart report="renewals-and-lapses-by-month" />
        </div>
      )}
    </PageFrame>
  )
}

function Waits() {
  const counts = useQuery(worklistCountsQuery)
  if (counts.error) return <Failed error={counts.error} onAgain={() => void counts.refetch()} />
  if (!counts.data) return <Waiting lines={6} />
  const lists = WORKLISTS.flatMap(list => (counts.data[list] === undefined ? [] : [{ list, count: counts.data[list] }]))
  const waiting = lists.filter(({ count }) => count > 0)
  return (
    <>
      <h1>
        {waiting.length === 0 ? words.nothingWaits : words.waits({ count: waiting.reduce((sum, { count }) => sum + count, 0) })}
      </h1>
      <ul className={classes.lists}>
        {lists.map(({ list, count }) => (
          <li key={list}>
            <b>{count.toLocaleString('en-US')}</b>
            <div>
              <Link to={paths.worklist(list)}>{worklistWords[list].title}</Link>
              <p>{worklistWords[list].about}</p>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

function Chart({ report: name }: { report: ReportName }) {
  const report = useQuery(reportQuery(name))
  const { title, text } = reportWords.reports[name]
  return (
    <section className={classes.chart}>
      <h2>
        <Link to={paths.report(name)}>{title}</Link>
      </h2>
      {report.isPending && <Waiting lines={4} />}
      {report.error && <Failed error={report.error} onAgain={() => void report.refetch()} />}
      {report.data &&
        (report.data.rows.length > 0 ? <ReportBars report={report.data} caption={text} /> : <p>{reportWords.empty}</p>)}
    </section>
  )
}
