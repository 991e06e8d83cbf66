import { deriveStandings } from '../engine/derive.ts'
import type { Dossier } from '../engine/dossier.ts'
import type { Standing } from '../engine/standing.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Db, Tx } from '../platform/db.ts'
import type { Rules } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'
import type { CertificantId } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'
import { type PersonName, plainText } from '../values/name.ts'
import { rulebookKnownOn } from './adopted.ts'
import { type Ask, askClient, askThrough } from './ask.ts'
import { deriveInSets, deriveSet, type Progress as DerivationProgress } from './derivation.ts'
import { insertDirtyByDeadlines } from './deadlines.store.ts'
import { deriveDueInSets, deriveDueSet, type DueSet, dueSource, previewDueSets } from './due.ts'
import { BEFORE_ALL, listCertificants, loadDossiers as loadSet, lockCertificants } from './dossiers.store.ts'
import { type Judging, type Rulebook as CompiledRulebook, todayOf } from './judging.ts'
import { countDirty, insertDirty, listDirty } from './standing.store.ts'
import { findByNumber, findNumberOfOld, listByNumber, listByNameWords, type StatusRow } from './status.store.ts'
import { isKnown } from './timeline.store.ts'
import { askedOf, type Moment, settled, type Status as StatusOnADay, statusesOf } from './statuses.ts'

// What the console asks of people.
export { holdersOfNumber, presentStandings, type Story, statusesOfPeople, storyOf } from './people.ts'
export type { Change, TimelineFact } from './timeline.store.ts'
export { type AfterLapsing, countLapsing, type Lapsing, listLapsing } from './lapsing.ts'
export { type Month, monthsAhead, pastMonths, standingsByScheme } from './reports.ts'

// What the night asks and is told.
export { ENGINE_VERSION } from '../engine/derive.ts'
export { type Contradiction, contradictionIn } from './contradictions.ts'
export type { Said } from './due.store.ts'
export type { DueChange, DueSet, Parked } from './due.ts'
export type { Adoption, AdoptionRow } from './adoptions.store.ts'

export { adoptionInForce, rulebookInForce } from './adopted.ts'
export { adoptionOf, adoptRulebook, bringIntoForce, heldSchemes, lastAdoptedAt, listAdoptions } from './adoption.ts'
export { type Aspect, ASPECTS, type NotRehearsed, type Rehearsed, rehearseInSets, type RehearsedSet } from './rehearsal.ts'

export type Rulebook = CompiledRulebook
export type Progress = DerivationProgress
export type Status = StatusOnADay
export type StandingDeps = { database: Database; clock: Clock; rulebook: Rulebook }

/** A day and the knowledge asked about; default: today, and what is known now. */
export type When = { asOf?: Day | undefined; knownOn?: Instant | undefined }

/** Today, in the zone of the body whose rules these are. */
export const todayFor = (deps: Pick<StandingDeps, 'clock' | 'rulebook'>): Day => todayOf(deps)

const judgingOf = ({ rulebook, clock }: Omit<StandingDeps, 'database'>, asOf?: Day): Judging => ({
  rulebook,
  asOf: asOf ?? todayOf({ rulebook, clock }),
  derivedAt: clock.now(),
})

/** Locks a certificant until the transaction ends and gives their dossier: what a door looks at before it adds a fact. */
export async function lockDossier(tx: Tx, certificant: CertificantId): Promise<Dossier> {
  const locked = await lockCertificants(askThrough(tx), [certificant])
  if (locked.length === 0) throw new Error('a certificant to be locked does not exist')
  return loadDossier(tx, certificant)
}

/** Whether there is somebody of this id. */
export const isCertificant = (db: Db | Tx, certificant: CertificantId): Promise<boolean> => isKnown(askThrough(db), certificant)

/**
 * Derives a certificant in the transaction that wrote a fact of theirs, as a night would: says what changed, or sets the
 * person aside where no honest answer can be derived.
 */
export const deriveOneDue = async (
  tx: Tx,
  deps: Pick<StandingDeps, 'clock' | 'rulebook'>,
  certificant: CertificantId,
): Promise<DueSet> => (await deriveDueSet(askThrough(tx), [certificant], judgingOf(deps))).set

/** One certificant's dossier, visible as known at an instant (default: now); empty for somebody without facts. */
export async function loadDossier(db: Db | Tx, certificant: CertificantId, knownOn?: Instant): Promise<Dossier> {
  const [dossier] = await loadSet(askThrough(db), [certificant], knownOn)
  return dossier as Dossier
}

/** The dossiers of a set of certificants in the order asked: a fixed number of statements, so ask for some hundreds at a time. */
export const loadDossiers = (db: Db | Tx, certificants: readonly CertificantId[], knownOn?: Instant): Promise<Dossier[]> =>
  loadSet(askThrough(db), certificants, knownOn)

/** Every dossier in order of id, in sets, so that memory stays flat however many there are. */
export async function* walkDossiers(db: Db | Tx, setSize = 250): AsyncGenerator<Dossier[]> {
  const ask = askThrough(db)
  for (let after = BEFORE_ALL; ; ) {
    const certificants = await listCertificants(ask, after, setSize)
    if (certificants.length === 0) return
    after = certificants.at(-1) as CertificantId
    yield await loadSet(ask, certificants)
  }
}

/** Derives a certificant's standings after a fact was added in the same transaction, stores them and says what differs. */
export async function deriveStanding(
  tx: Tx,
  deps: Pick<StandingDeps, 'clock' | 'rulebook'>,
  certificant: CertificantId,
): Promise<Standing[]> {
  const derived = await deriveSet(askThrough(tx), [certificant], judgingOf(deps))
  return derived.map(({ standing }) => standing)
}

/** Marks people whose facts this transaction changes in bulk; `deriveDirty` derives them once it has committed. */
export const markDirty = (tx: Tx, certificants: readonly CertificantId[]): Promise<void> =>
  insertDirty(askThrough(tx), certificants)

/** Marks those for whom a deadline falls on these days, or was moved by them; gives whom. Some may stand as before. */
export const markDeadlinesIn = (tx: Tx, { rules }: Rulebook, days: { from: Day; to: Day }): Promise<CertificantId[]> =>
  insertDirtyByDeadlines(askThrough(tx), rules, days)

/** How many people wait to be derived. */
export const countMarked = (db: Db): Promise<number> => countDirty(askThrough(db))

export type DerivationOptions = { asOf?: Day | undefined; onProgress?: ((progress: Progress) => void) | undefined }

/** Derives everybody in sets; may be stopped anywhere, run again, or run twice at once. */
export const deriveAll = (deps: StandingDeps, { asOf, onProgress }: DerivationOptions = {}): Promise<Progress> =>
  deriveInSets(deps.database, judgingOf(deps, asOf), listCertificants, onProgress)

/** Derives the people marked dirty, in sets, and takes their marks away. */
export const deriveDirty = (deps: StandingDeps, { asOf, onProgress }: DerivationOptions = {}): Promise<Progress> =>
  deriveInSets(deps.database, judgingOf(deps, asOf), listDirty, onProgress)

/** The day, and whether everybody is taken or only those whose day has come and those marked. */
export type DueOptions = {
  asOf: Day
  everybody: boolean
  /** Takes nobody more once it is aborted. */
  signal?: AbortSignal | undefined
}

/**
 * Derives those who are due in sets and tells `inSet` in each set's own transaction what changed and who was parked. May be
 * stopped anywhere, run again, or run twice at once: what was said is not said again.
 */
export const deriveDue = (
  deps: StandingDeps,
  { asOf, everybody, signal }: DueOptions,
  inSet: (tx: Tx, set: DueSet) => Promise<void>,
): Promise<Progress> => deriveDueInSets(deps.database, judgingOf(deps, asOf), dueSource(asOf, everybody, signal), inSet)

/** Who would change and who would be parked, set after set; writes nothing. */
export const previewDue = (deps: StandingDeps, { asOf, everybody }: DueOptions): AsyncGenerator<DueSet> =>
  previewDueSets(deps.database, judgingOf(deps, asOf), dueSource(asOf, everybody))

/** What anybody may be told of a certificate number on a day (default: today); undefined where nobody holds it. */
export async function statusOf(
  { database, clock, rulebook }: StandingDeps,
  number: string,
  asOf?: Day,
): Promise<Status | undefined> {
  const ask = askClient(database.pool)
  const row = await findCertification(ask, number)
  if (!row) return undefined
  const [status] = await statusesOf(ask, rulebook, [row], { asOf: asOf ?? todayOf({ rulebook, clock }) })
  return status
}

/**
 * The statuses of everybody of this name, whatever its case and accents, by number. Given and family name are enough, in that
 * order; one word alone finds nobody, so that the register cannot be read off by first names.
 */
export async function findByName(
  { database, clock, rulebook }: StandingDeps,
  fullName: string,
  limit: number,
): Promise<Status[]> {
  const words = plainText(fullName).split(' ')
  if (words.length < 2) return []
  const ask = askClient(database.pool)
  const rows = await listByNameWords(ask, words, limit)
  return statusesOf(ask, rulebook, rows, { asOf: todayOf({ rulebook, clock }) })
}

/** By its own number, or by the one an old system knew it by. */
async function findCertification(ask: Ask, number: string, knownOn?: Instant): Promise<StatusRow | undefined> {
  const found = await findByNumber(ask, number, knownOn)
  if (found) return found
  const newer = await findNumberOfOld(ask, number)
  return newer === undefined ? undefined : findByNumber(ask, newer, knownOn)
}

/** One certification's standing with whose it is. */
export type StandingOfOne = Moment & {
  number: string
  name: PersonName
  dossier: Dossier
  standing: Standing
  /** The rules it was judged by, and the hash of their content. */
  rules: Rules
  rulebook: string
}

/**
 * The standing of a certificate number on a day, derived from its facts as known at an instant by the rulebook in force
 * then, with the whole history where `detail` asks for it. Undefined where nobody holds the number, or nobody did as then known; refuses an instant that is not closed.
 */
export async function standingOf(
  { database, clock, rulebook }: StandingDeps,
  number: string,
  { asOf, knownOn, detail = false }: When & { detail?: boolean } = {},
): Promise<StandingOfOne | undefined> {
  const ask = askClient(database.pool)
  const moment = await settled(ask, { asOf: asOf ?? todayOf({ rulebook, clock }), knownOn })
  const row = await findCertification(ask, number, knownOn)
  const [dossier] = row ? await loadSet(ask, [row.certificant], knownOn) : []
  if (!row || !dossier) return undefined
  const { rules, hash } = await rulebookKnownOn(ask, rulebook, knownOn)
  const standings = deriveStandings(dossier, rules, { ...askedOf(moment, rules), detail })
  const standing = standings.find(each => each.certification === row.certification)
  return standing && { ...moment, number: row.number, name: row.name, dossier, standing, rules, rulebook: hash }
}

const PAGE_SIZE = 250

/** Every certification's status on a day in order of number, a page at a time; refuses an instant that is not closed. */
export async function* allStatuses(
  { database, clock, rulebook }: StandingDeps,
  { asOf, knownOn }: When = {},
): AsyncGenerator<Status[]> {
  const ask = askClient(database.pool)
  const moment = await settled(ask, { asOf: asOf ?? todayOf({ rulebook, clock }), knownOn })
  const judgedBy = await rulebookKnownOn(ask, rulebook, knownOn)
  for (let after = ''; ; ) {
    const rows = await listByNumber(ask, after, PAGE_SIZE, knownOn)
    if (rows.length === 0) return
    after = rows.at(-1)?.number ?? after
    yield await statusesOf(ask, judgedBy, rows, moment)
  }
}
