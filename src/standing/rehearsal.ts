import type { Dossier } from '../engine/dossier.ts'
import type { Standing } from '../engine/standing.ts'
import { type Database, transactionWithCopy } from '../platform/db.ts'
import type { Day } from '../values/day.ts'
import type { CertificantId } from '../values/id.ts'
import { isSameValue } from '../values/same.ts'
import { type Ask, askClient } from './ask.ts'
import { contradictionIn } from './contradictions.ts'
import { BEFORE_ALL, listCertificants, loadDossiers } from './dossiers.store.ts'
import { judge, type Rulebook } from './judging.ts'

/** What of a standing may differ between two rulebooks, in the order in which people ask. */
export const ASPECTS = ['status', 'dates', 'requirement', 'fee', 'ways_back', 'reasons'] as const
export type Aspect = (typeof ASPECTS)[number]

const ASPECT: Record<Aspect, (standing: Standing) => unknown> = {
  status: ({ status, substate, mayUse, benefits }) => [status, substate, mayUse, benefits],
  dates: ({ since, through }) => [since, through],
  requirement: ({ duty, obligations }) => [duty, obligations.filter(({ kind }) => kind !== 'fee')],
  fee: ({ obligations }) => obligations.filter(({ kind }) => kind === 'fee'),
  ways_back: ({ waysBack }) => waysBack,
  reasons: ({ reasons }) => reasons,
}

/** A certification that would stand otherwise. */
export type Rehearsed = {
  certificant: CertificantId
  present: Standing
  proposed: Standing
  differs: readonly Aspect[]
}

/** Somebody whom one of the two rulebooks, or neither, can judge, and why. */
export type NotRehearsed = { certificant: CertificantId; by: 'facts' | 'present' | 'proposed'; why: string }

/** What a set of people came to. */
export type RehearsedSet = { people: number; certifications: number; changes: Rehearsed[]; notJudged: NotRehearsed[] }

export type Rehearsal = { present: Rulebook; proposed: Rulebook; asOf: Day }

const SET_SIZE = 250
const READ_ONLY = 'set transaction isolation level repeatable read, read only'

/**
 * Judges everybody by two rulebooks as of a day and tells `onSet` who would stand otherwise, set after set, so that memory stays
 * flat. One reading for both, of one moment, in a transaction in which the database lets nothing be written.
 */
export const rehearseInSets = (
  database: Database,
  rehearsal: Rehearsal,
  onSet: (set: RehearsedSet) => void | Promise<void>,
): Promise<void> =>
  transactionWithCopy(database, async (_tx, client) => {
    const ask = askClient(client)
    await ask(READ_ONLY, [])
    let next = nextDossiers(ask, BEFORE_ALL)
    for (let dossiers = await next; dossiers.length > 0; dossiers = await next) {
      // The database reads the next set while this one is judged.
      next = nextDossiers(ask, dossiers.at(-1)?.certificant as CertificantId)
      next.catch(() => {})
      await onSet(rehearseSet(dossiers, rehearsal))
    }
  })

async function nextDossiers(ask: Ask, after: CertificantId): Promise<Dossier[]> {
  const certificants = await listCertificants(ask, after, SET_SIZE)
  return certificants.length === 0 ? [] : loadDossiers(ask, certificants)
}

function rehearseSet(dossiers: readonly Dossier[], rehearsal: Rehearsal): RehearsedSet {
  const set: RehearsedSet = { people: dossiers.length, certifications: 0, changes: [], notJudged: [] }
  for (const dossier of dossiers) rehearseOne(dossier, rehearsal, set)
  return set
}

function rehearseOne(dossier: Dossier, { present, proposed, asOf }: Rehearsal, set: RehearsedSet): void {
  const certificant = dossier.certificant as CertificantId
  const contradiction = contradictionIn(dossier, asOf)
  if (contradiction) return void set.notJudged.push({ certificant, by: 'facts', why: contradiction.code })
  const before = judgedOrWhyNot(dossier, present, asOf)
  if (typeof before === 'string') return void set.notJudged.push({ certificant, by: 'present', why: before })
  const after = judgedOrWhyNot(dossier, proposed, asOf)
  if (typeof after === 'string') return void set.notJudged.push({ certificant, by: 'proposed', why: after })
  set.certifications += before.length
  for (let at = 0; at < before.length; at++) {
    // Both lists are in the order of the dossier's certifications.
    const pair = { present: before[at] as Standing, proposed: after[at] as Standing }
    const differs = differing(pair)
    if (differs.length > 0) set.changes.push({ certificant, ...pair, differs })
  }
}

function judgedOrWhyNot(dossier: Dossier, rulebook: Rulebook, asOf: Day): Standing[] | string {
  try {
    return judge(dossier, { rulebook, asOf })
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const differing = ({ present, proposed }: Pick<Rehearsed, 'present' | 'proposed'>): Aspect[] =>
  ASPECTS.filter(aspect => !isSameValue(ASPECT[aspect](present), ASPECT[aspect](proposed), 'evidence'))
