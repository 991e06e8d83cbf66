import { type Day, dayAfter, dayBefore } from '../values/day.ts'
import type { Decision, DecisionKind } from './dossier.ts'
import type { Due } from './dues.ts'

/** Days from `from` through `to`; null: open-ended. */
export type Span = { from: Day; to: Day | null }

export const covers = ({ from, to }: Span, on: Day): boolean => from <= on && (to === null || on <= to)

const ENDS_SUSPENSION: readonly DecisionKind[] = ['suspension_lifted', 'returned', 'recertified']
const ENDS_HOLD: readonly DecisionKind[] = ['hold_lifted']
const NO_SPANS: readonly Span[] = []

/** When a certification was suspended: until the stated day, or a lifting, a return or a recertification. */
export const suspensionsOf = (decisions: readonly Decision[]): readonly Span[] => spansOf(decisions, 'suspended', ENDS_SUSPENSION)

/** When losses were held off: until the stated day, or a lifting. */
export const holdsOf = (decisions: readonly Decision[]): readonly Span[] => spansOf(decisions, 'held', ENDS_HOLD)

/** The first day on or after one that no hold covers; null where a hold has no end. */
export function afterHolds(holds: readonly Span[], on: Day): Day | null {
  let day = on
  for (const hold of holds) {
    if (!covers(hold, day)) continue
    if (hold.to === null) return null
    day = dayAfter(hold.to)
  }
  return day
}

/** Days between a kind of decision and its end; those that overlap are one. */
function spansOf(decisions: readonly Decision[], begins: DecisionKind, ends: readonly DecisionKind[]): readonly Span[] {
  if (!decisions.some(({ kind }) => kind === begins)) return NO_SPANS
  const spans: Span[] = []
  let open: Span | null = null
  for (const { kind, effectiveOn, untilOn } of decisions) {
    if (kind === begins && open !== null && covers(open, effectiveOn)) {
      if (untilOn === null || (open.to !== null && untilOn > open.to)) open.to = untilOn
    } else if (kind === begins) {
      open = { from: effectiveOn, to: untilOn }
      spans.push(open)
    } else if (open !== null && ends.includes(kind) && covers(open, effectiveOn)) {
      open.to = dayBefore(effectiveOn)
      open = null
    }
  }
  return spans.filter(each => each.to === null || each.to >= each.from)
}

/** The unbroken run of open fees that contains a day, or the last one before it. Spans of several dues join where they touch. */
export function pastDueRun(dues: readonly Due[], on: Day): { present: Span | null; last: Span | null } {
  const spans: Span[] = []
  for (const due of dues) for (const span of due.open) if (span.from <= on) spans.push(span)
  if (spans.length > 1) spans.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  let run: Span | null = null
  for (const span of spans) {
    const touches: boolean = run !== null && (run.to === null || span.from <= dayAfter(run.to))
    if (run === null || !touches) run = { ...span }
    else if (run.to !== null && (span.to === null || span.to > run.to)) run = { from: run.from, to: span.to }
  }
  if (run === null) return { present: null, last: null }
  return covers(run, on) ? { present: run, last: null } : { present: null, last: run }
}
