import type { CycleRule } from '../rulebook/rules.ts'
import type { CycleAnchor, CycleClock } from '../rulebook/rules-time.ts'
import { addMonths, anniversary, type Day, dayAfter, dayBefore, dayOf, lastOfMonth, monthOf, yearOf } from '../values/day.ts'
import { after, before } from '../values/offset.ts'
import type { Person } from './dossier.ts'
import type { CycleClocks } from './standing.ts'

/** Where cycles turn: turn n opens cycle n + 1. `first` is the number of the turn that falls on `base`. */
export type Grid = { base: Day; first: 0 | 1 }

/** So many cycle lengths after a day; always counted from that day. */
function lengthsAfter(base: Day, { years, leapDay }: CycleRule, count: number): Day {
  const length = years * count
  if (!Number.isInteger(length)) return addMonths(base, Math.round(length * 12))
  return leapDay === undefined ? anniversary(base, length) : addMonths(base, 12 * length)
}

/** The day that turn n falls on. */
export const turnAt = ({ base, first }: Grid, rule: CycleRule, n: number): Day => lengthsAfter(base, rule, n - first)

/** Whether a first cycle may turn in a year. */
function turnsIn(year: number, anchor: CycleAnchor, person: Person | undefined): boolean {
  if (anchor.at !== 'date' || anchor.years === 'every') return true
  const parity = anchor.years === 'even' ? 0 : anchor.years === 'odd' ? 1 : (person?.birthYear ?? year) % 2
  return year % 2 === parity
}

/** The first day from one on, that day included, on which cycles may turn. */
function nextTurn(anchor: CycleAnchor, person: Person | undefined, from: Day): Day {
  const [month, date] = anchor.at === 'date' ? anchor.date.split('-').map(Number) : [person?.birthMonth ?? monthOf(from), 1]
  for (let year = yearOf(from); ; year++) {
    const turn = dayOf(year, month ?? 1, date ?? 1)
    if (turn >= from && turnsIn(year, anchor, person)) return turn
  }
}

/** Where the cycles of a certification turn that is counted from an anchor. */
export function gridOf(rule: CycleRule, anchor: Day, person: Person | undefined): Grid {
  const turns = rule.anchor
  if (turns === undefined) return { base: anchor, first: 0 }
  if (turns.at === 'grant_month_end') return { base: dayAfter(lastOfMonth(yearOf(anchor), monthOf(anchor))), first: 0 }
  let turn = nextTurn(turns, person, anchor)
  if (turn === anchor) return { base: anchor, first: 0 }
  const { length, atLeast } = rule.first ?? { length: 'whole', atLeast: null }
  const notBefore = length === 'whole' ? lengthsAfter(anchor, rule, 1) : atLeast ? after(anchor, atLeast) : anchor
  if (turn < notBefore) turn = nextTurn(turns, person, notBefore)
  return { base: turn, first: 1 }
}

/** The last day of a clock of a cycle that ends on a day. */
export function clockDay(clock: CycleClock | undefined, end: Day): Day {
  if (clock === undefined || clock === 'end') return end
  const next = dayAfter(end)
  return dayBefore('before' in clock ? before(next, clock.before) : after(next, clock.after))
}

/** The days of a cycle's renewal, where the rule has clocks; a clock it does not name is null. */
export function clocksOf({ clocks }: CycleRule, end: Day): CycleClocks | undefined {
  if (!clocks) return undefined
  return {
    opens: clocks.opens ? before(dayAfter(end), clocks.opens) : null,
    earnBy: clockDay(clocks.earnBy, end),
    submitBy: clocks.submitBy ? clockDay(clocks.submitBy, end) : null,
    payBy: clocks.payBy ? clockDay(clocks.payBy, end) : null,
    closesAt: clocks.closesAt ?? null,
  }
}
