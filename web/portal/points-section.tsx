import { formatPoints } from '../../src/values/points.ts'
import { pointsInColumn } from '../../src/words/console-person.en.ts'
import { homeWords as words } from '../../src/words/portal.en.ts'
import type { Home } from '../api/portal.ts'
import type { ToldCycle } from '../api/register.ts'
import { Figure } from '../ui/figure.tsx'
import type { Pattern } from '../ui/cells.ts'
import { Swatch, Tally } from '../ui/tally.tsx'
import classes from './home-page.module.css'

const PATTERNS: readonly Pattern[] = ['solid', 'hatched', 'dotted']

/** Categories with what counts in them, most first, each told apart by a pattern. */
export const patternsOf = ({ byCategory }: ToldCycle) =>
  byCategory
    .toSorted((a, b) => b.credited - a.credited)
    .map((each, at) => ({ ...each, pattern: each.credited > 0 ? PATTERNS[Math.min(at, 2)] : undefined }))

/** The points of a cycle as cells, and by category in figures. */
export function PointsSection({ home, cycle, onWhy }: { home: Home; cycle: ToldCycle; onWhy: () => void }) {
  const categories = patternsOf(cycle)
  const credited = formatPoints(cycle.credited)
  const required = cycle.required === null ? null : formatPoints(cycle.required)
  const countIn = countsByCategory(home, cycle)
  return (
    <section className={classes.section}>
      <header>
        <h2>{words.points}</h2>
        <span className={classes.big}>
          <Figure onWhy={onWhy}>{words.pointsOf({ credited, required })}</Figure>
        </span>
      </header>
      {cycle.required !== null && required !== null && cycle.required > 0 && (
        <Tally
          label={words.cells({ credited, required })}
          points={cycle.required}
          fillings={categories.flatMap(({ pattern, credited: amount }) => (pattern ? [{ pattern, amount }] : []))}
        />
      )}
      {categories.length === 0 ? (
        <p className={classes.quiet}>{words.noneYet}</p>
      ) : (
        <table className={classes.ledger}>
          <caption className="gs-hidden">{words.points}</caption>
          <thead className="gs-hidden">
            <tr>
              <th scope="col">{words.category}</th>
              <th scope="col">{words.activitiesTitle}</th>
              <th scope="col">{words.pointsTitle}</th>
            </tr>
          </thead>
          <tbody>
            {categories.map(({ category, title, cap, credited: counts, pattern }) => (
              <tr key={category}>
                <th scope="row">
                  <Swatch pattern={pattern} />
                  {title}
                </th>
                <td className={classes.note}>{words.activities({ count: countIn.get(category) ?? 0, cap })}</td>
                <td className={classes.number}>
                  <Figure onWhy={onWhy}>{pointsInColumn(counts)}</Figure>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** How many activities were put forward in each category of a cycle. */
function countsByCategory({ activities }: Home, { treatments }: ToldCycle): ReadonlyMap<string, number> {
  const categories = new Map(activities.map(({ id, category }) => [id, category]))
  const counts = new Map<string, number>()
  for (const { activity } of treatments) {
    const category = categories.get(activity) ?? ''
    counts.set(category, (counts.get(category) ?? 0) + 1)
  }
  return counts
}
