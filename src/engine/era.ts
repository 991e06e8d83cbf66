import { inForce } from '../rulebook/in-force.ts'
import type { Cohort, CycleRule, Rules } from '../rulebook/rules.ts'
import { type Day, dayAfter, dayBefore, yearOf } from '../values/day.ts'
import { gridOf, type Grid, turnAt } from './grid.ts'
import type { Decision, OpeningStanding } from './dossier.ts'
import type { Facts } from './facts.ts'

/** A span of certification counted from one anchor: the grant, or a recertification. */
export type Era = {
  anchor: Day
  recertified: boolean
  /** A later recertification that is known already. */
  nextAnchor: Day | null
  cohort: Cohort
  cycleRule: CycleRule
  /** First day of the first cycle: the anchor, or the grant of the certification held longest. */
  start: Day
  /** Where its cycles turn. */
  grid: Grid
  /** 1 to 12; null where it is not known. */
  birthMonth: number | null
  /** Where judging of this era begins, if its history was taken over. */
  opening: OpeningStanding | null
}

/** A revocation that still holds on a day: nothing but a decision to return lifts it. */
export function revokedBy(decisions: readonly Decision[], on: Day): Decision | null {
  let revoked: Decision | null = null
  for (const each of decisions) {
    if (each.effectiveOn > on) break
    if (each.kind === 'revoked') revoked ??= each
    else if (each.kind === 'returned') revoked = null
  }
  return revoked
}

/** The days from which cycles and due months are counted: the grant and each recertification that took effect. */
function anchorsOf({ certification, decisions }: Facts): Day[] {
  const anchors = [certification.certifiedOn]
  for (const each of decisions)
    if (each.kind === 'recertified' && each.effectiveOn > certification.certifiedOn && !revokedBy(decisions, each.effectiveOn))
      anchors.push(each.effectiveOn)
  return anchors
}

function cohortOf(rules: Rules, facts: Facts, anchors: readonly Day[], asOf: Day): Cohort {
  const { cohorts } = inForce(rules.ceDuty, asOf)
  const recertifiedOn = anchors.slice(1)
  const matching = cohorts.find(
    each =>
      (each.certifiedBefore === null || facts.certification.certifiedOn < each.certifiedBefore) &&
      (each.held === undefined || (facts.person?.held.includes(each.held) ?? false)) &&
      (each.recertifiedAfter === null || recertifiedOn.some(on => on > (each.recertifiedAfter as Day))),
  )
  if (!matching) throw new Error('a rulebook whose last cohort has conditions was not refused')
  return matching
}

/** The era that contains a day. */
export function eraOn(rules: Rules, facts: Facts, on: Day): Era {
  const anchors = anchorsOf(facts)
  const at = Math.max(
    0,
    anchors.findLastIndex(each => each <= on),
  )
  const anchor = anchors[at] as Day
  const nextAnchor = anchors[at + 1] ?? null
  const { opening } = facts
  const covers = opening !== null && opening.onDay >= anchor && (nextAnchor === null || opening.onDay < nextAnchor)
  const cycleRule = inForce(rules.cycle, anchor)
  return {
    anchor,
    recertified: at > 0,
    nextAnchor,
    cohort: cohortOf(rules, facts, anchors.slice(0, at + 1), on),
    cycleRule,
    start: at === 0 ? firstStart(facts, cycleRule) : anchor,
    grid: gridFor(rules, facts, cycleRule, anchors, at),
    birthMonth: facts.person?.birthMonth ?? null,
    opening: covers ? opening : null,
  }
}

/** The day the first cycle began: of the person's, where one cycle is for all. */
const firstStart = ({ certification, together }: Facts, { whose }: CycleRule): Day =>
  (whose === 'person' ? together?.[0]?.certifiedOn : undefined) ?? certification.certifiedOn

/** Where cycles turn after the latest anchor: as before it, where the way back keeps the old dates. */
function gridFor(rules: Rules, facts: Facts, rule: CycleRule, anchors: readonly Day[], at: number): Grid {
  const anchor = anchors[at] as Day
  const first = anchors[0] as Day
  if (rule.whose === 'person') return gridOf(rule, firstStart(facts, rule), facts.person)
  if (at === 0 || inForce(rules.waysBack, anchor).recertification.anchor !== 'old_dates')
    return gridOf(rule, anchor, facts.person)
  const old = gridOf(rule, first, facts.person)
  let n = 1
  while (turnAt(old, rule, n) <= anchor) n++
  return { base: turnAt(old, rule, n), first: 1 }
}

/** First day of cycle n, always counted from one day so that month ends and 29 February cannot drift. */
export function cycleStart({ start, cycleRule, grid }: Era, n: number): Day {
  if (n === 1) return start
  const turn = turnAt(grid, cycleRule, n - 1)
  return cycleRule.end === 'anniversary' ? dayAfter(turn) : turn
}

/** Last regular day of cycle n. */
export function cycleEnd({ cycleRule, grid }: Pick<Era, 'cycleRule' | 'grid'>, n: number): Day {
  const turn = turnAt(grid, cycleRule, n)
  return cycleRule.end === 'anniversary' ? turn : dayBefore(turn)
}

/** The number of the cycle whose regular days contain a day on or after the anchor. */
export function cycleNumberOn(era: Era, on: Day): number {
  const { base, first } = era.grid
  const { years } = era.cycleRule
  // Several parts of a year may turn between two days of following years.
  const between = yearOf(on) - yearOf(base) - (Number.isInteger(years) ? 0 : 1)
  let n = Math.max(1, Math.floor(between / years) + first)
  while (cycleEnd(era, n) < on) n++
  return n
}

/** Whether cycle n asks nothing: a short first one, where the rule says so. */
export const owesNothing = ({ cycleRule, grid }: Era, n: number): boolean =>
  n === 1 && grid.first === 1 && cycleRule.first?.owes === 'nothing'
