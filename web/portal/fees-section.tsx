import type { DueJudgement } from '../../src/engine/standing.ts'
import { moneyInWords } from '../../src/words/format.ts'
import { homeWords as words } from '../../src/words/portal.en.ts'
import type { PersonStanding } from '../api/register.ts'
import { statusOfDue } from '../standing/status-words.ts'
import { Figure } from '../ui/figure.tsx'
import { StatusWord } from '../ui/status-word.tsx'
import classes from './home-page.module.css'

type FeesProps = { standing: PersonStanding; currency: string; onWhy: (feeYear: number) => void }

const SHOWN = 4

/** The annual fees, the latest first; older ones on demand. */
export function FeesSection({ standing: { dues }, ...rest }: FeesProps) {
  const latest = dues.toSorted((a, b) => b.feeYear - a.feeYear)
  if (latest.length === 0) return null
  const earlier = latest.slice(SHOWN)
  return (
    <section className={classes.section}>
      <h2>{words.fees}</h2>
      <Fees dues={latest.slice(0, SHOWN)} {...rest} />
      {earlier.length > 0 && (
        <details>
          <summary>{words.feesEarlier({ count: earlier.length })}</summary>
          <Fees dues={earlier} {...rest} />
        </details>
      )}
    </section>
  )
}

type Dues = Pick<FeesProps, 'currency' | 'onWhy'> & { dues: PersonStanding['dues'] }

const Fees = ({ dues, currency, onWhy }: Dues) => (
  <table className={classes.ledger}>
    <caption className="gs-hidden">{words.fees}</caption>
    <thead className="gs-hidden">
      <tr>
        <th scope="col">{words.feeYear}</th>
        <th scope="col">{words.feeState}</th>
        <th scope="col">{words.feeAmount}</th>
      </tr>
    </thead>
    <tbody>
      {dues.map(due => (
        <tr key={due.feeYear}>
          <th scope="row" className={classes.year}>
            {due.feeYear}
          </th>
          <td>
            <StatusWord status={statusOfDue(due)}>{stateOf(due)}</StatusWord>
          </td>
          <td className={classes.number}>
            <Figure onWhy={() => onWhy(due.feeYear)}>
              {due.cents === null ? words.feeUnset : moneyInWords(due.cents, currency)}
            </Figure>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

function stateOf(due: DueJudgement): string {
  if (due.state === 'paid') return words.feePaid({ day: due.paidOn })
  if (due.state === 'upcoming') return words.feeDue({ day: due.dueOn })
  return due.state === 'past_due' ? words.feePastDue({ day: due.dueOn }) : statusOfDue(due).word
}
