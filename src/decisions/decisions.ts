import { loadPerson } from '../certificants/certificants.ts'
import { deriveStandings } from '../engine/derive.ts'
import type { Dossier } from '../engine/dossier.ts'
import { deriveNow } from '../night/night.ts'
import { type Actor, recordedBy } from '../platform/actor.ts'
import type { Tx } from '../platform/db.ts'
import { writeTrail } from '../platform/trail.ts'
import { contradictionIn, isCertificant, loadDossier, lockDossier, type StandingDeps, todayFor } from '../standing/standing.ts'
import type { CertificantId } from '../values/id.ts'
import { fullNameOf } from '../values/name.ts'
import { parkedSentence } from '../words/night.en.ts'
import { check } from './checks.ts'
import { refusalOf } from './decisions.refusals.ts'
import { basisOf, type EffectOnOne, effectOf } from './effect.ts'
import type { Proposal } from './proposal.ts'
import { record, type Recorded } from './recording.ts'

export type DecisionDeps = StandingDeps

/** Who decides about whom. */
export type Deciding = { actor: Actor; certificant: CertificantId }

/** What a decision would change, and what that was computed on. */
export type Preview = { basis: string; effect: EffectOnOne[] }

/** A decision that was recorded, and what it changed. */
export type Decided = Recorded & { effect: EffectOnOne[] }

/** Ends the transaction without keeping anything, and carries what was seen in it. */
class NothingKept extends Error {
  readonly preview: Preview
  constructor(preview: Preview) {
    super('rolled back on purpose')
    this.preview = preview
  }
}

/**
 * What a decision would change: it is made and taken back in one transaction, so that the preview can never differ from
 * the decision. The trail says who looked.
 */
export async function previewDecision(deps: DecisionDeps, deciding: Deciding, proposal: Proposal): Promise<Preview> {
  const { db } = deps.database
  const preview = await db
    .transaction()
    .execute(async tx => {
      const { basis, effect } = await make(tx, deps, deciding, proposal)
      throw new NothingKept({ basis, effect })
    })
    .catch((error: unknown) => {
      if (error instanceof NothingKept) return error.preview
      throw error
    })
  const { actor, certificant } = deciding
  await writeTrail(db, { by: actor, action: 'decisions.previewed', certificant, details: proposal })
  return preview
}

/**
 * Records a decision, and says in the same transaction how the person stands by it. Refuses one whose preview was computed
 * on something else; `basis` may be left out where nothing was previewed.
 */
export async function decide(
  tx: Tx,
  deps: DecisionDeps,
  deciding: Deciding,
  { decision, basis }: { decision: Proposal; basis: string | undefined },
): Promise<Decided> {
  const made = await make(tx, deps, deciding, decision, basis)
  const { actor, certificant } = deciding
  await deriveNow(tx, deps, certificant)
  const action = decision.kind === 'undone' ? 'decisions.undone' : 'decisions.decided'
  await writeTrail(tx, { by: actor, action, certificant, subject: `${made.factKind}:${made.id}`, details: decision })
  return { id: made.id, factKind: made.factKind, effect: made.effect }
}

async function make(
  tx: Tx,
  deps: DecisionDeps,
  { actor, certificant }: Deciding,
  proposal: Proposal,
  previewed?: string,
): Promise<Recorded & Preview> {
  const { rulebook } = deps
  const { rules } = rulebook
  const today = todayFor(deps)
  if (!(await isCertificant(tx, certificant))) throw refusalOf('decisions.person_unknown', undefined)
  const before = await lockDossier(tx, certificant)
  const basis = basisOf(proposal, before, rulebook, today)
  if (previewed !== undefined && previewed !== basis) throw refusalOf('decisions.preview_stale', undefined)
  check(proposal, { dossier: before, standings: deriveStandings(before, rules, { asOf: today, detail: true }), rules, today })
  const recorded = await record(tx, { certificant, today, recordedBy: recordedBy(actor) }, proposal)
  const after = await loadDossier(tx, certificant)
  refuseContradiction(before, after, today)
  const { name } = await loadPerson(tx, certificant)
  const telling = { rules, name: name ? fullNameOf(name) : '', asOf: today, today }
  return { ...recorded, basis, effect: effectOf(before, after, telling) }
}

/** A contradiction that was there before may stay: it is what a correction mends, one fact at a time. */
function refuseContradiction(before: Dossier, after: Dossier, today: Parameters<typeof contradictionIn>[1]): void {
  const found = contradictionIn(after, today)
  if (!found || contradictionIn(before, today)) return
  throw refusalOf('decisions.contradiction', { because: parkedSentence(found.code, found.params) })
}
