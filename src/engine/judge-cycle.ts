import { inForce } from '../rulebook/in-force.ts'
import type { Rules } from '../rulebook/rules.ts'
import { addDays, type Day, dayAfter, later } from '../values/day.ts'
import type { Points } from '../values/points.ts'
import type { Window } from './claims.ts'
import { creditFor, NOTHING_CARRIED, requirementKey } from './credit.ts'
import type { CeActivity, Decision, DecisionKind } from './dossier.ts'
import { lastDayOf, type Moved, moveOf } from './downtime.ts'
import { cycleEnd, cycleStart, type Era, owesNothing } from './era.ts'
import type { Activities, Facts } from './facts.ts'
import { clocksOf } from './grid.ts'
import type { CarriedCredit } from './plan/items.ts'
import type { Reason } from './reasons.ts'
import type { StageSpan } from './stage-span.ts'
import type { CycleJudgement } from './standing.ts'

/** A cycle judged, with what a later step needs of it. */
export type JudgedCycle = CycleJudgement & {
  /** By which means the requirement was met, if it was. */
  metBy: 'record' | 'attestation' | 'audit' | 'decision' | 'waiver' | 'cure' | null
  /** Why an attestation did not help. */
  notes: readonly Reason[]
  /** Downtime on its last day, where that was needed. */
  moved: Moved | null
  /** The last day on which credit could make it good without a loss, where that is later than its end. */
  closesOn?: Day
  /** The day after its end on which it was made good. */
  metOn?: Day
  /** What follows from its not being met, or followed until it was made good. */
  stages?: readonly StageSpan[]
  /** What came from the cycle before, and what goes on into the next one. */
  carriedIn: readonly CarriedCredit[]
  carry: readonly CarriedCredit[]
}

const ofCycle = (end: Day) => (each: { cycleEnd: Day | null }) => each.cycleEnd === end

/** The last day of a cycle with the extensions granted for it. */
function extendedEnd(decisions: readonly Decision[], regularEnd: Day): Day {
  let end = regularEnd
  for (const each of decisions)
    if (each.kind === 'cycle_extended' && each.cycleEnd === regularEnd && each.untilOn) end = later(end, each.untilOn)
  return end
}

const daysAfter = (on: Day, days: number): Day => (days === 0 ? on : addDays(on, days))

/** Days of a cycle that count, where the one before ended on a day: its extension takes days from this one, so that nothing counts twice. */
const windowOf = (era: Era, facts: Facts, n: number, end: Day, endBefore: Day | null): Window => ({
  start: endBefore === null ? era.anchor : later(cycleStart(era, n), dayAfter(endBefore)),
  end,
  reportBy: lastDayOf(facts.downtimes, daysAfter(end, era.cycleRule.reportingGraceDays)),
})

/** Decisions that stand in for the points of a cycle. */
const BY_DECISION: Partial<Record<DecisionKind, JudgedCycle['metBy']>> = {
  cycle_accepted: 'decision',
  requirement_waived: 'waiver',
}

type Met = { by: JudgedCycle['metBy']; notes: Reason[] }

/** Which way, if any, a cycle's requirement is met: the record, an attestation, a passed audit, or a decision to accept the cycle or to waive its points. */
function metBy(rules: Rules, facts: Facts, regularEnd: Day, end: Day, required: Points, isMet: boolean): Met {
  if (isMet) return { by: 'record', notes: [] }
  const rule = inForce(rules.attestation, regularEnd)
  const receiveBy = lastDayOf(facts.downtimes, daysAfter(end, rule.receivedWithinDays))
  const notes: Reason[] = []
  for (const each of facts.attestations) {
    if (each.cycleEnd !== regularEnd && each.cycleEnd !== end) continue
    if (!rule.accepted) continue
    if (each.receivedOn > receiveBy) notes.push({ code: 'attestation.late', receivedOn: each.receivedOn, receiveBy })
    else if (each.claimed < required) notes.push({ code: 'attestation.too_few', claimed: each.claimed, required })
    else return { by: 'attestation', notes: [] }
  }
  for (const each of facts.audits) {
    if (each.cycleEnd !== regularEnd || each.outcome !== 'passed') continue
    const { passedHeals } = inForce(rules.audit, each.decidedOn)
    if (passedHeals === 'always' || (passedHeals === 'when_proved_points_meet_requirement' && each.proved >= required))
      return { by: 'audit', notes: [] }
    notes.push({ code: 'audit.outcome_contradicts_points', outcome: each.outcome, proved: each.proved, required })
  }
  const decided = facts.decisions.find(each => BY_DECISION[each.kind] !== undefined && ofCycle(regularEnd)(each))
  return decided ? { by: BY_DECISION[decided.kind] ?? null, notes: [] } : { by: null, notes }
}

/** Whether a retirement covers a day, and until when; a cycle that ends in retirement is not judged. */
export function isRetiredOn(decisions: readonly Decision[], on: Day): boolean {
  let retired = false
  for (const each of decisions) {
    if (each.effectiveOn > on) break
    if (each.kind === 'retired') retired = true
    else if (each.kind === 'returned' || each.kind === 'recertified') retired = false
  }
  return retired
}

const STATE_OF = {
  record: 'met',
  attestation: 'met_by_attestation',
  audit: 'met_by_audit',
  decision: 'accepted',
  waiver: 'waived',
  cure: 'cured',
} as const

type Ending = { n: number; start: Day; end: Day; required: Points | null; by: JudgedCycle['metBy']; asOf: Day }

function stateOf(era: Era, facts: Facts, { n, start, end, required, by, asOf }: Ending): CycleJudgement['state'] {
  if (era.cohort.duty === 'none' || owesNothing(era, n) || isRetiredOn(facts.decisions, end)) return 'exempt'
  if (era.opening && (era.opening.cycleStart === null || start < era.opening.cycleStart)) return 'before_opening'
  if (required === null) return 'unset'
  if (end >= asOf) return 'open'
  return by === null ? 'failed' : STATE_OF[by]
}

/** The window of a cycle that may still be made good on a day after its end, by what is known. */
const stretched = (window: Window, facts: Facts, through: Day | undefined): Window =>
  through === undefined ? window : { ...window, end: later(window.end, through), reportBy: later(facts.knownOn, through) }

/** Activities that are named for a cycle count in it and in no other. */
function namedFor(activities: Activities, regularEnd: Day): Activities {
  const { dated, spread, named } = activities
  if (!named) return activities
  const isMeant = ({ forCycle }: CeActivity): boolean => forCycle === null || forCycle === regularEnd
  return { dated: dated.filter(isMeant), spread: spread.filter(isMeant) }
}

/** What cycle n begins with from the one before, where that was judged and met. */
export function carriedInto(n: number, before: JudgedCycle | undefined): readonly CarriedCredit[] {
  if (!before || before.n !== n - 1 || before.carry.length === 0 || before.state === 'before_opening') return NOTHING_CARRIED
  return before.carry.map(each => ({ ...each, cycle: before.n }))
}

/**
 * Judges cycle n of an era as of a day. Whether it rolled is settled later, with the fees. Downtime on the last day extends a
 * cycle only where the points are not in without: whoever has them loses no day of the next cycle to this one. `through`: with
 * credit earned until a day after its end.
 */
export function judgeCycle(
  rules: Rules,
  era: Era,
  facts: Facts,
  n: number,
  asOf: Day,
  detail: boolean,
  carriedIn: readonly CarriedCredit[] = NOTHING_CARRIED,
  through?: Day,
): JudgedCycle {
  const judge = (regularEnd: Day, window: Window): JudgedCycle =>
    judgeWithin(rules, era, facts, { n, regularEnd, window: stretched(window, facts, through), carriedIn, asOf, detail })
  const endBefore = n === 1 ? null : endOf(rules, era, facts, n - 1, asOf)
  const regularEnd = cycleEnd(era, n)
  const end = extendedEnd(facts.decisions, regularEnd)
  const judged = judge(regularEnd, windowOf(era, facts, n, end, endBefore))
  const moved = facts.downtimes.length === 0 || !wantsTime(judged) ? null : moveOf(facts.downtimes, end)
  return moved ? { ...judge(regularEnd, windowOf(era, facts, n, moved.until, endBefore)), moved } : judged
}

const wantsTime = ({ metBy, state }: JudgedCycle): boolean => metBy === null && (state === 'open' || state === 'failed')

/** The last day of cycle n with every extension. */
function endOf(rules: Rules, era: Era, facts: Facts, n: number, asOf: Day): Day {
  const end = extendedEnd(facts.decisions, cycleEnd(era, n))
  if (facts.downtimes.length === 0 || !moveOf(facts.downtimes, end)) return end
  return judgeCycle(rules, era, facts, n, asOf, false).end
}

type Judging = {
  n: number
  regularEnd: Day
  window: Window
  carriedIn: readonly CarriedCredit[]
  asOf: Day
  detail: boolean
}

function judgeWithin(rules: Rules, era: Era, facts: Facts, judging: Judging): JudgedCycle {
  const { n, regularEnd, window, carriedIn, asOf, detail } = judging
  const days = { start: cycleStart(era, n), end: regularEnd }
  const clocks = clocksOf(era.cycleRule, regularEnd)
  const { isMet, ...credit } = creditFor({
    rules,
    facts,
    activities: namedFor(facts.activities, regularEnd),
    rule: inForce(rules.requirement, requirementKey(rules, facts, days)),
    window,
    days,
    carriedIn,
    owesNothing: owesNothing(era, n),
    others: true,
    detail,
  })
  const { required } = credit
  const met = required === null ? { by: null, notes: [] } : metBy(rules, facts, regularEnd, window.end, required, isMet)
  return {
    n,
    start: days.start,
    end: window.end,
    regularEnd,
    extended: window.end > regularEnd,
    state: stateOf(era, facts, { n, start: days.start, end: window.end, required, by: met.by, asOf }),
    rolledOn: null,
    auditPool: null,
    ...credit,
    carriedIn,
    metBy: met.by,
    notes: met.notes,
    moved: null,
    ...(clocks && { clocks }),
  }
}
