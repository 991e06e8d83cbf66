import type { Day } from '../../src/values/day.ts'
import { personWords, todayWords as words } from '../../src/words/console-person.en.ts'
import { dayInWords } from '../../src/words/dates.en.ts'
import { moneyInWords } from '../../src/words/format.ts'
import type { Person, PersonStanding } from '../api/register.ts'
import { statusOf } from '../standing/status-words.ts'

/** One figure of a certification, at the moment shown and today. */
export type Difference = { what: string; shown: string; now: string }

/** What differs between the moment shown and today, certification by certification; nothing of one that stands the same. */
export type Differs = { certification: string; name: string; differences: readonly Difference[] }

/** Compares status, last day, points and money owed; `currency` is the body's. */
export const differencesOf = (then: Person, now: Person, currency: string): readonly Differs[] =>
  now.standings.flatMap(today => {
    const before = then.standings.find(({ certification }) => certification === today.certification)
    const [shown, present] = [figuresOf(before, then.asOf, currency), figuresOf(today, now.asOf, currency)]
    const differences = words.figures.flatMap((what, at) => {
      const [one, other] = [shown[at] ?? words.none, present[at] ?? words.none]
      return one === other ? [] : [{ what, shown: one, now: other }]
    })
    const { certification, shownAs, number } = today
    return differences.length === 0 ? [] : [{ certification, name: `${shownAs} ${number}`, differences }]
  })

/** In the order of the words' own list: status, through, points, owed. */
function figuresOf(standing: PersonStanding | undefined, on: Day, currency: string): readonly string[] {
  if (!standing) return [words.unknownThen]
  const cycle = standing.cycles.find(({ start, end }) => start <= on && on <= end)
  return [
    statusOf(standing).word,
    standing.through ? dayInWords(standing.through) : words.none,
    cycle ? words.pointsIn({ n: cycle.n, points: personWords.pointsOf(cycle) }) : words.none,
    owedOn(standing, on, currency),
  ]
}

/** Fees that have fallen due and are unpaid. */
function owedOn({ obligations }: PersonStanding, on: Day, currency: string): string {
  const cents = obligations.flatMap(each => (each.kind === 'fee' && (each.pastDue || each.dueOn <= on) ? [each.cents] : []))
  if (cents.includes(null)) return words.unset
  const sum = cents.reduce<number>((total, each) => total + (each ?? 0), 0)
  return sum === 0 ? words.nothing : moneyInWords(sum, currency)
}
