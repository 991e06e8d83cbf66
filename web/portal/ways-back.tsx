import { CheckCircleIcon } from '@phosphor-icons/react/dist/csr/CheckCircle'
import { XCircleIcon } from '@phosphor-icons/react/dist/csr/XCircle'
import { homeWords as words } from '../../src/words/portal.en.ts'
import type { PersonStanding } from '../api/register.ts'
import { type Status, StatusWord } from '../ui/status-word.tsx'
import classes from './home-page.module.css'

const OPEN: Status = { word: words.open, icon: CheckCircleIcon, tone: 'green' }
const CLOSED: Status = { word: words.closed, icon: XCircleIcon, tone: 'quiet' }

/** Each lawful route to a lost certification: its price, its last day, and what it takes. Open ones first. */
export function WaysBack({ standing: { waysBack } }: { standing: PersonStanding }) {
  if (waysBack.length === 0) return null
  const openFirst = waysBack.toSorted((a, b) => Number(b.open) - Number(a.open))
  return (
    <section className={classes.section}>
      <h2>{words.waysBack}</h2>
      {!waysBack.some(({ open }) => open) && <p className={classes.quiet}>{words.waysBackNone}</p>}
      <ul className={classes.ways}>
        {openFirst.map(({ route, open, sentence, reasons }) => (
          <li key={route}>
            <StatusWord status={open ? OPEN : CLOSED} />
            <div>
              <h3>{sentence}</h3>
              {reasons.map(reason => (
                <p key={reason.sentence}>{reason.sentence}</p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
