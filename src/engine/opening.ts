import type { Rules } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'
import { firstDue } from './career.ts'
import type { Certification, Dossier, OpeningStanding } from './dossier.ts'
import { type Due, dueOnOf, judgeDue, paymentsByYear } from './dues.ts'
import { cycleNumberOn, cycleStart, type Era, eraOn } from './era.ts'
import { type Facts, NO_ACTIVITIES, usableFacts } from './facts.ts'
import { lapseDayOf } from './losses.ts'

/** The first due after the last year that was paid: earlier holes are the old system's and are not judged. */
function firstDueAfterLastPaid(rules: Rules, era: Era, facts: Facts): { paid: Due | null; next: Day } {
  const first = firstDue(rules, era)
  const byYear = paymentsByYear(rules, era, facts, first)
  let paid: Due | null = null
  let k = first
  for (; dueOnOf(rules, era, k) <= facts.asOf || hasLaterPayment(byYear, dueOnOf(rules, era, k)); k++) {
    const due = judgeDue(rules, era, facts, k, byYear, facts.asOf)
    if (due.settledOn !== null || due.waived) paid = due
  }
  return { paid, next: dueOnOf(rules, era, paid ? paid.k + 1 : first) }
}

const hasLaterPayment = (byYear: Map<number, unknown>, dueOn: Day): boolean => {
  const year = Number(dueOn.slice(0, 4))
  for (const paidYear of byYear.keys()) if (paidYear >= year) return true
  return false
}

/** Where the loss by fees falls if nothing more is paid; a rule that loses at a cycle's end counts no years and is left to judging. */
function lapsedSince(rules: Rules, era: Era, next: Day, onDay: Day): Day | null {
  const lapse = lapseDayOf(rules, era, next)
  return lapse && lapse.on <= onDay ? lapse.on : null
}

function planOpening(rules: Rules, facts: Facts, onDay: Day, takenOverFrom: string): Omit<OpeningStanding, 'id'> | null {
  const { certification } = facts
  if (certification.certifiedOn > onDay) return null
  const era = eraOn(rules, { ...facts, opening: null }, onDay)
  const { paid, next } = firstDueAfterLastPaid(rules, era, facts)
  const lapsed = lapsedSince(rules, era, next, onDay)
  if (lapsed)
    return {
      certification: certification.id,
      onDay,
      status: 'lapsed',
      since: lapsed,
      cycleStart: null,
      feesFrom: next,
      takenOverFrom,
    }
  const late = paid !== null && paid.settledOn !== null && paid.settledOn > paid.dueOn ? paid.settledOn : null
  const cycle = era.cohort.duty === 'ce' ? cycleStart(era, cycleNumberOn(era, onDay)) : null
  return {
    certification: certification.id,
    onDay,
    status: 'in_force',
    since: late ?? era.anchor,
    cycleStart: cycle,
    feesFrom: next,
    takenOverFrom,
  }
}

/**
 * The opening standings of a take-over on a day, one for each certification granted by then. Recorded events stand by
 * themselves as facts; the rest is the fee ladder from the last paid year. Cycles and fee years closed before the day are
 * left to be shown, never judged. Days are in the body's zone; `takenOverFrom` names the old system for the reader.
 */
export function planOpenings(dossier: Dossier, rules: Rules, onDay: Day, takenOverFrom: string): Omit<OpeningStanding, 'id'>[] {
  return dossier.certifications.flatMap((certification: Certification) => {
    const facts = usableFacts({ ...dossier, openings: [] }, certification, NO_ACTIVITIES, onDay, onDay)
    return planOpening(rules, facts, onDay, takenOverFrom) ?? []
  })
}
