import { findCorrectedKind, insertCorrection, insertDecision } from '../certifications/certifications.ts'
import type { Cell } from '../platform/bulk-copy.ts'
import type { StoredFact, Superseding } from '../platform/correctable.ts'
import type { Tx } from '../platform/db.ts'
import type { Day } from '../values/day.ts'
import { type CertificantId, newId } from '../values/id.ts'
import { refusalOf } from './decisions.refusals.ts'
import { columnOf, factsOf, isCorrectable } from './facts.ts'
import type { CorrectableKind, CorrectionProposal, DecisionProposal, Proposal } from './proposal.ts'

/** Whom it is about, the day it is, and by whom it is recorded. */
export type Recorder = { certificant: CertificantId; today: Day; recordedBy: string }

/** The row that was written. */
export type Recorded = { id: string; factKind: CorrectableKind }

/** Writes what was decided as a fact of its own, and beside a correction why; edits nothing. */
export function record(tx: Tx, recorder: Recorder, proposal: Proposal): Promise<Recorded> {
  if (!('fact' in proposal)) return recordDecision(tx, recorder, proposal)
  if ('values' in proposal) return correct(tx, recorder, proposal)
  if (proposal.kind === 'undone') return restore(tx, recorder, proposal)
  return withdraw(tx, recorder, proposal)
}

async function recordDecision(
  tx: Tx,
  { certificant, today, recordedBy }: Recorder,
  proposal: DecisionProposal,
): Promise<Recorded> {
  const { kind, reason, authority, decidedOn = today, effectiveOn = decidedOn } = proposal
  const id = newId<'decision'>()
  await insertDecision(tx, {
    id,
    certificant,
    certification: 'certification' in proposal ? proposal.certification : null,
    kind,
    decidedOn,
    effectiveOn,
    untilOn: ('untilOn' in proposal ? proposal.untilOn : null) ?? null,
    cycleEnd: 'cycleEnd' in proposal ? proposal.cycleEnd : null,
    feeYear: 'feeYear' in proposal ? proposal.feeYear : null,
    route: null,
    authority,
    reason,
    recordedBy,
  })
  return { id, factKind: 'decision' }
}

type Because = Pick<Proposal, 'decidedOn' | 'authority' | 'reason'>
type Place = Pick<Superseding, 'supersedes' | 'contentOf' | 'changes' | 'withdrawn'>

/** Puts a row in the place of another, and writes down why. */
async function supersede(
  tx: Tx,
  { certificant, today, recordedBy }: Recorder,
  kind: CorrectableKind,
  place: Place,
  { decidedOn = today, authority, reason }: Because,
): Promise<Recorded> {
  const id = newId()
  const isAllowed = await factsOf(kind).supersede(tx, { id, certificant, recordedBy, ...place })
  if (!isAllowed) throw refusalOf('decisions.values_impossible', undefined, 'decision/values')
  await insertCorrection(tx, { certificant, fact: id, kind, decidedOn, authority, reason, recordedBy })
  return { id, factKind: kind }
}

/** A fact that holds; refuses one that is not there or that another took the place of. */
async function holding(tx: Tx, { certificant }: Recorder, kind: CorrectableKind, id: string): Promise<StoredFact> {
  const fact = await factsOf(kind).find(tx, certificant, id)
  if (!fact) throw refusalOf('decisions.fact_unknown', undefined)
  if (fact.supersededBy !== null) throw refusalOf('decisions.fact_superseded', undefined)
  return fact
}

async function correct(tx: Tx, recorder: Recorder, proposal: CorrectionProposal): Promise<Recorded> {
  const kind = proposal.kind.slice(0, -'_corrected'.length) as CorrectableKind
  const fact = await holding(tx, recorder, kind, proposal.fact)
  if (fact.withdrawn) throw refusalOf('decisions.fact_superseded', undefined)
  const given = Object.entries(proposal.values).filter(([, value]) => value !== undefined)
  const changes = Object.fromEntries(given.map(([field, value]): [string, Cell] => [columnOf(kind, field), value as Cell]))
  if (Object.entries(changes).every(([column, value]) => fact.content[column] === value))
    throw refusalOf('decisions.nothing_changed', undefined, 'decision/values')
  return supersede(tx, recorder, kind, { supersedes: fact.id, contentOf: fact.id, changes, withdrawn: false }, proposal)
}

type Withdrawal = Extract<Proposal, { kind: 'fact_withdrawn' }>

async function withdraw(tx: Tx, recorder: Recorder, proposal: Withdrawal): Promise<Recorded> {
  const { factKind: kind } = proposal
  const fact = await holding(tx, recorder, kind, proposal.fact)
  if (fact.withdrawn) throw refusalOf('decisions.fact_superseded', undefined)
  return supersede(tx, recorder, kind, { supersedes: fact.id, contentOf: fact.id, changes: {}, withdrawn: true }, proposal)
}

/** Takes back what was decided: what it took the place of holds again, or it holds no more. */
async function restore(tx: Tx, recorder: Recorder, proposal: Extract<Proposal, { kind: 'undone' }>): Promise<Recorded> {
  const corrected = (await findCorrectedKind(tx, recorder.certificant, proposal.fact)) ?? 'decision'
  const kind = isCorrectable(corrected) ? corrected : 'decision'
  const fact = await holding(tx, recorder, kind, proposal.fact)
  if (fact.supersedes === null) {
    const place = { supersedes: fact.id, contentOf: fact.id, changes: {}, withdrawn: true }
    return supersede(tx, recorder, kind, place, proposal)
  }
  const earlier = await factsOf(kind).find(tx, recorder.certificant, fact.supersedes)
  if (!earlier) throw new Error('a fact that was superseded is not there')
  const place = { supersedes: fact.id, contentOf: earlier.id, changes: {}, withdrawn: earlier.withdrawn }
  return supersede(tx, recorder, kind, place, proposal)
}
