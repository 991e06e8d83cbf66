import type { Need } from '../../rulebook/counting.ts'
import { type Day, dayBefore, daysInclusive, earlier, later } from '../../values/day.ts'
import { before } from '../../values/offset.ts'
import type { Measure } from '../dossier.ts'
import type { Facts } from '../facts.ts'
import type { NeedJudgement } from '../standing.ts'
import { shareOf } from '../worth.ts'

/** The days of a cycle, and of each of its years. */
export type Span = { start: Day; end: Day; years: readonly { start: Day; end: Day }[] }

type Days = { start: Day; end: Day }

/** How much of a measure lies in some days: one that reaches over their ends gives its share by days. */
export function measured(measures: readonly Measure[], unit: string, { start, end }: Days): number {
  let amount = 0
  for (const each of measures) {
    if (each.unit !== unit || each.from > end || each.to < start) continue
    const days = daysInclusive(later(each.from, start), earlier(each.to, end))
    amount += shareOf(each.amount, days, daysInclusive(each.from, each.to))
  }
  return amount
}

/** Judges a need that is not of points, over a cycle; one of every year gives a judgement a year. */
export function judgeOtherNeed(need: Exclude<Need, { kind: 'credits' }>, facts: Facts, span: Span): NeedJudgement[] {
  if (need.kind === 'measure') {
    const over = need.each === 'cycle' ? [{ days: span, year: null }] : span.years.map((days, at) => ({ days, year: at + 1 }))
    return over.map(({ days, year }) => judgement(need, need.least, measured(facts.papers.measures, need.unit, days), year))
  }
  return [judgement(need, 1, isMet(need, facts, span) ? 1 : 0, null)]
}

function judgement({ id, title, kind }: Need, least: number, credited: number, year: number | null): NeedJudgement {
  return { id, title, kind, year, least, credited, shortfall: Math.max(0, least - credited) }
}

/** A paper or a fee is for the cycle it names, else for the one it came in. */
function isMet(need: Exclude<Need, { kind: 'credits' | 'measure' }>, { papers, asOf }: Facts, { start, end }: Span): boolean {
  const isFor = ({ receivedOn, cycleEnd }: { receivedOn: Day; cycleEnd?: Day | null }): boolean =>
    cycleEnd ? cycleEnd === end : receivedOn >= start && receivedOn <= end
  if (need.kind === 'document') return papers.documents.some(each => each.document === need.document && isFor(each))
  if (need.kind === 'precondition')
    return papers.preconditions.some(
      each => each.precondition === need.precondition && each.on <= end && (each.until === null || each.until >= end),
    )
  if (need.kind === 'exam') {
    const last = need.beforeEnd ? before(end, need.beforeEnd) : end
    return papers.exams.some(each => each.passed && each.on >= start && each.on <= last)
  }
  return papers.fees.some(
    each => each.fee === need.fee && isFor(each) && (each.chargedBackOn === null || each.chargedBackOn > asOf),
  )
}

/** The years of a cycle, each from its anniversary to the day before the next; the last ends with the cycle. */
export function yearsOf(start: Day, end: Day, turn: (count: number) => Day): Days[] {
  const years: Days[] = []
  for (let at = 0; ; at++) {
    const first = at === 0 ? start : turn(at)
    if (first > end) return years
    years.push({ start: first, end: earlier(end, dayBefore(turn(at + 1))) })
  }
}
