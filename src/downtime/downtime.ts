import type { Db, Tx } from '../platform/db.ts'
import type { Doer } from '../platform/trail.ts'
import type { DowntimeRule } from '../rulebook/rules-time.ts'
import { todayFor } from '../standing/standing.ts'
import { addDays, type Day, daysInclusive } from '../values/day.ts'
import type { Id } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'
import {
  type DowntimeRow,
  findSameDays,
  findStanding,
  isKnown,
  listDowntimes as listAll,
  lockDowntimes,
} from './downtime.store.ts'
import { refusalOf } from './downtime.refusals.ts'
import { type DowntimeDeps, extendsOn, record, type Recorded } from './recording.ts'

export { downtimeExits, downtimeProblems } from './downtime.refusals.ts'
export { beatAndSay, startHeartbeat } from './heartbeat.ts'
export type { DowntimeDeps } from './recording.ts'

/** A downtime as it stands, and what the rulebook makes of it. */
export type Downtime = {
  id: Id<'downtime'>
  from: Day
  to: Day
  /** Of a gap: since when no server ran, and until when. */
  beganAt: Instant | null
  endedAt: Instant | null
  source: 'gap' | 'hand'
  reason: string
  toldOn: Day
  recordedBy: string
  recordedAt: Instant
  extends: DowntimeRule['extends']
}

export type Told = { from: Day; to: Day; reason: string; supersedes?: Id<'downtime'> | undefined }

const MOST_LISTED = 1_000
const LONGEST = 366
const FURTHEST = 366

/** Every downtime that stands, the latest first. */
export async function listDowntimes(db: Db | Tx, deps: DowntimeDeps): Promise<Downtime[]> {
  return (await listAll(db, MOST_LISTED)).map(row => shown(row, deps))
}

const shown = ({ fromOn, toOn, ...row }: DowntimeRow, deps: DowntimeDeps): Downtime => ({
  ...row,
  from: fromOn,
  to: toOn,
  extends: extendsOn(deps, fromOn),
})

/**
 * Records downtime that somebody tells of, past or announced, or corrects one by naming it in `supersedes`; and marks those
 * whose deadlines it moves, in the same transaction.
 */
export async function addDowntime(tx: Tx, deps: DowntimeDeps, by: Doer, told: Told): Promise<Recorded> {
  await lockDowntimes(tx)
  const today = todayFor(deps)
  checkDays(told, today)
  const corrected = told.supersedes && (await standingOne(tx, told.supersedes))
  const same = await findSameDays(tx, told)
  if (same && same.id !== corrected?.id) throw refusalOf('downtime.recorded_already', { from: told.from, to: told.to }, 'from')
  const row = { ...told, source: 'hand', beganAt: null, endedAt: null } as const
  return record(tx, deps, by, row, { corrected })
}

/** Takes a downtime back; those whose deadlines it had moved are marked. */
export async function withdrawDowntime(
  tx: Tx,
  deps: DowntimeDeps,
  by: Doer,
  { id, reason }: { id: Id<'downtime'>; reason: string },
): Promise<Recorded> {
  await lockDowntimes(tx)
  const found = await standingOne(tx, id)
  const { fromOn, toOn, source, beganAt, endedAt } = found
  const row = { from: fromOn, to: toOn, source, beganAt, endedAt, reason }
  const recorded = await record(tx, deps, by, row, { corrected: found, withdrawn: true })
  return { ...recorded, id }
}

async function standingOne(tx: Tx, id: Id<'downtime'>): Promise<DowntimeRow> {
  const found = await findStanding(tx, id)
  if (found) return found
  throw (await isKnown(tx, id)) ? refusalOf('downtime.superseded', undefined) : refusalOf('downtime.missing', undefined)
}

function checkDays({ from, to }: Told, today: Day): void {
  if (to < from) throw refusalOf('downtime.days_disordered', { from, to }, 'to')
  if (daysInclusive(from, to) > LONGEST) throw refusalOf('downtime.too_long', { most: LONGEST }, 'to')
  const latest = addDays(today, FURTHEST)
  if (to > latest) throw refusalOf('downtime.too_far_ahead', { latest }, 'to')
}
