import { emit } from '../platform/events.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Db, Tx } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import { gauge, type Metric } from '../platform/metrics.ts'
import { every, type Ticker } from '../platform/ticker.ts'
import {
  adoptionOf,
  type Adoption,
  adoptRulebook,
  deriveDue,
  deriveOneDue,
  type DueChange,
  type DueSet,
  ENGINE_VERSION,
  type Parked,
  previewDue,
  type Rulebook,
  type StandingDeps,
  todayFor,
} from '../standing/standing.ts'
import type { Day } from '../values/day.ts'
import type { CertificantId } from '../values/id.ts'
import { type RuleBehind, ruleBehind } from './authority.ts'
import {
  countParkedRows,
  deleteParked,
  findLastNight,
  findLastRun,
  finishNight,
  insertNight,
  insertParked,
  type LastNight,
  listParkedAfter,
  type ParkedRow,
  withNightLock,
} from './night.store.ts'
import { refusalOf } from './night.refusals.ts'

/** On whose authority a standing changed: the rule, and who adopted the rulebook it stands in, and when. */
export type Authority = Adoption & { rulebook: string; rule: RuleBehind | null }

/** A change as the night tells it. */
export type NightChange = DueChange & { authority: Authority }

/** What a set of people came to. */
export type NightSet = Omit<DueSet, 'changes'> & { changes: NightChange[] }

/** What a whole night came to. */
export type NightReport = { asOf: Day; everybody: boolean; certificants: number; changes: number; parked: number }

export type NightOptions = {
  /** The day judged for; default: today. */
  asOf?: Day | undefined
  /** Told of every set once it is derived, inside its transaction. */
  onSet?: ((set: NightSet) => void) | undefined
  /** Ends the night after the sets under way; the next one does the rest. */
  signal?: AbortSignal | undefined
}

/**
 * Takes those whose day has come and those marked, derives them in sets and says who stands otherwise; each set with its news
 * and its parked people is one transaction. Under another rulebook or engine than the last night's it takes everybody. Killed
 * half-way it is simply run again; a night left out is made up by the next.
 */
export async function runNight(
  deps: StandingDeps,
  { asOf: asked, onSet = () => {}, signal }: NightOptions = {},
): Promise<NightReport> {
  const { database, clock, rulebook } = deps
  const { db } = database
  const last = await findLastNight(db)
  const night = { asOf: dayOfNight(deps, last, asked), everybody: takesEverybody(last, rulebook) }
  const adoption = await adopted(db, rulebook)
  const id = await insertNight(db, { ...night, rulebook: rulebook.hash, engineVersion: ENGINE_VERSION })
  let parked = 0
  const { certificants, changes } = await deriveDue(deps, { ...night, signal }, async (tx, due) => {
    const set = withAuthority(due, rulebook, adoption, night.asOf)
    await keep(tx, set, night.asOf)
    parked += set.parked.length
    onSet(set)
  })
  if (!signal?.aborted) await finishNight(db, id, clock.now(), { certificants, changes, parked })
  return { ...night, certificants, changes, parked }
}

/**
 * Runs today's night where none was finished for today and these rules, and nobody else is at it; undefined otherwise, and
 * while the clock stands before the last night's day.
 */
export async function runNightIfDue(deps: StandingDeps, signal?: AbortSignal): Promise<NightReport | undefined> {
  const isDue = async (): Promise<boolean> => {
    const last = await findLastNight(deps.database.db)
    const today = todayFor(deps)
    return last === undefined || last.asOf < today || (last.asOf === today && takesEverybody(last, deps.rulebook))
  }
  if (!(await isDue())) return undefined
  return withNightLock(deps.database, async () => ((await isDue()) ? runNight(deps, { signal }) : undefined))
}

type ScheduleDeps = { database: Database; clock: Clock; rulebook: () => Rulebook }

const LOOK_EVERY = 60_000

/**
 * Runs the night of each day, in the body's zone, for as long as a server runs: soon after midnight, soon after a start where
 * it was missed, and soon after another rulebook was adopted. Looking is one row read; so the clock may jump as it likes.
 */
export function startNights({ rulebook, ...deps }: ScheduleDeps, log: Log, lookEvery = LOOK_EVERY): Ticker {
  const stopping = new AbortController()
  let warnedOf: Day | undefined
  const look = async (): Promise<void> => {
    const now = { ...deps, rulebook: rulebook() }
    const [today, last] = [todayFor(now), await lastNightOf(deps.database.db)]
    const isBehind = last !== undefined && today < last
    if (isBehind && warnedOf !== today) log.warn({ code: 'night.day_gone_by', today, last }, 'the clock is behind: no night runs')
    warnedOf = isBehind ? today : undefined
    const report = await runNightIfDue(now, stopping.signal)
    if (report) log.info(report, stopping.signal.aborted ? 'the night was broken off' : 'the night is done')
  }
  const ticker = every(lookEvery, 'night', look, log)
  const stop = (): Promise<void> => {
    stopping.abort()
    return ticker.stop()
  }
  return { stop }
}

/** Who would change tonight and why, and who would be parked, set after set; writes nothing. Any day may be asked about. */
export async function* previewNight(deps: StandingDeps, asked?: Day): AsyncGenerator<NightSet> {
  const { database, rulebook } = deps
  const last = await findLastNight(database.db)
  const asOf = asked ?? todayFor(deps)
  const adoption = (await adoptionOf(database.db, rulebook)) ?? { by: ADOPTER, at: deps.clock.now() }
  for await (const due of previewDue(deps, { asOf, everybody: takesEverybody(last, rulebook) }))
    yield withAuthority(due, rulebook, adoption, asOf)
}

/**
 * Derives a certificant in the transaction that wrote a fact of theirs, as the night would: what changed is said and told to
 * the rooms above, and whose facts contradict each other, or do no more, is parked or taken off that list.
 */
export async function deriveNow(
  tx: Tx,
  deps: Pick<StandingDeps, 'clock' | 'rulebook'>,
  certificant: CertificantId,
): Promise<NightSet> {
  const asOf = todayFor(deps)
  const adoption = await adopted(tx, deps.rulebook)
  const set = withAuthority(await deriveOneDue(tx, deps, certificant), deps.rulebook, adoption, asOf)
  await keep(tx, set, asOf)
  return set
}

/** The day of the last night that came to its end; undefined before the first. */
export const lastNightOf = async (db: Db): Promise<Day | undefined> => (await findLastNight(db))?.asOf

/** How the last night went, for whoever watches the program; nothing before the first. */
export async function nightMetrics(db: Db): Promise<Metric[]> {
  const last = await findLastRun(db)
  const parked = await countParkedRows(db)
  const finished = last && Date.parse(last.finishedAt) / 1000
  return [
    gauge('goodstanding_night_last_finished_timestamp_seconds', 'When the last night was done, since 1970.', finished),
    gauge('goodstanding_night_last_duration_seconds', 'How long the last night took.', last?.seconds),
    gauge('goodstanding_night_last_certificants', 'People the last night judged.', last?.certificants),
    gauge('goodstanding_night_last_changes', 'Standings that changed in the last night.', last?.changes),
    gauge('goodstanding_night_last_parked', 'People the last night parked.', last?.parked),
    gauge('goodstanding_parked', 'People of whom no honest answer can be derived now.', parked),
  ]
}

/** The next parked people with their reasons, in order of id. */
export const listParked = (
  db: Db,
  { after, limit }: { after?: CertificantId | undefined; limit: number },
): Promise<ParkedRow[]> => listParkedAfter(db, after, limit)

export const countParked = (db: Db): Promise<number> => countParkedRows(db)

/** A day that has come, and not before the last night: what was said would be said backwards. */
function dayOfNight(deps: StandingDeps, last: LastNight | undefined, asked: Day | undefined): Day {
  const today = todayFor(deps)
  const asOf = asked ?? today
  if (asOf > today) throw refusalOf('night.day_to_come', { asOf, today })
  if (last && asOf < last.asOf) throw refusalOf('night.day_gone_by', { asOf, last: last.asOf })
  return asOf
}

const takesEverybody = (last: LastNight | undefined, { hash }: Rulebook): boolean =>
  last?.rulebook !== hash || last.engineVersion !== ENGINE_VERSION

const ADOPTER = 'goodstanding'

async function adopted(db: Db | Tx, rulebook: Rulebook): Promise<Adoption> {
  await adoptRulebook(db, rulebook, { by: ADOPTER, reason: 'in force at a night' })
  const adoption = await adoptionOf(db, rulebook)
  if (!adoption) throw new Error('a rulebook that was just adopted is not there')
  return adoption
}

function withAuthority(due: DueSet, { rules, hash }: Rulebook, adoption: Adoption, asOf: Day): NightSet {
  const authorityOf = ({ after }: DueChange): Authority => ({
    ...adoption,
    rulebook: hash,
    rule: ruleBehind(rules, after.reasons[0], asOf),
  })
  return { ...due, changes: due.changes.map(change => ({ ...change, authority: authorityOf(change) })) }
}

/** Parks who must be, takes off the list who need not be any more, and tells the rooms above. */
async function keep(tx: Tx, { changes, parked, derived }: NightSet, asOf: Day): Promise<void> {
  const newlyParked = new Set(await insertParked(tx, parked, asOf))
  const resumed = await deleteParked(tx, derived)
  await emit(tx, [
    ...changes.map(changedEvent),
    ...parked.filter(({ certificant }) => newlyParked.has(certificant)).map(parkedEvent),
    ...resumed.map(certificant => ({ kind: 'certificant.resumed', certificant, payload: {} })),
  ])
}

const changedEvent = ({ certificant, ...payload }: NightChange) => ({ kind: 'standing.changed', certificant, payload })

const parkedEvent = ({ certificant, ...payload }: Parked) => ({ kind: 'certificant.parked', certificant, payload })
