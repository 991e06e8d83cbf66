import type { CategoryCounting, Conversion, Rounding } from '../rulebook/counting.ts'
import { NO_POINTS, type Points } from '../values/points.ts'
import type { CeActivity, Particulars } from './dossier.ts'
import type { Reason } from './reasons.ts'

/** What an activity is worth before caps and limits, and why. */
export type Worth = { points: Points; reasons: readonly Reason[]; outcome: 'counts' | 'refused' | 'pending' }

const NO_REASONS: readonly Reason[] = []

/** `a × b / c` rounded down; exact while `b × c` is a safe whole number. */
export const shareOf = (a: number, b: number, c: number): number => Math.floor(a / c) * b + Math.floor(((a % c) * b) / c)

/** What an activity earns under the counting rule of its category: converted, weighed by relevance, rounded; or why it does not count, or not yet. */
export function worthOf(activity: CeActivity, counting: CategoryCounting | null): Worth {
  const { particulars } = activity
  if (particulars === null && countsAsRecorded(counting))
    return { points: activity.points, reasons: NO_REASONS, outcome: 'counts' }
  const objection = refusalOf(counting, particulars)
  if (objection) return { points: NO_POINTS, reasons: [objection], outcome: 'refused' }
  const earned = activity.awarded ? { points: activity.points, reasons: NO_REASONS } : earnedBy(activity, counting)
  const wait = waitOf(counting, particulars)
  if (wait) return { points: earned.points, reasons: [wait], outcome: 'pending' }
  return { ...earned, outcome: 'counts' }
}

/** Whether a rule leaves points alone that were recorded without anything more: most are, and are not to pay for the rest. */
const countsAsRecorded = (counting: CategoryCounting | null): boolean =>
  counting === null || (counting.requires.length === 0 && counting.pendingUntil === null && counting.round === null)

/** Why an activity counts nothing, whatever it earned. */
function refusalOf(counting: CategoryCounting | null, particulars: Particulars | null): Reason | null {
  const audit = particulars?.audit
  if (audit?.outcome === 'disallowed' && audit.decidedOn !== null) return { code: 'ce.disallowed', on: audit.decidedOn }
  const missing = counting?.requires.find(mark => !particulars?.marks.includes(mark))
  if (missing !== undefined) return { code: 'ce.mark_missing', mark: missing }
  const least = counting?.atLeast
  const work = particulars?.work
  if (!least || !work || work.unit !== least.unit || work.quantity >= least.quantity) return null
  return { code: 'ce.too_small', unit: work.unit, quantity: work.quantity, least: least.quantity }
}

/** Why an activity waits. */
function waitOf(counting: CategoryCounting | null, particulars: Particulars | null): Reason | null {
  const audit = particulars?.audit
  if (audit && audit.outcome === null) return { code: 'ce.under_audit', since: audit.flaggedOn }
  const until = counting?.pendingUntil
  return until && !particulars?.marks.includes(until) ? { code: 'ce.awaits_mark', mark: until } : null
}

function earnedBy({ points, particulars }: CeActivity, counting: CategoryCounting | null): Omit<Worth, 'outcome'> {
  const work = particulars?.work ?? null
  const conversion = work && counting?.convert.find(each => each.unit === work.unit)
  const relevance = particulars?.relevance ?? WHOLE
  const exact: Fraction =
    work && conversion ? converted(work.quantity, conversion, relevance) : { over: points * relevance, under: WHOLE }
  const rounding = counting?.round ?? null
  const earned = rounding ? rounded(exact, rounding) : Math.floor(exact.over / exact.under)
  const reasons: Reason[] = []
  if (work && conversion)
    reasons.push({ code: 'ce.converted', unit: work.unit, quantity: work.quantity, points: earned as Points })
  if (relevance < WHOLE) reasons.push({ code: 'ce.relevant_in_part', percent: relevance })
  if (rounding && earned * exact.under !== exact.over)
    reasons.push({ code: 'ce.rounded', to: rounding.to, how: rounding.how, points: earned as Points })
  return { points: earned as Points, reasons }
}

const WHOLE = 100

/** Hundredths of a point, not yet rounded. */
type Fraction = { over: number; under: number }

/** Figures of real work stay far below what is exact; beyond, the hundredth is rounded down first. */
function converted(quantity: number, { per, points }: Conversion, relevance: number): Fraction {
  const over = quantity * points * relevance
  if (Number.isSafeInteger(over)) return { over, under: per * WHOLE }
  return { over: shareOf(shareOf(quantity, points, per), relevance, WHOLE), under: 1 }
}

function rounded({ over, under }: Fraction, { to, how, afterFirst }: Rounding): number {
  if (afterFirst !== null && over < afterFirst * under) return 0
  const [steps, rest] = [Math.floor(over / (under * to)), over % (under * to)]
  const up = how === 'up' ? rest > 0 : how === 'nearest' && rest * 2 >= under * to
  return (up ? steps + 1 : steps) * to
}
