import { inForce } from '../rulebook/in-force.ts'
import { type Day, dayAfter, dayBefore, earlier, later } from '../values/day.ts'
import { NO_POINTS, type Points } from '../values/points.ts'
import { type Career, cycleOn } from './career.ts'
import type { Due } from './dues.ts'
import { cycleNumberOn } from './era.ts'
import { lapseDayOf } from './losses.ts'
import { shortOf } from './shortage.ts'
import type { Obligation } from './standing.ts'
import { afterHolds, covers } from './spans.ts'
import { RUNS } from './stages.ts'
import type { StatusOn } from './status-on.ts'

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
    .filter(each => each.state === 'open' && each.metBy === null && each.start <= on && (each.closesOn ?? each.end) >= on)
    .map(({ n, end, closesOn, required, credited, shortfall, plan }) => ({
      kind: 'ce',
      cycle: n,
      earnBy: closesOn ?? end,
      required,
      credited,
      shortfall,
      ...(plan && { short: shortOf(plan.paths) }),
    }))
}

/** What would still make a cycle good after its end, while the stage its loss led to lasts. */
function cureObligations({ era }: Career, { stage }: StatusOn): Obligation[] {
  if (!stage || stage.cure === 'none' || stage.through === null || stage.cycleEnd === null) return []
  const { required, shortfall, through, cycleEnd } = stage
  const credited = (required === null ? NO_POINTS : required - shortfall) as Points
  return [{ kind: 'ce', cycle: cycleNumberOn(era, later(cycleEnd, era.anchor)), earnBy: through, required, credited, shortfall }]
}

const lastDay = (each: Obligation): Day => (each.kind === 'fee' ? each.dueOn : each.earnBy)

/** Everything owed on a day, in order of the last day: fees past due and the next one, and the points each open cycle lacks. */
export function obligationsOn(career: Career, found: StatusOn, on: Day): Obligation[] {
  if (!RUNS[found.status]) return []
  const { pastDue, next } = openDues(career, on)
  const fees = pastDue.map(due => feeObligation(career, due, true))
  if (next) fees.push(feeObligation(career, next, false))
  return [...fees, ...cureObligations(career, found), ...ceObligations(career, on)].sort((a, b) =>
    lastDay(a) < lastDay(b) ? -1 : lastDay(a) > lastDay(b) ? 1 : 0,
  )
}

/** The last day on which nothing is lost by the present cycle, holds included; null where it ends nothing. */
function cycleGoodThrough(career: Career, on: Day): Day | null {
  const { spans, heldOff } = career.holds
  const held = heldOff.find(each => covers(each, on))
  if (held) return held.to
  const inGrace = career.cycles.find(each => each.state === 'open' && each.end < on && each.closesOn !== undefined)
  if (inGrace) return inGrace.closesOn ?? null
  const cycle = career.era.cohort.duty === 'ce' ? cycleOn(career, on) : null
  if (!cycle || cycle.required === null) return null
  if (spans.length === 0 || cycle.metBy !== null) return cycle.end
  const lostOn = afterHolds(spans, dayAfter(cycle.end))
  return lostOn && dayBefore(lostOn)
}

/** Valid through: the end of the open cycle or the next open fee, whichever is first; while a roll is pending, that fee. */
export function validThrough(career: Career, { status, substate, stage, reasons }: StatusOn, on: Day): Day | null {
  if (stage && status === 'active') return stage.through
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
