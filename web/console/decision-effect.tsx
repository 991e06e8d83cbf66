import { decideWords as words } from '../../src/words/console-decide.en.ts'
import { dayInWords } from '../../src/words/dates.en.ts'
import type { EffectOnOne, NextStatus } from '../api/decisions.ts'
import type { PersonStanding } from '../api/register.ts'
import { StatusWord } from '../ui/status-word.tsx'
import classes from './decision-effect.module.css'
import { statusOf } from '../standing/status-words.ts'

/** What a decision will change, each certification as it stands without it and with it, and what comes next. */
export function DecisionEffectShown({ effect, reason }: { effect: readonly EffectOnOne[]; reason: string }) {
  const changed = effect.filter(differs)
  return (
    <>
      <p className={classes.reason}>{reason}</p>
      {changed.length === 0 && <p className={classes.none}>{words.noEffect}</p>}
      {changed.map(({ certification, before, after, nextBefore, nextAfter }) => (
        <section key={certification} className={classes.change}>
          <h3>{titleOf(after ?? before)}</h3>
          <Side title={words.before} standing={before} next={nextBefore} />
          <Side title={words.after} standing={after} next={nextAfter} />
        </section>
      ))}
    </>
  )
}

const titleOf = (standing: PersonStanding | null): string => (standing ? `${standing.shownAs} ${standing.number}` : '')

const told = (standing: PersonStanding | null, next: NextStatus | null): string => {
  if (!standing) return ''
  const { status, substate, since, through, obligations, reasons } = standing
  const sentences = [...obligations, ...reasons].map(({ sentence }) => sentence)
  return JSON.stringify([status, substate, since, through, sentences, next])
}

const differs = ({ before, after, nextBefore, nextAfter }: EffectOnOne): boolean =>
  told(before, nextBefore) !== told(after, nextAfter)

type SideProps = { title: string; standing: PersonStanding | null; next: NextStatus | null }

const Side = ({ title, standing, next }: SideProps) => (
  <div>
    <p className={classes.when}>{title}</p>
    {standing && (
      <>
        <StatusWord status={statusOf(standing)} />
        <p>
          {dayInWords(standing.since)}
          {standing.through && `, ${words.through({ day: standing.through })}`}
        </p>
        {[...standing.reasons, ...standing.obligations].map(({ sentence }) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <p className={classes.next}>{next ? words.next({ label: statusOf(next).word, day: next.on }) : words.nextNever}</p>
      </>
    )}
  </div>
)
