import type { Dossier } from '../engine/dossier.ts'
import type { Database, Tx } from '../platform/db.ts'
import type { Day } from '../values/day.ts'
import type { CertificantId } from '../values/id.ts'
import { isSameValue } from '../values/same.ts'
import { type Ask, askClient } from './ask.ts'
import { type Contradiction, contradictionIn } from './contradictions.ts'
import { type NextSet, type Progress, type SetCounts, workInSets } from './derivation.ts'
import { loadDossiers, lockCertificants } from './dossiers.store.ts'
import { duePages, everybodyPages, type LastSaid, listLastSaid, type Said } from './due.store.ts'
import { type Judging, judge } from './judging.ts'
import { type Derived, deleteDirty, insertDirty, say, type SaidChange } from './standing.store.ts'

/** A certification that stands otherwise than was last said. */
export type DueChange = {
  /** The row that says so; null where nothing is written. */
  change: string | null
  certificant: CertificantId
  certification: string
  number: string
  before: Said | null
  after: Said
}

/** Somebody who is not judged, and why. */
export type Parked = { certificant: CertificantId } & Contradiction

/** What one set came to. */
export type DueSet = { changes: DueChange[]; parked: Parked[]; derived: CertificantId[] }

const PAGE = 250

/** Whom a night takes: those whose day has come and those marked, or everybody. Keeps its place, so ask one for each walk. */
export function dueSource(asOf: Day, everybody: boolean, signal?: AbortSignal): NextSet {
  const next = everybody ? everybodyPages(asOf) : duePages(asOf)
  return async (ask, _after, limit) => (signal?.aborted ? [] : next(ask, limit))
}

/**
 * Derives a source in sets and tells `inSet` in each set's own transaction what it came to, so that what is written there
 * lives and dies with the changes. Whom it parks stays as last said, marked, and is taken again by the next night.
 */
export const deriveDueInSets = (
  database: Database,
  judging: Judging,
  source: NextSet,
  inSet: (tx: Tx, set: DueSet) => Promise<void>,
  onProgress?: (progress: Progress) => void,
): Promise<Progress> =>
  workInSets(
    database,
    source,
    async (tx, ask, certificants) => {
      const { counts, set } = await deriveDueSet(ask, certificants, judging)
      await inSet(tx, set)
      return counts
    },
    onProgress,
  )

/** Derives one set in a transaction that is already running, and says what it came to. */
export async function deriveDueSet(
  ask: Ask,
  certificants: readonly CertificantId[],
  judging: Judging,
): Promise<{ counts: SetCounts; set: DueSet }> {
  // The marks go first: facts committed with a mark are then visible to what follows, and later ones bring a new mark.
  await deleteDirty(ask, certificants)
  const locked = await lockCertificants(ask, certificants)
  const { derived, parked } = judgeEach(await loadDossiers(ask, locked), judging)
  if (parked.length > 0)
    await insertDirty(
      ask,
      parked.map(each => each.certificant),
    )
  const aside = new Set(parked.map(each => each.certificant))
  const judged = locked.filter(each => !aside.has(each))
  const last = await listLastSaid(ask, judged)
  const { said, ...written } = await say(ask, judged, derived, judging)
  const changes = writtenChanges(said, last, derived, judging.asOf)
  return { counts: { ...written, certifications: derived.length }, set: { changes, parked, derived: judged } }
}

/** What a source would come to; nothing is written, and nobody waits. */
export async function* previewDueSets({ pool }: Database, judging: Judging, source: NextSet): AsyncGenerator<DueSet> {
  const ask = askClient(pool)
  for (;;) {
    const certificants = await source(ask, '' as CertificantId, PAGE)
    if (certificants.length === 0) return
    const { derived, parked } = judgeEach(await loadDossiers(ask, certificants), judging)
    const aside = new Set(parked.map(each => each.certificant))
    const judged = certificants.filter(each => !aside.has(each))
    const last = await listLastSaid(ask, judged)
    const changes = last.flatMap(each => {
      const after = saidNow(each.certification, derived, judging.asOf)
      const isGone = after.status === 'not_known' && (each.said === null || each.said.status === 'not_known')
      return isGone || isSameValue(each.said, after) ? [] : [changeOf(null, each, after)]
    })
    yield { changes, parked, derived: judged }
  }
}

/** One dossier that cannot be judged must not keep the others of its set waiting. */
function judgeEach(dossiers: readonly Dossier[], judging: Judging): { derived: Derived[]; parked: Parked[] } {
  const derived: Derived[] = []
  const parked: Parked[] = []
  for (const dossier of dossiers) {
    const certificant = dossier.certificant as CertificantId
    const found = judgedOrWhyNot(dossier, judging)
    if (Array.isArray(found)) derived.push(...found)
    else parked.push({ certificant, ...found })
  }
  return { derived, parked }
}

function judgedOrWhyNot(dossier: Dossier, judging: Judging): Derived[] | Contradiction {
  const contradiction = contradictionIn(dossier, judging.asOf)
  if (contradiction) return contradiction
  try {
    return judge(dossier, judging).map(standing => ({ certificant: dossier.certificant, standing }))
  } catch (error) {
    return { code: 'parked.underivable', params: { error: error instanceof Error ? error.message : String(error) } }
  }
}

function writtenChanges(
  said: readonly SaidChange[],
  last: readonly LastSaid[],
  derived: readonly Derived[],
  asOf: Day,
): DueChange[] {
  if (said.length === 0) return []
  const byCertification = new Map(last.map(each => [each.certification, each]))
  return said.map(({ id, certification }) => {
    const before = byCertification.get(certification)
    if (!before) throw new Error('a change was said of a certification that the set does not have')
    return changeOf(id, before, saidNow(certification, derived, asOf))
  })
}

const changeOf = (change: string | null, { said, ...whose }: LastSaid, after: Said): DueChange => ({
  change,
  ...whose,
  before: said,
  after,
})

function saidNow(certification: string, derived: readonly Derived[], asOf: Day): Said {
  const found = derived.find(({ standing }) => standing.certification === certification)
  if (!found) return { status: 'not_known', substate: null, since: asOf, through: null, reasons: [] }
  const { status, substate, since, through, reasons } = found.standing
  return { status, substate, since, through, reasons }
}
