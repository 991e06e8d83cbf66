import type { Day } from '../values/day.ts'
import { type Career, cycleOn } from './career.ts'
import type { Reason } from './reasons.ts'
import type { StatusOn } from './status-on.ts'

/** The reasons of a status and, while the certification runs, of each deadline ahead that downtime moved. */
export const withMovedDeadlines = (career: Career, { status, reasons }: StatusOn, on: Day): Reason[] =>
  career.facts.downtimes.length > 0 && (status === 'active' || status === 'fee_past_due')
    ? [...reasons, ...movedDeadlines(career, on)]
    : reasons

/** Of the present cycle, and of the next fee. */
function movedDeadlines(career: Career, on: Day): Reason[] {
  const cycle = cycleOn(career, on)
  const due = career.dues.find(each => each.open.some(span => span.to === null && span.from > on))
  return [
    ...(cycle?.moved ? [{ code: 'downtime.cycle_extended' as const, cycle: cycle.n, ...cycle.moved }] : []),
    ...(due?.moved ? [{ code: 'downtime.fee_extended' as const, feeYear: due.feeYear, ...due.moved }] : []),
  ]
}
