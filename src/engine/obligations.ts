import { inForce } from '../rulebook/in-force.ts'
import type { StatusCode } from '../rulebook/rules.ts'
import { type Day, dayAfter, dayBefore, earlier } from '../values/day.ts'
import { type Career, cycleOn } from './career.ts'
import type { Due } from './dues.ts'
import { lapseDayOf } from './losses.ts'
import type { Obligation } from './standing.ts'
import { afterHolds, covers } from './spans.ts'
import type { StatusOn } from './status.ts'

/** Statuses in which a certification runs: cycles go on and fees fall due. While lost, retired, revoked or after death nothing does. */
export const RUNS: Record<StatusCode, boolean> = {
  active: true,
  fee_past_due: true,
  suspended: true,
  not_yet_certified: false,
  lapsed: false,
  decertified: false,
  retired: false,
  revoked: false,
  deceased: false,
  not_known: false,
}

/** Dues not settled: those past due on a day, and the next one to come. */
export function openDues({ dues }: Career, on: Day): { pastDue: Due[]; next: Due | null } {
  const pastDue: Due[] = []
  for (const due of dues) {
    // A due still open is so since its last span.
    const open = due.open.at(-1)
    if (!open || open.to !== null) continue
    if (open.from > on) return { pastDue, next: due }
    pastDue.push(due)
  }
  return { pastDue, next: null }
}

function feeObligation(career: Career, due: Due, pastDue: boolean): Obligation {
  const lapse = lapseDayOf(career.rules, career.era, due.dueOn, career.facts.downtimes)
  const late = pastDue ? inForce(career.rules.annualFee, due.dueOn).lateFeeCents : 0
  return {
    kind: 'fee',
    feeYear: due.feeYear,
    dueOn: due.dueOn,
    cents: due.cents === null ? null : due.cents + late,
    pastDue,
    lostOn: lapse ? afterHolds(career.holds.spans, lapse.on) : null,
    ...(due.moved && { payBy: due.moved.until }),
  }
}

function ceObligations({ cycles }: Career, on: Day): Obligation[] {
  return cycles
    .filter(each => each.state === 'open' && each.metBy === null && each.start <= on && each.end >= on)
    .map(({ n, end, required, credited, shortfall }) => ({ kind: 'ce', cycle: n, earnBy: end, required, credited, shortfall }))
}

const lastDay = (each: Obligation): Day => (each.kind === 'fee' ? each.dueOn : each.earnBy)

/** Everything owed on a day, in order of the last day: fees past due and the next one, and the points each open cycle lacks. */
export function obligationsOn(career: Career, { status }: StatusOn, on: Day): Obligation[] {
  if (!RUNS[status]) return []
  const { pastDue, next } = openDues(career, on)
  const fees = pastDue.map(due => feeObligation(career, due, true))
  if (next) fees.push(feeObligation(career, next, false))
  return [...fees, ...ceObligations(career, on)].sort((a, b) => (lastDay(a) < lastDay(b) ? -1 : lastDay(a) > lastDay(b) ? 1 : 0))
}

/** The last day on which nothing is lost by the present cycle, holds included; null where it ends nothing. */
function cycleGoodThrough(career: Career, on: Day): Day | null {
  const { spans, heldOff } = career.holds
  const held = heldOff.find(each => covers(each, on))
  if (held) return held.to
  const cycle = career.era.cohort.duty === 'ce' ? cycleOn(career, on) : null
  if (!cycle || cycle.required === null) return null
  if (spans.length === 0 || cycle.metBy !== null) return cycle.end
  const lostOn = afterHolds(spans, dayAfter(cycle.end))
  return lostOn && dayBefore(lostOn)
}

/** Valid through: the end of the open cycle or the next open fee, whichever is first; while a roll is pending, that fee. */
export function validThrough(career: Career, { status, substate, reasons }: StatusOn, on: Day): Day | null {
  if (status !== 'active') return null
  const pending = substate === 'roll_pending' ? reasons.find(each => each.code === 'standing.roll_pending') : undefined
  if (pending) return payByOf(career, pending)
  const { next } = openDues(career, on)
  const cycleEnd = cycleGoodThrough(career, on)
  if (!next) return cycleEnd
  const payBy = next.moved?.until ?? next.dueOn
  return cycleEnd ? earlier(cycleEnd, payBy) : payBy
}

const payByOf = ({ dues }: Career, { feeYear, dueOn }: { feeYear: number; dueOn: Day }): Day =>
  dues.find(due => due.feeYear === feeYear)?.moved?.until ?? dueOn
