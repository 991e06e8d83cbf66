import { inForce } from '../rulebook/in-force.ts'
import type { Rules } from '../rulebook/rules.ts'
import type { DowntimeRule } from '../rulebook/rules-time.ts'
import { addDays, type Day, dayAfter, dayBefore, daysInclusive, later } from '../values/day.ts'
import type { Dossier } from './dossier.ts'

/** Days on which no deadline runs out, by the rule in force on the first of them, and how one is moved. */
export type Extending = { from: Day; to: Day; by: Exclude<DowntimeRule['extends'], 'none'> }

/** A deadline that fell in downtime: its regular last day, the last day now, and the days that moved it. */
export type Moved = { regular: Day; until: Day; from: Day; to: Day }

/** What nearly everybody has, so that nothing is looked for where there was no downtime. */
export const NO_DOWNTIME: readonly Extending[] = []

/** The downtimes known by a day that move deadlines, earliest first; those that overlap are one. */
export function extendingDowntimes({ downtimes }: Dossier, rules: Rules, knownOn: Day): readonly Extending[] {
  if (downtimes.length === 0) return NO_DOWNTIME
  const extending: Extending[] = []
  for (const { from, to, toldOn } of downtimes) {
    const by = inForce(rules.downtime, from).extends
    if (by !== 'none' && toldOn <= knownOn) extending.push({ from, to, by })
  }
  extending.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1))
  return extending.length > 1 ? joined(extending) : extending
}

function joined(sorted: readonly Extending[]): Extending[] {
  const spans: Extending[] = []
  for (const each of sorted) {
    const last = spans.at(-1)
    if (last && each.from <= last.to && each.by === last.by) last.to = later(last.to, each.to)
    else spans.push({ ...each })
  }
  return spans
}

/** Where downtime moves a deadline, by its last day; null where it did not fall in any. One moved into the next is moved on. */
export function moveOf(downtimes: readonly Extending[], deadline: Day): Moved | null {
  let until = deadline
  let [first, last]: [Day | null, Day | null] = [null, null]
  for (const { from, to, by } of downtimes) {
    if (until < from || until > to) continue
    until = by === 'days_lost' ? addDays(until, daysInclusive(from, to)) : dayAfter(to)
    first ??= from
    last = to
  }
  return first === null || last === null ? null : { regular: deadline, until, from: first, to: last }
}

/** The last day of a deadline, moved where it fell in downtime. */
export const lastDayOf = (downtimes: readonly Extending[], deadline: Day): Day =>
  downtimes.length === 0 ? deadline : (moveOf(downtimes, deadline)?.until ?? deadline)

/** The first day on which a deadline is over, later where its last day fell in downtime. */
export const firstDayOver = (downtimes: readonly Extending[], over: Day): Day =>
  downtimes.length === 0 ? over : dayAfter(lastDayOf(downtimes, dayBefore(over)))
