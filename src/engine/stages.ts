import type { Stage, StatusCode } from '../rulebook/rules.ts'
import type { StagesFrom } from '../rulebook/rules-time.ts'
import { type Day, dayAfter, dayBefore } from '../values/day.ts'
import { after } from '../values/offset.ts'
import { afterHolds, type Span } from './spans.ts'
import type { StageSpan } from './stage-span.ts'

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

/** The last day of the first stage, which may be counted from the end of the cycle that was not met. */
function lastDay({ lasts }: Stage, from: Day, countedFrom: Day | null): Day | null {
  if (!lasts) return null
  return countedFrom === null ? dayBefore(after(from, lasts)) : after(countedFrom, lasts)
}

/** The days of each stage that follows a loss on a day. A hold keeps a certification in the stage it is in as long as it lasts. */
export function spansFrom(
  stages: readonly Stage[],
  on: Day,
  countedFrom: StagesFrom | undefined,
  cycleEnd: Day | null,
  holds: readonly Span[],
): StageSpan[] {
  const spans: StageSpan[] = []
  let from: Day | null = on
  for (const [at, stage] of stages.entries()) {
    if (from === null) break
    const last: Day | null = lastDay(stage, from, at === 0 && countedFrom === 'cycle_end' ? cycleEnd : null)
    const next: Day | null = last === null ? null : afterHolds(holds, dayAfter(last))
    const to: Day | null = next === null ? null : dayBefore(next)
    if (to === null || to >= from) spans.push({ stage, from, to })
    from = next !== null && next > from ? next : from
    if (next === null) from = null
  }
  return spans
}

/** Whether a stage leaves the certification running. */
export const leavesRunning = ({ stage }: StageSpan): boolean => RUNS[stage.kind]

/** Days on which a stage may be cured, at the latest a day. */
export const curable = (spans: readonly StageSpan[], by: Day): readonly StageSpan[] =>
  spans.filter(each => each.stage.cure !== 'none' && leavesRunning(each) && each.from <= by)
