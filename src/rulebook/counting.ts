import type { Offset } from '../values/offset.ts'
import type { Points } from '../values/points.ts'

/** What a cycle requires beyond one total, and how work becomes points. Types only; compiled from requirement.yaml and activities.yaml. */

/** A tag of an activity: one the body declares, a mark, or the code of the activity's category. */
export type Tag = string

/** Which activities are meant, by their tags: one of `any`, all of `all`, none of `none`. Empty: every activity. */
export type Selector = { any?: readonly Tag[]; all?: readonly Tag[]; none?: readonly Tag[] }

/** The requirement of a cycle where one total does not say it: ways to meet it, and limits on what counts for any of them. */
export type Plan = { paths: readonly PlanPath[]; limits: readonly Limit[] }

/** One way to meet a requirement: all its needs. The total, where it has one, is a need of its own, called `total`. */
export type PlanPath = { id: string; title: string; total: Points | null; needs: readonly Need[] }

export type Need = { id: string; title: string } & NeedKind
export type NeedKind =
  | { kind: 'credits'; least: Points; of: Selector; axis: string | null; each: Each }
  | { kind: 'measure'; least: number; unit: string; each: Each }
  | { kind: 'document'; document: string }
  | { kind: 'fee'; fee: string }
  | { kind: 'exam'; beforeEnd: Offset | null }
  | { kind: 'precondition'; precondition: string }

/** Needed over the whole cycle, or in each of its years. */
export type Each = 'cycle' | 'cycle_year'

/** The most that some activities may give in a cycle. */
export type Limit = {
  id: string
  title: string
  of: Selector
  most: { points: Points } | { percent: number; ofNeed: string }
  /** Less for those who worked less: the share of `whole` that was recorded in this unit. Hundredths of the unit. */
  inProportionTo: { unit: string; whole: number } | null
}

/** The least of three carries into the next cycle: the surplus, what was earned late in the cycle, and the most. */
export type CarryOver = { most: Record<string, Points>; earnedInLast: Offset; of: Selector }

/** How an activity of a category becomes points. */
export type CategoryCounting = {
  tags: readonly Tag[]
  convert: readonly Conversion[]
  round: Rounding | null
  /** The smallest activity accepted, in hundredths of a unit. */
  atLeast: { unit: string; quantity: number } | null
  timesInCycle: number | null
  indivisible: boolean
  /** Marks an activity must carry to count. */
  requires: readonly Tag[]
  /** The mark without which an activity is pending. */
  pendingUntil: Tag | null
}

/** `points` for `per` hundredths of the unit. */
export type Conversion = { unit: string; per: number; points: Points; sample: boolean }

/** Whole steps of `to` points; nothing below `afterFirst`. */
export type Rounding = { to: Points; how: 'down' | 'nearest' | 'up'; afterFirst: Points | null }
