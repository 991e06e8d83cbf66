import type { StatusCode } from '../rulebook/rules.ts'
import { type Day, dayBefore } from '../values/day.ts'
import { type Career, cycleOn, judgeCareer } from './career.ts'
import type { Due } from './dues.ts'
import type { JudgedCycle } from './judge-cycle.ts'
import { openDues } from './obligations.ts'
import { RUNS } from './stages.ts'
import type { CycleJudgement, DueJudgement } from './standing.ts'
import { rolledOnOf } from './status.ts'

function cycleJudgement(career: Career, cycle: JudgedCycle, runs: boolean): CycleJudgement {
  const {
    metBy,
    notes: _notes,
    moved: _moved,
    stages: _stages,
    closesOn: _closesOn,
    metOn: _metOn,
    carry: _carry,
    carriedIn: _carriedIn,
    ...judgement
  } = cycle
  const state = judgement.state === 'open' && !runs ? 'abandoned' : judgement.state
  const closed = cycle.state !== 'open' && cycle.state !== 'before_opening' && metBy !== null
  const rolledOn = closed ? rolledOnOf(career, cycle) : null
  return { ...judgement, state, rolledOn, auditPool: rolledOn === null ? null : Number(rolledOn.slice(0, 4)) + 1 }
}

/** The present cycle, while the certification runs; in detail every judged one of the present era. */
export function cyclesOf(career: Career, status: StatusCode): CycleJudgement[] {
  const { asOf } = career.facts
  if (career.detail) return career.cycles.map(each => cycleJudgement(career, each, RUNS[status]))
  // While a loss is held off, the cycle that was not met is the present one: the next does not begin by itself.
  const last = career.cycles.at(-1)
  const running = last?.state === 'failed' ? last : cycleOn(career, asOf)
  const present = RUNS[status] && last ? running : null
  return present ? [cycleJudgement(career, present, true)] : []
}

function dueState(due: Due, asOf: Day): DueJudgement['state'] {
  if (due.beforeOpening) return 'before_opening'
  if (due.waived) return 'waived'
  if (due.excused) return 'cleared'
  if (due.settledOn !== null) return 'paid'
  return due.open.some(span => span.from <= asOf) ? 'past_due' : 'upcoming'
}

const dueJudgement = (due: Due, asOf: Day): DueJudgement => ({
  feeYear: due.feeYear,
  dueOn: due.dueOn,
  cents: due.cents,
  state: dueState(due, asOf),
  paidOn: due.settledOn,
  refundable: due.refundable,
  creditCents: due.creditCents,
})

/** The careers before the present one, oldest first: each as it stood on the eve of the recertification that ended it. */
export function earlierCareers({ rules, facts, era }: Career): Career[] {
  if (!era.recertified) return []
  const before = judgeCareer(rules, { ...facts, asOf: dayBefore(era.anchor) }, true)
  return [...earlierCareers(before), before]
}

/** Cycles of earlier eras, as they were judged then. */
export const formerCyclesOf = (earlier: readonly Career[]): CycleJudgement[] =>
  earlier.flatMap(career => career.cycles.map(each => cycleJudgement(career, each, false)))

/** Dues of earlier eras. What stood open was cleared by the recertification; what had not fallen due never did. */
export const formerDuesOf = (earlier: readonly Career[]): DueJudgement[] =>
  earlier.flatMap(({ dues, facts }) =>
    dues
      .map(due => dueJudgement(due, facts.asOf))
      .filter(due => due.state !== 'upcoming')
      .map(due => (due.state === 'past_due' ? { ...due, state: 'cleared' as const } : due)),
  )

/** The open dues and the next one; in detail every due up to the next one to come. */
export function duesOf(career: Career): DueJudgement[] {
  const { asOf } = career.facts
  const { pastDue, next } = openDues(career, asOf)
  if (!career.detail) return [...pastDue, ...(next ? [next] : [])].map(due => dueJudgement(due, asOf))
  const last = next?.dueOn ?? career.dues.findLast(due => due.dueOn <= asOf || due.settledOn !== null)?.dueOn ?? asOf
  return career.dues.filter(due => due.dueOn <= last).map(due => dueJudgement(due, asOf))
}
