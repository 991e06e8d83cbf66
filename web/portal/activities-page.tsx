import { useSuspenseQuery } from '@tanstack/react-query'
import { pointsInColumn } from '../../src/words/console-person.en.ts'
import { dayInColumn } from '../../src/words/day-text.en.ts'
import { activitiesWords as words } from '../../src/words/portal-activities.en.ts'
import { type Home, homeQuery, type OwnActivity } from '../api/portal.ts'
import { statusOfTreatment } from '../standing/status-words.ts'
import { Empty } from '../ui/states.tsx'
import { StatusWord } from '../ui/status-word.tsx'
import classes from './activities-page.module.css'
import { becameOf, type Became } from './became.ts'

/** Everything a certificant did, year by year, and what became of each activity in each certification. */
export function ActivitiesPage() {
  const { data: home } = useSuspenseQuery(homeQuery)
  return (
    <>
      <title>{words.documentTitle({ body: home.body.name })}</title>
      <h1 className={classes.title}>{words.title}</h1>
      {home.activities.length === 0 ? (
        <Empty>{words.empty}</Empty>
      ) : (
        <>
          <p className={classes.lede}>{words.lede({ count: home.activities.length })}</p>
          {byYear(home.activities).map(([year, activities]) => (
            <Year key={year} year={year} activities={activities} home={home} />
          ))}
        </>
      )}
    </>
  )
}

/** The latest year first, as the activities come. */
function byYear(activities: readonly OwnActivity[]): readonly (readonly [string, readonly OwnActivity[]])[] {
  const years = [...new Set(activities.map(({ on }) => on.slice(0, 4)))]
  return years.map(year => [year, activities.filter(({ on }) => on.startsWith(year))] as const)
}

type YearProps = { year: string; activities: readonly OwnActivity[]; home: Home }

const Year = ({ year, activities, home }: YearProps) => (
  <section className={classes.year}>
    <h2>{year}</h2>
    <table>
      <caption className="gs-hidden">{words.caption({ year })}</caption>
      <thead>
        <tr>
          <th scope="col">{words.on}</th>
          <th scope="col">{words.what}</th>
          <th scope="col">{words.claimed}</th>
          <th scope="col">{words.counts}</th>
        </tr>
      </thead>
      <tbody>
        {activities.map(activity => (
          <Row key={activity.id} activity={activity} became={becameOf(home.standings, activity.id)} />
        ))}
      </tbody>
    </table>
  </section>
)

const Row = ({ activity, became }: { activity: OwnActivity; became: readonly Became[] }) => (
  <tr>
    <td>{dayInColumn(activity.on)}</td>
    <th scope="row">
      {activity.title}
      <span className={classes.category}>{activity.categoryTitle}</span>
      {became.map(({ certification, shownAs, treatment, reasons }) => (
        <span key={certification} className={classes.became}>
          <StatusWord status={statusOfTreatment(treatment)}>
            {words.became({ word: statusOfTreatment(treatment).word, shownAs: became.length > 1 ? shownAs : undefined })}
          </StatusWord>
          {reasons.map(({ sentence }) => (
            <span key={sentence}>{sentence}</span>
          ))}
        </span>
      ))}
      {became.length === 0 && <span className={classes.became}>{words.nowhere}</span>}
    </th>
    <td>{pointsInColumn(activity.points)}</td>
    <td>{pointsInColumn(Math.max(0, ...became.map(({ credited }) => credited)))}</td>
  </tr>
)
