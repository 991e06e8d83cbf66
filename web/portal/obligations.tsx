import { ClockCountdownIcon } from '@phosphor-icons/react/dist/csr/ClockCountdown'
import { WarningCircleIcon } from '@phosphor-icons/react/dist/csr/WarningCircle'
import { type Day, dayAfter, epochDay } from '../../src/values/day.ts'
import { consequenceOf, daysLeftInWords, dutyOf, homeWords as words, lastMomentInWords } from '../../src/words/portal.en.ts'
import type { Home } from '../api/portal.ts'
import type { PersonStanding, ToldCycle } from '../api/register.ts'
import { Figure } from '../ui/figure.tsx'
import { type Status, StatusWord } from '../ui/status-word.tsx'
import classes from './obligations.module.css'

type Owed = PersonStanding['obligations'][number]

type ObligationsProps = {
  home: Home
  standing: PersonStanding
  cycle: ToldCycle | undefined
  onFee: (feeYear: number) => void
  onPoints: (cycle: number) => void
}

const isToDo = (each: Owed): boolean => each.kind === 'fee' || each.shortfall > 0 || each.required === null
const lastDayOf = (each: Owed): Day => (each.kind === 'fee' ? (each.payBy ?? each.dueOn) : each.earnBy)

/** What is to be done, in order of its last day. */
export function Obligations({ home, standing, cycle, onFee, onPoints }: ObligationsProps) {
  const toDo = standing.obligations.filter(isToDo)
  if (toDo.length === 0)
    return standing.mayUse ? <p className={classes.nothing}>{words.nothingDue({ day: standing.nextChange })}</p> : null
  return (
    <section className={classes.list}>
      <h2 className="gs-hidden">{words.toDo}</h2>
      <ol>
        {toDo.map((owed, at) => (
          <li key={lastDayOf(owed) + owed.kind}>
            <Obligation
              owed={owed}
              home={home}
              clocks={cycle?.clocks}
              isFirst={at === 0}
              rollsOn={at === toDo.length - 1 && cycle && !cycle.clocks ? dayAfter(cycle.end) : undefined}
              onWhy={() => (owed.kind === 'fee' ? onFee(owed.feeYear) : onPoints(owed.cycle))}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}

type ObligationProps = {
  owed: Owed
  home: Home
  clocks: ToldCycle['clocks']
  isFirst: boolean
  /** The day on which the next cycle begins by itself, said once. */
  rollsOn: Day | undefined
  onWhy: () => void
}

function Obligation({ owed, home, clocks, isFirst, rollsOn, onWhy }: ObligationProps) {
  const lastDay = lastDayOf(owed)
  const days = epochDay(lastDay) - epochDay(home.today)
  const { before, figure, after } = dutyOf(owed, home.body)
  const said = consequenceOf(owed)
  return (
    <div className={classes.row}>
      <div className={classes.when}>
        <i>{isFirst ? words.next : words.afterwards}</i>
        <StatusWord status={statusOfDays(days)} />
      </div>
      <div>
        <h3>
          {before}
          <Figure onWhy={onWhy}>{figure}</Figure>
          {after}
        </h3>
        {days >= 0 && <p>{words.lastMoment({ moment: momentOf(owed, lastDay, home, clocks) })}</p>}
        {said && <p>{said}</p>}
        {rollsOn && <p>{words.rollsByItself({ day: rollsOn })}</p>}
      </div>
    </div>
  )
}

const statusOfDays = (days: number): Status => ({
  word: daysLeftInWords(days),
  icon: days < 0 ? WarningCircleIcon : ClockCountdownIcon,
  tone: days < 0 ? 'brick' : 'amber',
})

/** Where a renewal closes at an hour of its own, that is the last moment of earning; every other day ends with its night. */
function momentOf(owed: Owed, lastDay: Day, { body }: Home, clocks: ToldCycle['clocks']): string {
  const closes = owed.kind === 'ce' ? clocks?.closesAt : undefined
  return lastMomentInWords(lastDay, closes?.zone ?? body.zone, closes?.time)
}
