import { transactionWithCopy, type Database, type Tx } from '../platform/db.ts'
import type { CertificantId } from '../values/id.ts'
import { type Ask, askClient } from './ask.ts'
import { BEFORE_ALL, loadDossiers, lockCertificants } from './dossiers.store.ts'
import { type Judging, judge } from './judging.ts'
import { type Derived, deleteDirty, say, type Written } from './standing.store.ts'

/** How far a derivation is, told after every set. */
export type Progress = Written & { certificants: number; certifications: number }

const SET_SIZE = 250
/** While one set is judged here, the database reads or writes the other. */
const SETS_AT_ONCE = 2

/** Gives the next people to derive after an id, ascending; none at the end. */
export type NextSet = (ask: Ask, after: CertificantId, limit: number) => Promise<CertificantId[]>

/** Derives one set in a transaction that is already running, and gives everything derived. */
export async function deriveSet(ask: Ask, certificants: readonly CertificantId[], judging: Judging): Promise<Derived[]> {
  const { derived } = await deriveAndSay(ask, certificants, judging)
  return derived
}

async function deriveAndSay(ask: Ask, certificants: readonly CertificantId[], judging: Judging) {
  const locked = await lockCertificants(ask, certificants)
  const dossiers = await loadDossiers(ask, locked)
  const derived = dossiers.flatMap(dossier =>
    judge(dossier, judging).map(standing => ({ certificant: dossier.certificant, standing })),
  )
  return { derived, written: await say(ask, locked, derived, judging) }
}

/** What a set came to. */
export type SetCounts = Written & { certifications: number }

/** Derives everybody the source names and takes their marks away; see `workInSets`. */
export const deriveInSets = (
  database: Database,
  judging: Judging,
  source: NextSet,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Progress> =>
  workInSets(
    database,
    source,
    async (_tx, ask, set) => {
      const { derived, written } = await deriveMarked(ask, set, judging)
      return { ...written, certifications: derived.length }
    },
    onProgress,
  )

/**
 * Works on everybody the source names, a transaction a set, so that it may be stopped anywhere and run again. A person whose
 * facts are being written waits, or is marked dirty by who writes them.
 */
export async function workInSets(
  database: Database,
  source: NextSet,
  work: (tx: Tx, ask: Ask, set: readonly CertificantId[]) => Promise<SetCounts>,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Progress> {
  const progress = { certificants: 0, certifications: 0, standings: 0, changes: 0 }
  const sets = handOut(database, source)
  const workOn = async (): Promise<void> => {
    for (let set = await sets.next(); set.length > 0; set = await sets.next()) {
      const { certifications, standings, changes } = await transactionWithCopy(database, (tx, client) =>
        work(tx, askClient(client), set),
      )
      progress.certificants += set.length
      progress.certifications += certifications
      progress.standings += standings
      progress.changes += changes
      onProgress({ ...progress })
    }
  }
  const ends = await Promise.allSettled(Array.from({ length: SETS_AT_ONCE }, () => workOn().finally(sets.stop)))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return progress
}

/** The marks go first: facts committed with a mark are then visible to what follows, and later ones bring a new mark. */
async function deriveMarked(ask: Ask, certificants: readonly CertificantId[], judging: Judging) {
  await deleteDirty(ask, certificants)
  return deriveAndSay(ask, certificants, judging)
}

/** Hands out one set after the other, whoever asks; none once it was stopped, because one who asked has failed. */
function handOut({ pool }: Database, source: NextSet) {
  let after = BEFORE_ALL
  let stopped = false
  let turn: Promise<unknown> = Promise.resolve()
  const take = async (): Promise<CertificantId[]> => {
    const set = stopped ? [] : await source(askClient(pool), after, SET_SIZE)
    after = set.at(-1) ?? after
    return set
  }
  const next = (): Promise<CertificantId[]> => {
    const set = turn.then(take)
    turn = set.catch(() => {})
    return set
  }
  return { next, stop: () => void (stopped = true) }
}
