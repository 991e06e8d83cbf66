import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db.ts'
import { addMonths, type Day, lastOfMonth, partsOf } from '../values/day.ts'
import { askClient } from './ask.ts'
import { type Rulebook, todayOf } from './judging.ts'
import { countAhead, countByScheme, countPast, type MonthCount, type StatusCount } from './reports.store.ts'

type Deps = { database: Database; clock: Clock; rulebook: Rulebook }

/** Counts by kind of one month, `YYYY-MM`. */
export type Month = { month: string; counts: Readonly<Record<string, number>> }

/** How many certifications of each scheme have each status, by what was last derived. */
export const standingsByScheme = ({ database }: Deps): Promise<StatusCount[]> => countByScheme(askClient(database.pool))

const MONTHS_BACK = 23
const MONTHS_AHEAD = 12

/** Renewals (`renewed`) and losses (`lost`) of the last two years, a row a month, this month last. */
export async function pastMonths({ database, ...deps }: Deps): Promise<Month[]> {
  const { first, last } = monthsFrom(todayOf(deps), -MONTHS_BACK, 0)
  return filled(first, MONTHS_BACK + 1, await countPast(askClient(database.pool), first, last))
}

/** Work that comes in this month and the next twelve: fees due (`fee`), cycles that end (`cycle`), and short ones (`short`). */
export async function monthsAhead({ database, ...deps }: Deps): Promise<Month[]> {
  const { first, last } = monthsFrom(todayOf(deps), 0, MONTHS_AHEAD)
  return filled(first, MONTHS_AHEAD + 1, await countAhead(askClient(database.pool), first, last))
}

function monthsFrom(today: Day, from: number, to: number): { first: Day; last: Day } {
  const thisMonth = `${today.slice(0, 7)}-01` as Day
  const { year, month } = partsOf(addMonths(thisMonth, to))
  return { first: addMonths(thisMonth, from), last: lastOfMonth(year, month) }
}

/** Every month has a row, also one in which nothing falls. */
function filled(first: Day, months: number, counts: readonly MonthCount[]): Month[] {
  return Array.from({ length: months }, (_, at) => {
    const month = addMonths(first, at).slice(0, 7)
    const ofMonth = counts.filter(each => each.month === month)
    return { month, counts: Object.fromEntries(ofMonth.map(({ kind, count }) => [kind, count])) }
  })
}
