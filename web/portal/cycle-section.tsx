import { addMonths, type Day } from '../../src/values/day.ts'
import { formatPoints } from '../../src/values/points.ts'
import { pointsInColumn } from '../../src/words/console-person.en.ts'
import { homeWords as words } from '../../src/words/portal.en.ts'
import type { Home } from '../api/portal.ts'
import type { PersonStanding, ToldCycle } from '../api/register.ts'
import { statusOfDue } from '../standing/status-words.ts'
import { Ruler } from '../ui/ruler.tsx'
import classes from './home-page.module.css'

/** The months of a cycle as a ruler, with what was earned above it and the fees below. */
export function CycleSection({ home, standing, cycle }: { home: Home; standing: PersonStanding; cycle: ToldCycle }) {
  const within = cycle.treatments.flatMap(treatment => {
    const activity = home.activities.find(({ id }) => id === treatment.activity)
    return activity && isWithin(activity.on, cycle) ? [{ ...treatment, ...activity }] : []
  })
  const [most] = cycle.byCategory.toSorted((a, b) => b.credited - a.credited)
  return (
    <section className={classes.cycle}>
      <header>
        <h2>{words.cycle}</h2>
        <p>{words.cycleHint}</p>
      </header>
      <Ruler
        label={words.ruler({ credited: pointsInColumn(cycle.credited) })}
        from={cycle.start}
        to={cycle.end}
        bars={within
          .filter(({ credited }) => credited > 0)
          .map(({ activity, on, credited, category }) => ({
            id: activity,
            on,
            value: credited,
            label: formatPoints(credited),
            pattern: category === most?.category ? 'solid' : 'hatched',
          }))}
        cuts={within.filter(({ credited }) => credited === 0).map(({ activity, on }) => ({ id: activity, on }))}
        marks={standing.dues
          .filter(({ dueOn }) => dueOn >= cycle.start && dueOn <= addMonths(cycle.end, 2))
          .map(due => ({
            id: String(due.feeYear),
            on: due.dueOn,
            status: statusOfDue(due),
            label: words.feeMark({ year: due.feeYear, word: statusOfDue(due).word }),
          }))}
        at={{ on: home.today, label: words.todayMark({ day: home.today }) }}
        endLabel={words.cycleEnds({ day: cycle.end })}
      />
    </section>
  )
}

const isWithin = (on: Day, { start, end }: ToldCycle): boolean => start <= on && on <= end
