import { Link } from 'react-router'
import { reportWords as words } from '../../src/words/console-lists.en.ts'
import { REPORTS } from '../api/register.ts'
import { paths } from '../paths.ts'
import { PageFrame } from '../ui/page-frame.tsx'
import classes from './reports-page.module.css'

/** Every report, and what it tells. */
export const ReportsPage = () => (
  <PageFrame title={words.title} lede={words.lede}>
    <ul className={classes.list}>
      {REPORTS.map(report => (
        <li key={report}>
          <Link to={paths.report(report)}>{words.reports[report].title}</Link>
          <p>{words.reports[report].text}</p>
        </li>
      ))}
    </ul>
  </PageFrame>
)
