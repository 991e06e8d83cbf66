import type { Rules, StatusRule } from '../rulebook/rules.ts'
import { type Day, dayAfter } from '../values/day.ts'
import { isSameValue } from '../values/same.ts'
import { type Career, judgeCareer } from './career.ts'
import type { Dossier } from './dossier.ts'
import { withMovedDeadlines } from './moved-deadlines.ts'
import { obligationsOn, validThrough } from './obligations.ts'
import { statusOn } from './status.ts'
import type { StageNow, Verdict, WayBack } from './standing.ts'
import { applicationsOf, waysBackOn } from './ways-back.ts'

/** A verdict before its next change is known, with the routes back in full. */
export type Judged = Omit<Verdict, 'waysBack' | 'nextChange'> & { waysBack: WayBack[] }

const statusRules = new WeakMap<Rules, Map<string, StatusRule>>()

/** What a state means to those who hold it; a status is a state too. */
export function statusRuleOf(rules: Rules, status: string): StatusRule {
  let byCode = statusRules.get(rules)
  if (!byCode) {
    byCode = new Map(rules.statuses.map(each => [each.state ?? each.status, each]))
    statusRules.set(rules, byCode)
  }
  const rule = byCode.get(status)
  if (!rule) throw new Error(`a rulebook without the status ${status} was not refused`)
  return rule
}

/** The verdict on a day, if nothing happens after the day the career was judged on. */
export function verdictOn(career: Career, dossier: Dossier, on: Day, withEvidence: boolean): Judged {
  const { rules, era, facts } = career
  const { id, number, scheme, certifiedOn } = facts.certification
  const found = statusOn(career, on)
  const { mayUse, benefits } = statusRuleOf(rules, found.state)
  return {
    certification: id,
    number,
    scheme,
    status: found.status,
    state: found.state,
    ...(found.stage && { stage: stageNow(found.stage) }),
    substate: found.substate,
    since: found.since,
    through: validThrough(career, found, on),
    certifiedSince: certifiedOn,
    anchor: era.anchor,
    cohort: era.cohort.id,
    duty: era.cohort.duty,
    mayUse,
    benefits,
    reasons: withMovedDeadlines(career, found, on),
    also: found.also,
    obligations: obligationsOn(career, found, on),
    waysBack: waysBackOn(career, dossier, found, on, withEvidence),
    applications: applicationsOf(career, dossier, on),
  }
}

const stageNow = ({ state, from, through, cure, cycleEnd, shortfall }: StageNow): StageNow => ({
  state,
  from,
  through,
  cure,
  cycleEnd,
  shortfall,
})

/** Days after the one judged on which the verdict may differ if nothing happens, ascending. */
function candidates(career: Career, judged: Judged): Day[] {
  const { rules, era, facts, dues, cycles, losses, holds } = career
  const days = new Set<Day>()
  const add = (on: Day | null | undefined): void => {
    if (on && on > facts.asOf) days.add(on)
  }
  add(facts.certification.certifiedOn)
  add(era.nextAnchor)
  if (era.opening) add(career.judgedFrom)
  for (const each of facts.decisions) {
    add(each.effectiveOn)
    if (each.untilOn) add(dayAfter(each.untilOn))
  }
  for (const due of dues) for (const span of due.open) if (span.to === null) add(span.from)
  for (const loss of losses) {
    add(loss.on)
    for (const stage of loss.stages ?? []) add(stage.from)
    if (loss.until !== undefined) add(dayAfter(loss.until))
  }
  for (const heldOff of holds.heldOff) add(heldOff.from)
  for (const cycle of cycles) {
    add(dayAfter(cycle.regularEnd))
    add(dayAfter(cycle.end))
    if (cycle.closesOn !== undefined) add(dayAfter(cycle.closesOn))
  }
  for (const route of judged.waysBack) if (route.openThrough) add(dayAfter(route.openThrough))
  if (judged.waysBack.length > 0) {
    add(rules.schemes[judged.scheme]?.closedFrom)
    for (const version of rules.feeTable?.versions ?? []) add(version.from)
  }
  for (const each of judged.applications) add(dayAfter(each.validThrough))
  for (const rule of [rules.ceDuty, rules.losses, rules.waysBack, rules.requirement])
    for (const version of rule.versions) add(version.from)
  return [...days].sort()
}

/**
 * The open cycle's turn changes what is said of whoever is in good standing: the next one opens, or the certification is lost.
 * While somebody is suspended or owes a fee it may change nothing, where the next cycle was accepted beforehand.
 */
function turnOf({ cycles }: Career, { status }: Judged): Day | null {
  if (status !== 'active') return null
  // Of two open cycles the later one turns; the earlier is in its days of grace.
  const open = cycles.findLast(each => each.state === 'open')
  return open && !open.extended ? dayAfter(open.end) : null
}

/** Whether the career judged on one day still holds on a later one: no other version, anchor or cycle comes between. */
function stillHolds({ rules, era, facts, cycles, losses }: Career, on: Day): boolean {
  if (losses.some(each => each.stages?.some(({ from }) => from > facts.asOf && from <= on))) return false
  const last = cycles.at(-1)
  if (last && last.state !== 'failed' && on > last.regularEnd) return false
  if (cycles.some(each => each.state === 'open' && each.end < on)) return false
  if (era.nextAnchor !== null && on >= era.nextAnchor) return false
  const turned = (version: { from: Day | null }): boolean =>
    version.from !== null && version.from > facts.asOf && version.from <= on
  if (rules.requirement.keyedOn === 'application' && rules.requirement.versions.some(turned)) return false
  return !rules.ceDuty.versions.some(turned) && !rules.losses.versions.some(turned)
}

/** The next day on which the verdict changes if nothing happens; null: never. */
export function nextChangeOf(career: Career, dossier: Dossier, judged: Judged): Day | null {
  const turn = turnOf(career, judged)
  for (const on of candidates(career, judged)) {
    if (turn !== null && on >= turn) return turn
    const then = stillHolds(career, on) ? career : judgeCareer(career.rules, { ...career.facts, asOf: on }, false)
    // Evidence is passed over: its days move with the day asked about.
    if (!isSameValue(verdictOn(then, dossier, on, false), judged, 'evidence')) return on
  }
  return turn
}
