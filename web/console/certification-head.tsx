import { addMonths, type Day } from '../../src/values/day.ts'
import { personLede, personWords as words, pointsInColumn } from '../../src/words/console-person.en.ts'
import { dayInWords } from '../../src/words/dates.en.ts'
import { formatPoints } from '../../src/values/points.ts'
import type { Person, PersonStanding, ToldCycle } from '../api/register.ts'
import { monthsGone } from '../standing/months-gone.ts'
import { Ruler } from '../ui/ruler.tsx'
import { Seal } from '../ui/seal.tsx'
import classes from './certification-head.module.css'
import { activityOf } from './cycles.ts'
import { sealMarkOf, statusOf, statusOfDue } from '../standing/status-words.ts'

type CertificationHeadProps = {
  person: Person
  standing: PersonStanding
  /** The first carries the person's name; the others repeat sentence and ruler under a line. */
  isFirst: boolean
  asOf: Day
  today: Day
  currency: string
}

/** One certification in a sentence, and its cycle as a ruler. */
export function CertificationHead({ person, standing, isFirst, asOf, today, currency }: CertificationHeadProps) {
  const cycle = standing.cycles.find(({ start, end }) => start <= asOf && asOf <= end) ?? standing.cycles.at(-1)
  return (
    <section className={classes.head} data-first={isFirst || undefined}>
      <div className={classes.answer}>
        <Seal
          mark={sealMarkOf(standing)}
          size={isFirst ? 92 : 64}
          tone={statusOf(standing).tone}
          gone={cycle && monthsGone(cycle, asOf)}
        />
        <div>
          {isFirst ? <h1 className={classes.name}>{person.name}</h1> : <h2 className={classes.scheme}>{standing.title}</h2>}
          <p className={classes.lede}>{personLede({ standing, asOf, today, currency })}</p>
        </div>
      </div>
      {cycle && cycle.state !== 'exempt' && (
        <CycleRuler person={person} standing={standing} cycle={cycle} asOf={asOf} today={today} />
      )}
    </section>
  )
}

type CycleRulerProps = { person: Person; standing: PersonStanding; cycle: ToldCycle; asOf: Day; today: Day }

function CycleRuler({ person, standing, cycle, asOf, today }: CycleRulerProps) {
  const activities = cycle.treatments.flatMap(treatment => {
    const activity = activityOf(person, treatment.activity)
    return activity && activity.on >= cycle.start && activity.on <= cycle.end ? [{ treatment, on: activity.on }] : []
  })
  return (
    <Ruler
      label={words.rulerLabel({ n: cycle.n, credited: pointsInColumn(cycle.credited) })}
      from={cycle.start}
      to={cycle.end}
      bars={activities
        .filter(({ treatment }) => treatment.credited > 0)
        .map(({ treatment, on }) => ({
          id: treatment.activity,
          on,
          value: treatment.credited,
          label: formatPoints(treatment.credited),
          pattern: isFirstCategory(cycle, person, treatment.activity) ? 'solid' : 'hatched',
          isLater: on > asOf,
        }))}
      cuts={activities
        .filter(({ treatment }) => treatment.credited === 0)
        .map(({ treatment, on }) => ({ id: treatment.activity, on }))}
      marks={standing.dues
        .filter(due => isOfCycle(due, cycle))
        .map(due => ({
          id: String(due.feeYear),
          on: due.dueOn,
          status: statusOfDue(due),
          label: words.feeMark({ year: due.feeYear, word: statusOfDue(due).word }),
        }))}
      at={{ on: asOf, label: asOf === today ? words.today({ day: today }) : dayInWords(asOf) }}
      endLabel={words.cycleEnds({ day: cycle.end })}
    />
  )
}

/** Told apart by pattern: what most is earned in is solid, everything else hatched. */
function isFirstCategory({ byCategory }: ToldCycle, person: Person, activity: string): boolean {
  const [most] = byCategory.toSorted((a, b) => b.credited - a.credited)
  return activityOf(person, activity)?.params['category'] === most?.category
}

/** A fee that falls due in the cycle, or a month after it, which the next one waits for. */
const isOfCycle = ({ dueOn }: { dueOn: Day }, { start, end }: ToldCycle): boolean => dueOn >= start && dueOn <= addMonths(end, 2)
