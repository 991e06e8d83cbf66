import { CheckCircleIcon } from '@phosphor-icons/react/dist/csr/CheckCircle'
import { MinusCircleIcon } from '@phosphor-icons/react/dist/csr/MinusCircle'
import { ShareNetworkIcon } from '@phosphor-icons/react/dist/csr/ShareNetwork'
import type { Day } from '../../src/values/day.ts'
import { homeWords as words } from '../../src/words/portal.en.ts'
import { cycleLine } from '../../src/words/standing-of-one.en.ts'
import type { PersonStanding } from '../api/register.ts'
import { publicCheckUrl } from '../paths.ts'
import { type Status, StatusWord } from '../ui/status-word.tsx'
import classes from './home-page.module.css'

const ON: Status = { word: words.benefitsOn, icon: CheckCircleIcon, tone: 'green' }
const OFF: Status = { word: words.benefitsOff, icon: MinusCircleIcon, tone: 'quiet' }

/** Beside the answer: the certificate itself, how to show it, and what else is on record. */
export function HomeSide({ standing, today }: { standing: PersonStanding; today: Day }) {
  const { number, shownAs, certifiedSince, benefits, mayUse, cycles } = standing
  const earlier = cycles.filter(({ end }) => end < today).toReversed()
  const [before, dotted, after] = words.dotted
  return (
    <aside className={classes.side} aria-label={words.number({ shownAs, number })}>
      <section>
        <p className={classes.number}>{words.number({ shownAs, number })}</p>
        <p>{words.certifiedSince({ day: certifiedSince })}</p>
      </section>
      <section>
        <h2>{mayUse ? words.show : words.showStatus}</h2>
        <a className={classes.link} href={`${publicCheckUrl}/${encodeURIComponent(number)}`}>
          <ShareNetworkIcon size={20} aria-hidden />
          {words.share}
        </a>
      </section>
      <section>
        <h2>{words.benefits}</h2>
        <StatusWord status={benefits ? ON : OFF} />
        <p>{words.benefitsText}</p>
      </section>
      {earlier.length > 0 && (
        <section>
          <h2>{words.earlier}</h2>
          {earlier.map(cycle => (
            <p key={cycle.n}>{cycleLine(cycle)}</p>
          ))}
        </section>
      )}
      <section>
        <p>
          {before}
          <span className={classes.dotted}>{dotted}</span>
          {after}
        </p>
      </section>
    </aside>
  )
}
