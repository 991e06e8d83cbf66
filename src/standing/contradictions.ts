import type { Decision, Dossier } from '../engine/dossier.ts'
import type { Day } from '../values/day.ts'

/** Why no honest answer can be derived of somebody. `underivable`: the engine could not judge the facts at all. */
export type Contradiction =
  | { code: 'parked.alive_after_death'; params: { diedOn: Day; fact: string; on: Day } }
  | { code: 'parked.appeal_decided_twice'; params: { certification: string; on: Day } }
  | { code: 'parked.audit_decided_twice'; params: { certification: string; cycleEnd: Day; on: Day } }
  | { code: 'parked.underivable'; params: { error: string } }

/** The first contradiction among the facts known on a day, where no later fact says which of two holds. */
export const contradictionIn = (dossier: Dossier, asOf: Day): Contradiction | undefined =>
  lifeAfterDeath(dossier, asOf) ?? appealDecidedTwice(dossier, asOf) ?? auditDecidedTwice(dossier, asOf)

/** Whoever has died earns no points, signs nothing and does not come back; a payment may come from the estate. */
function lifeAfterDeath({ decisions, activities, attestations }: Dossier, asOf: Day): Contradiction | undefined {
  const died = decisions.find(({ kind, decidedOn }) => kind === 'deceased' && decidedOn <= asOf)
  if (!died) return undefined
  const acts = [
    ...activities.map(({ id, completedOn }) => ({ fact: id, on: completedOn })),
    ...attestations.map(({ id, signedOn }) => ({ fact: id, on: signedOn })),
    ...decisions.filter(({ kind }) => kind === 'recertified').map(({ id, effectiveOn }) => ({ fact: id, on: effectiveOn })),
  ]
  const after = acts.find(({ on }) => on > died.effectiveOn && on <= asOf)
  return after && { code: 'parked.alive_after_death', params: { diedOn: died.effectiveOn, ...after } }
}

const APPEALS: readonly string[] = ['appeal_dismissed', 'appeal_upheld']

function appealDecidedTwice({ decisions }: Dossier, asOf: Day): Contradiction | undefined {
  const decided = decisions.filter(({ kind, decidedOn }) => APPEALS.includes(kind) && decidedOn <= asOf)
  const isOther = (one: Decision) => (other: Decision) =>
    other.kind !== one.kind && other.certification === one.certification && other.decidedOn === one.decidedOn
  const found = decided.find(each => decided.some(isOther(each)))
  if (!found) return undefined
  const params = { certification: found.certification ?? '', on: found.decidedOn }
  return { code: 'parked.appeal_decided_twice', params }
}

function auditDecidedTwice({ audits }: Dossier, asOf: Day): Contradiction | undefined {
  const decided = audits.filter(({ decidedOn }) => decidedOn <= asOf)
  const found = decided.find(one =>
    decided.some(
      other =>
        other.certification === one.certification &&
        other.cycleEnd === one.cycleEnd &&
        other.decidedOn === one.decidedOn &&
        (other.outcome === 'passed') !== (one.outcome === 'passed'),
    ),
  )
  if (!found) return undefined
  const { certification, cycleEnd, decidedOn } = found
  return { code: 'parked.audit_decided_twice', params: { certification, cycleEnd, on: decidedOn } }
}
