import { inForce } from '../rulebook/in-force.ts'
import type { Rules, Stage } from '../rulebook/rules.ts'
import { type Day, dayAfter, dayBefore, earlier, later } from '../values/day.ts'
import type { Points } from '../values/points.ts'
import { creditCe } from './credit-ce.ts'
import type { CeActivity } from './dossier.ts'
import type { Era } from './era.ts'
import { type Activities, type Facts, toldOn } from './facts.ts'
import { clockDay } from './grid.ts'
import { type JudgedCycle, judgeCycle } from './judge-cycle.ts'
import { afterHolds, covers, holdsOf } from './spans.ts'
import type { StageSpan } from './stage-span.ts'
import { curable, leavesRunning, spansFrom } from './stages.ts'

/** How credit may still make a cycle good after its end. */
type Cure = Stage['cure']

/** A cycle judged through what follows it, and the activities left for the cycles after it. */
export type Settled = { cycle: JudgedCycle; left: Activities }

/** Days after a cycle's end, by a day, on which something came that may cure it. */
function daysOfCure(facts: Facts, cure: Cure, end: Day, by: Day): Day[] {
  const days = new Set<Day>()
  const consider = (on: Day): void => {
    if (on > end && on <= by) days.add(on)
  }
  for (const list of [facts.activities.dated, facts.activities.spread])
    for (const each of list) consider(cure === 'earned' ? each.completedOn : later(each.completedOn, toldOn(each)))
  const { fees, documents, exams, preconditions } = facts.papers
  for (const each of [...fees, ...documents]) consider(each.receivedOn)
  for (const each of [...exams, ...preconditions]) consider(each.on)
  return [...days].sort()
}

/** What of a list counts for a cycle on a day, the way its stage cures it. */
function usableFor(list: readonly CeActivity[], cure: Cure, end: Day, on: Day): readonly CeActivity[] {
  if (cure === 'earned') return list
  return list.filter(each => toldOn(each) <= on && (each.completedOn <= end || (cure === 'put_forward' && each.forCycle === end)))
}

/** The cycle judged again with what came by a day after its end. */
function judgeAgain(rules: Rules, era: Era, facts: Facts, cycle: JudgedCycle, cure: Cure, on: Day, detail: boolean): JudgedCycle {
  const { dated, spread } = facts.activities
  const { regularEnd } = cycle
  const activities = { dated: usableFor(dated, cure, regularEnd, on), spread: usableFor(spread, cure, regularEnd, on) }
  return judgeCycle(rules, era, { ...facts, activities }, cycle.n, on, detail, cycle.carriedIn, on)
}

/** The first day by which a cycle that was not met in time was, or null. */
function curedOn(rules: Rules, era: Era, facts: Facts, cycle: JudgedCycle, cure: Cure, by: Day): Day | null {
  const days = daysOfCure(facts, cure, cycle.end, by)
  const isMetBy = (on: Day): boolean => judgeAgain(rules, era, facts, cycle, cure, on, false).metBy === 'record'
  // Whatever came only adds: who does not have it by the last day had it on none before.
  const last = days.at(-1)
  return last === undefined || !isMetBy(last) ? null : (days.find(isMetBy) ?? null)
}

/** The activities without what made a cycle good after its end; of the last of them the surplus is left. */
function withoutUsed(activities: Activities, cycle: JudgedCycle): Activities {
  const used = new Map(cycle.treatments.filter(each => each.credited > 0).map(each => [each.activity, each.credited]))
  let surplus: number = cycle.surplus
  const leave = (list: readonly CeActivity[]): CeActivity[] =>
    list
      .toReversed()
      .flatMap((each): CeActivity[] => {
        const credited = each.completedOn > cycle.regularEnd ? used.get(each.id) : undefined
        if (credited === undefined) return [each]
        const rest = Math.min(surplus, credited)
        surplus -= rest
        return rest > 0 ? [withPoints(each, rest as Points)] : []
      })
      .toReversed()
  return { dated: leave(activities.dated), spread: leave(activities.spread) }
}

/** What is left of an activity, in points: how its work became points was settled when it was used. */
function withPoints(activity: CeActivity, points: Points): CeActivity {
  const { particulars } = activity
  return { ...activity, points, particulars: particulars && { ...particulars, work: null, relevance: 100 } }
}

/** Where a cycle was made good after its end: judged with what made it good, and the rest left for the next. */
function settledBy(rules: Rules, era: Era, facts: Facts, cycle: JudgedCycle, cure: Cure, on: Day): Settled {
  const again = judgeAgain(rules, era, facts, cycle, cure, on, true)
  const { end, extended } = cycle
  return { cycle: { ...again, end, extended }, left: withoutUsed(facts.activities, again) }
}

/**
 * A cycle that its end left unmet, through the days in which it may still be made good: first those of grace, then the stages
 * that follow its loss. Where no rule gives such days it is given back as it is.
 */
export function settle(rules: Rules, era: Era, facts: Facts, cycle: JudgedCycle, asOf: Day): Settled {
  const { activities } = facts
  const grace = clockDay(era.cycleRule.clocks?.earnBy, cycle.end)
  const { stages, stagesFrom } = inForce(rules.losses, asOf)
  if (cycle.state !== 'failed' || (grace <= cycle.end && !stages?.points)) return { cycle, left: activities }
  if (grace > cycle.end) {
    const on = curedOn(rules, era, facts, cycle, 'earned', earlier(grace, asOf))
    if (on !== null) {
      const { cycle: again, left } = settledBy(rules, era, facts, cycle, 'earned', on)
      return { cycle: { ...again, state: 'met', metBy: 'record', metOn: on }, left }
    }
    if (asOf <= grace) return { cycle: { ...cycle, state: 'open', closesOn: grace }, left: activities }
  }
  if (!stages?.points) return { cycle: { ...cycle, closesOn: grace }, left: activities }
  return throughStages(rules, era, facts, { ...cycle, closesOn: grace }, stages.points, stagesFrom, asOf)
}

function throughStages(
  rules: Rules,
  era: Era,
  facts: Facts,
  cycle: JudgedCycle,
  stages: readonly Stage[],
  stagesFrom: 'cycle_end' | 'day_of_loss' | undefined,
  asOf: Day,
): Settled {
  const holds = holdsOf(facts.decisions)
  const on = afterHolds(holds, dayAfter(cycle.closesOn ?? cycle.end))
  if (on === null) return { cycle, left: facts.activities }
  const spans = spansFrom(stages, on, stagesFrom, cycle.regularEnd, holds)
  for (const { stage, to } of curable(spans, asOf)) {
    const cured = curedOn(rules, era, facts, cycle, stage.cure, to === null ? asOf : earlier(to, asOf))
    if (cured === null) continue
    const { cycle: again, left } = settledBy(rules, era, facts, cycle, stage.cure, cured)
    const until = cutAt(spans, cured)
    return { cycle: { ...again, state: 'cured', metBy: 'cure', metOn: cured, ...(until.length > 0 && { stages: until }) }, left }
  }
  return { cycle: { ...cycle, stages: spans }, left: facts.activities }
}

/** Stages as far as they came before a day. */
export const cutAt = (spans: readonly StageSpan[], on: Day): StageSpan[] =>
  spans.filter(each => each.from < on).map(each => (each.to === null || each.to >= on ? { ...each, to: dayBefore(on) } : each))

/** Whether the certification goes on running on a day after a cycle that was not met. */
export const runsOn = ({ state, stages }: JudgedCycle, on: Day): boolean =>
  state !== 'failed' || (stages?.some(each => leavesRunning(each) && covers(each, on)) ?? false)

/** The first day by which credit put forward for an audited cycle made good what was not proved, or null. */
export function makesGood(
  rules: Rules,
  facts: Facts,
  spans: readonly StageSpan[],
  { cycleEnd, shortfall }: { cycleEnd: Day; shortfall: Points },
): Day | null {
  for (const { stage, to } of curable(spans, facts.asOf)) {
    if (stage.cure === 'reported') continue
    const by = to === null ? facts.asOf : earlier(to, facts.asOf)
    for (const on of daysOfCure(facts, stage.cure, cycleEnd, by)) {
      const isMeant = ({ forCycle }: CeActivity): boolean => stage.cure === 'earned' || forCycle === cycleEnd
      const { dated, spread } = facts.activities
      const activities = { dated: dated.filter(isMeant), spread: spread.filter(isMeant) }
      const window = { start: dayAfter(cycleEnd), end: on, reportBy: later(on, facts.knownOn) }
      if (creditCe(rules, activities, window, null, false).credited >= shortfall) return on
    }
  }
  return null
}
