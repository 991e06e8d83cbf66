import type { Day } from '../values/day.ts'
import { type Career, cycleOn } from './career.ts'
import type { Reason } from './reasons.ts'

/** Deadlines ahead that downtime moved: of the present cycle, and of the next fee. */
export function movedDeadlines(career: Career, on: Day): Reason[] {
  const cycle = cycleOn(career, on)
  const due = career.dues.find(each => each.open.some(span => span.to === null && span.from > on))
  return [
    ...(cycle?.moved ? [{ code: 'downtime.cycle_extended' as const, cycle: cycle.n, ...cycle.moved }] : []),
    ...(due?.moved ? [{ code: 'downtime.fee_extended' as const, feeYear: due.feeYear, ...due.moved }] : []),
  ]
}
