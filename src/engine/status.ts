import type { StatusCode } from '../rulebook/rules.ts'
import { type Day, dayAfter, later } from '../values/day.ts'
import { type Career, cycleOn } from './career.ts'
import type { Decision } from './dossier.ts'
import type { Due } from './dues.ts'
import { owesNothing, revokedBy } from './era.ts'
import type { JudgedCycle } from './judge-cycle.ts'
import { isAsleep } from './losses.ts'
import { lossesOn, retirementOn, whenLost } from './lost.ts'
import type { Reason } from './reasons.ts'
import { covers, pastDueRun, suspensionsOf } from './spans.ts'
import type { Substate } from './standing.ts'
import type { Found, StatusOn } from './status-on.ts'

const lastBy = (decisions: readonly Decision[], kind: Decision['kind'], on: Day): Decision | undefined =>
  decisions.findLast(each => each.kind === kind && each.effectiveOn <= on)

function afterLife({ facts }: Career, on: Day): Found | null {
  const died = lastBy(facts.decisions, 'deceased', on)
  return died
    ? { status: 'deceased', since: died.effectiveOn, reasons: [{ code: 'standing.deceased', on: died.effectiveOn }] }
    : null
}

function beforeGrant({ facts: { certification } }: Career, on: Day): Found | null {
  const { certifiedOn } = certification
  return on < certifiedOn
    ? { status: 'not_yet_certified', since: certifiedOn, reasons: [{ code: 'standing.not_yet_certified', certifiedOn }] }
    : null
}

function whenRevoked({ facts }: Career, on: Day): Found | null {
  const revoked = revokedBy(facts.decisions, on)
  return revoked
    ? { status: 'revoked', since: revoked.effectiveOn, reasons: [{ code: 'standing.revoked', since: revoked.effectiveOn }] }
    : null
}

function beforeTakeOver({ era, judgedFrom }: Career, on: Day): Found | null {
  if (!era.opening || on >= judgedFrom) return null
  const reason = { code: 'standing.not_judged_before', judgedFrom, from: era.opening.takenOverFrom } as const
  return { status: 'not_known', since: era.anchor, reasons: [reason] }
}

function whenRetired(career: Career, on: Day): Found | null {
  const retired = retirementOn(career, on)
  return retired
    ? { status: 'retired', since: retired.effectiveOn, reasons: [{ code: 'standing.retired', since: retired.effectiveOn }] }
    : null
}

function whenSuspended({ facts, era }: Career, on: Day): Found | null {
  const span = suspensionsOf(facts.decisions).find(each => covers(each, on))
  if (!span) return null
  const since = later(span.from, era.anchor)
  return { status: 'suspended', since, reasons: [{ code: 'standing.suspended', since, until: span.to }] }
}

/** The day after the last interruption before a day that is not a matter of fees, or the anchor. */
function resumedOn({ facts, era, losses }: Career, on: Day): { since: Day; reason: Reason } {
  const opening = era.opening?.status === 'in_force' ? era.opening : null
  // A history that was not judged is nobody's word that nothing came between: it was taken over, and that is all we say.
  const reason: Reason = opening
    ? { code: 'standing.taken_over', onDay: opening.onDay, from: opening.takenOverFrom }
    : { code: 'standing.certified', anchor: era.anchor }
  let resumed: { since: Day; reason: Reason } = { since: opening && opening.since <= on ? opening.since : era.anchor, reason }
  const consider = (since: Day, reason: Reason): void => {
    if (since > resumed.since && since <= on) resumed = { since, reason }
  }
  for (const { to } of suspensionsOf(facts.decisions))
    if (to !== null) consider(dayAfter(to), { code: 'standing.suspension_ended', on: dayAfter(to) })
  const returned = lastBy(facts.decisions, 'returned', on)
  if (returned) consider(returned.effectiveOn, { code: 'standing.returned', on: returned.effectiveOn })
  for (const { until, stages } of losses)
    if (until !== undefined)
      consider(dayAfter(until), { code: 'standing.cured', on: dayAfter(until), state: stages?.at(-1)?.stage.state ?? '' })
  for (const loss of losses)
    if (loss.appeal && loss.on <= on && isAsleep(loss, on) && loss.appeal.filedOn > loss.on)
      consider(loss.appeal.filedOn, {
        code: 'standing.under_appeal',
        filedOn: loss.appeal.filedOn,
        decidedOn: loss.appeal.decidedOn,
      })
  return resumed
}

/** Dues past due on a day, the earliest first. */
export const pastDueOn = ({ dues }: Career, on: Day): Due[] => dues.filter(due => due.open.some(span => covers(span, on)))

function whenPastDue(career: Career, on: Day): Found | null {
  const [earliest, ...others] = pastDueOn(career, on)
  const { present } = earliest ? pastDueRun(career.dues, on) : { present: null }
  if (!earliest || !present) return null
  const { feeYear, dueOn } = earliest
  const since = later(present.from, resumedOn(career, on).since)
  return {
    status: 'fee_past_due',
    since,
    reasons: [{ code: 'standing.fee_past_due', feeYear, dueOn, unpaidYears: 1 + others.length }],
  }
}

/** The fees a cycle needs before the next one opens: all that fell due with its last anniversary or before. */
function openForRoll({ era, dues }: Career, cycle: JudgedCycle): Due[] {
  return dues.filter(due => due.k <= era.cycleRule.years * cycle.n && due.open.some(span => span.to === null))
}

/** The day the cycle after a met one opened by itself, and null while a fee keeps it waiting. */
export function rolledOnOf(career: Career, cycle: JudgedCycle): Day | null {
  const opens = later(dayAfter(cycle.end), cycle.metOn ?? cycle.end)
  if (!career.era.cycleRule.rollNeeds.includes('fees')) return opens
  if (openForRoll(career, cycle).length > 0) return null
  let rolledOn = opens
  for (const due of career.dues)
    if (due.k <= career.era.cycleRule.years * cycle.n && due.settledOn && !due.beforeOpening)
      rolledOn = later(rolledOn, due.settledOn)
  return rolledOn
}

const isMet = ({ metBy, state }: JudgedCycle): boolean => metBy !== null && state !== 'before_opening' && state !== 'exempt'

function rollReasons(career: Career, on: Day): { substate: Substate | null; reasons: Reason[] } {
  const present = cycleOn(career, on)
  const before = present ? career.cycles.find(each => each.n === present.n - 1) : undefined
  if (!present || !before || !isMet(before)) return { substate: null, reasons: [] }
  const pending = career.era.cycleRule.rollNeeds.includes('fees') ? openForRoll(career, before)[0] : undefined
  if (pending)
    return {
      substate: 'roll_pending',
      reasons: [{ code: 'standing.roll_pending', feeYear: pending.feeYear, dueOn: pending.dueOn }],
    }
  const by = before.extended && before.metBy === 'record' ? 'extension' : (before.metBy as NonNullable<JudgedCycle['metBy']>)
  return { substate: null, reasons: [{ code: 'standing.rolled', cycle: present.n, start: present.start, by }] }
}

function whenActive(career: Career, on: Day): Found {
  const { last } = pastDueRun(career.dues, on)
  const resumed = resumedOn(career, on)
  const healedOn = last?.to ? dayAfter(last.to) : null
  const byPayment = healedOn !== null && healedOn >= resumed.since
  const base: Reason = byPayment ? { code: 'standing.fees_settled', paidOn: healedOn } : resumed.reason
  const asleep = career.losses.find(each => each.on <= on && isAsleep(each, on))?.appeal
  const appeal: Reason[] = asleep ? [{ code: 'standing.under_appeal', filedOn: asleep.filedOn, decidedOn: asleep.decidedOn }] : []
  const roll = career.era.cohort.duty === 'ce' ? rollReasons(career, on) : { substate: null, reasons: [] }
  const first = asleep ? appeal : roll.substate ? roll.reasons : []
  const rest = [base, ...(asleep || !roll.substate ? roll.reasons : [])].filter(
    each => !first.some(one => one.code === each.code),
  )
  return {
    status: 'active',
    substate: asleep ? 'under_appeal' : roll.substate,
    since: byPayment ? healedOn : resumed.since,
    reasons: [...first, ...rest, ...dutyReasons(career, on)],
  }
}

function dutyReasons(career: Career, on: Day): Reason[] {
  const { era, facts } = career
  if (era.cohort.duty === 'none') return [{ code: 'standing.no_ce_duty', cohort: era.cohort.id }]
  const cycle = cycleOn(career, on)
  const unknown: Reason[] =
    era.cycleRule.anchor?.at === 'birth_month' && !facts.person?.birthMonth ? [{ code: 'standing.birth_month_unknown' }] : []
  if (cycle?.required !== null) return unknown
  return owesNothing(era, cycle.n)
    ? [...unknown, { code: 'standing.first_cycle_free', end: cycle.end }]
    : [...unknown, { code: 'standing.requirement_unset', scheme: facts.certification.scheme }]
}

/** First match wins: deceased, not yet, revoked, before the take-over, lost, retired, suspended, past due, active. */
const ORDER = [
  afterLife,
  beforeGrant,
  whenRevoked,
  retiredBeforeLoss,
  beforeTakeOver,
  whenLost,
  whenRetired,
  whenSuspended,
  whenPastDue,
]

/** A retirement that came before any loss stands even where the history before it was not judged. */
function retiredBeforeLoss(career: Career, on: Day): Found | null {
  return lossesOn(career, on).length === 0 ? whenRetired(career, on) : null
}

/** The status on a day. */
export function statusOn(career: Career, on: Day): StatusOn {
  let found: Found | null = null
  for (const when of ORDER) {
    found = when(career, on)
    if (found) break
  }
  const said = found ?? whenActive(career, on)
  const status: StatusOn = { substate: null, also: [], loss: null, stage: null, state: said.status, ...said }
  return career.holds.spans.length === 0 ? status : whileHeld(career, status, on)
}

const MAY_BE_HELD: readonly StatusCode[] = ['active', 'fee_past_due', 'suspended']

/** A hold says so as long as it lasts; where it keeps the certification from a loss, that is also true, and an active one is shown on hold. */
function whileHeld({ holds }: Career, found: StatusOn, on: Day): StatusOn {
  const hold = MAY_BE_HELD.includes(found.status) ? holds.spans.find(each => covers(each, on)) : undefined
  if (!hold) return found
  const reason: Reason = { code: 'standing.on_hold', since: hold.from, until: hold.to }
  const kept = holds.heldOff.filter(each => covers(each, on)).map(each => each.reason)
  if (kept.length === 0) return { ...found, reasons: [...found.reasons, reason] }
  const also = [...found.also, ...kept]
  if (found.status !== 'active' || found.substate === 'under_appeal')
    return { ...found, also, reasons: [...found.reasons, reason] }
  return { ...found, substate: 'on_hold', also, reasons: [reason, ...found.reasons] }
}
