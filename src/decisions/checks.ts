import type { Decision, DecisionKind, Dossier } from '../engine/dossier.ts'
import type { Standing } from '../engine/standing.ts'
import type { Rules } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'
import { refusalOf } from './decisions.refusals.ts'
import type { DecisionProposal, Proposal } from './proposal.ts'

/** What a proposal is held against: the person as known now, their standings with the whole history, and the day it is. */
export type Present = { dossier: Dossier; standings: readonly Standing[]; rules: Rules; today: Day }

/** Refuses what cannot be decided of this person, with the field at fault. */
export function check(proposal: Proposal, present: Present): void {
  const { today, rules } = present
  if (proposal.decidedOn !== undefined && proposal.decidedOn > today)
    throw refusalOf('decisions.day_to_come', undefined, proposal.kind === 'undone' ? 'decidedOn' : 'decision/decidedOn')
  if (proposal.kind === 'grant_corrected' && proposal.values.scheme !== undefined)
    if (!Object.hasOwn(rules.schemes, proposal.values.scheme))
      throw refusalOf('decisions.scheme_unknown', { schemes: Object.keys(rules.schemes) }, 'decision/values/scheme')
  if (!('fact' in proposal)) checkDecision(proposal, present)
}

function checkDecision(proposal: DecisionProposal, present: Present): void {
  const { today, dossier } = present
  const { kind, effectiveOn = proposal.decidedOn ?? today } = proposal
  const died = dossier.decisions.find(each => each.kind === 'deceased')
  if (died && kind === 'deceased') throw refusalOf('decisions.already_so', { kind, since: died.effectiveOn })
  if (kind === 'deceased' && effectiveOn > today) throw refusalOf('decisions.day_to_come', undefined, 'decision/effectiveOn')
  if (died && effectiveOn >= died.effectiveOn) throw refusalOf('decisions.person_deceased', { diedOn: died.effectiveOn })
  if ('untilOn' in proposal && proposal.untilOn && proposal.untilOn < effectiveOn)
    throw refusalOf('decisions.days_out_of_order', { first: effectiveOn }, 'decision/untilOn')
  if (proposal.kind !== 'deceased') checkCertification(proposal, effectiveOn, present)
}

type OfCertification = Exclude<DecisionProposal, { kind: 'deceased' }>

function checkCertification(proposal: OfCertification, effectiveOn: Day, { dossier, standings }: Present): void {
  const certification = dossier.certifications.find(({ id }) => id === proposal.certification)
  const standing = standings.find(each => each.certification === proposal.certification)
  if (!certification || !standing) throw refusalOf('decisions.certification_unknown', undefined, 'decision/certification')
  if (effectiveOn < certification.certifiedOn)
    throw refusalOf('decisions.before_grant', { certifiedOn: certification.certifiedOn }, 'decision/effectiveOn')
  if ('cycleEnd' in proposal) checkCycle(proposal, standing, dossier)
  if (proposal.kind === 'fee_waived') checkFee(proposal, standing)
  checkHistory(
    proposal.kind,
    effectiveOn,
    dossier.decisions.filter(each => each.certification === certification.id),
  )
}

type OfCycle = Extract<OfCertification, { cycleEnd: Day }>

function checkCycle(proposal: OfCycle, { cycles, certification }: Standing, { decisions }: Dossier): void {
  const ends = cycles.filter(({ state }) => state !== 'before_opening' && state !== 'exempt').map(each => each.regularEnd)
  if (!ends.includes(proposal.cycleEnd)) throw refusalOf('decisions.cycle_unknown', { ends }, 'decision/cycleEnd')
  if (proposal.kind === 'cycle_extended') {
    if (proposal.untilOn > proposal.cycleEnd) return
    throw refusalOf('decisions.extension_too_short', { cycleEnd: proposal.cycleEnd }, 'decision/untilOn')
  }
  const same = decisions.find(
    each =>
      each.certification === certification &&
      each.cycleEnd === proposal.cycleEnd &&
      (each.kind === 'cycle_accepted' || each.kind === 'requirement_waived'),
  )
  if (same) throw refusalOf('decisions.already_so', { kind: same.kind, since: same.effectiveOn })
}

type FeeWaiver = Extract<OfCertification, { kind: 'fee_waived' }>

function checkFee({ feeYear }: FeeWaiver, { dues }: Standing): void {
  const due = dues.find(each => each.feeYear === feeYear)
  if (!due) throw refusalOf('decisions.fee_unknown', { years: dues.map(each => each.feeYear) }, 'decision/feeYear')
  if (due.state !== 'past_due' && due.state !== 'upcoming')
    throw refusalOf('decisions.fee_settled', { feeYear, state: due.state })
}

type Ending = { begins: readonly DecisionKind[]; ends: readonly DecisionKind[] }

/** What each lifting needs, and what of the same kind may not be decided twice. */
const SPANS: Partial<Record<DecisionKind, Ending>> = {
  suspension_lifted: { begins: ['suspended'], ends: ['suspension_lifted', 'returned', 'recertified'] },
  hold_lifted: { begins: ['held'], ends: ['hold_lifted'] },
  returned: { begins: ['retired', 'revoked'], ends: ['returned', 'recertified'] },
  retired: { begins: ['retired'], ends: ['returned', 'recertified'] },
  revoked: { begins: ['revoked'], ends: ['returned'] },
}

function checkHistory(kind: DecisionKind, on: Day, decisions: readonly Decision[]): void {
  const span = SPANS[kind]
  if (!span) return
  const holds = holdingOn(span, on, decisions)
  if (kind === 'retired' || kind === 'revoked') {
    if (holds) throw refusalOf('decisions.already_so', { kind, since: holds.effectiveOn })
  } else if (!holds) throw refusalOf('decisions.nothing_to_end', { kind, day: on }, 'decision/effectiveOn')
}

/** The decision that holds on a day, where one that began then or before was not ended by then. */
function holdingOn({ begins, ends }: Ending, on: Day, decisions: readonly Decision[]): Decision | undefined {
  let holds: Decision | undefined
  for (const each of decisions.toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0))) {
    if (each.effectiveOn > on) break
    if (begins.includes(each.kind)) holds = each
    else if (ends.includes(each.kind)) holds = undefined
  }
  return holds?.untilOn && holds.untilOn < on ? undefined : holds
}
