import { decideWords as words } from '../../src/words/console-decide.en.ts'
import { dayInWords } from '../../src/words/dates.en.ts'
import type { DecisionEffect, PersonStanding, ProposedDecision } from '../api/register.ts'
import { StatusWord } from '../ui/status-word.tsx'
import classes from './decision-effect.module.css'
import { statusOf } from './status-words.ts'

/** What a decision will change, each certification as it stands now and as it will. */
export function DecisionEffectShown({
  effect: { before, after },
  decision,
}: {
  effect: DecisionEffect
  decision: ProposedDecision
}) {
  const changed = after.filter(standing =>
    differs(
      before.find(({ certification }) => certification === standing.certification),
      standing,
    ),
  )
  return (
    <>
      <p className={classes.reason}>{decision.reason}</p>
      {changed.length === 0 && <p className={classes.none}>{words.noEffect}</p>}
      {changed.map(standing => (
        <section key={standing.certification} className={classes.change}>
          <h3>{`${standing.shownAs} ${standing.number}`}</h3>
          <Side title={words.before} standing={before.find(({ certification }) => certification === standing.certification)} />
          <Side title={words.after} standing={standing} />
        </section>
      ))}
    </>
  )
}

const told = ({ status, substate, since, through, obligations }: PersonStanding): string =>
  JSON.stringify([status, substate, since, through, obligations.map(({ sentence }) => sentence)])

const differs = (before: PersonStanding | undefined, after: PersonStanding): boolean =>
  before === undefined || told(before) !== told(after)

const Side = ({ title, standing }: { title: string; standing: PersonStanding | undefined }) => (
  <div>
    <p className={classes.when}>{title}</p>
    {standing && (
      <>
        <StatusWord status={statusOf(standing)} />
        <p>
          {dayInWords(standing.since)}
          {standing.through && `, ${words.through({ day: standing.through })}`}
        </p>
        {standing.obligations.map(({ sentence }) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </>
    )}
  </div>
)
