import type { Tx } from '../platform/db.ts'
import { type Doer, nameOfDoer, writeTrail } from '../platform/trail.ts'
import { inForce } from '../rulebook/in-force.ts'
import type { DowntimeRule } from '../rulebook/rules-time.ts'
import { markDeadlinesIn, type StandingDeps, todayFor } from '../standing/standing.ts'
import type { Day } from '../values/day.ts'
import type { CertificantId, Id } from '../values/id.ts'
import { refusalOf } from './downtime.refusals.ts'
import { type DowntimeRow, insertDowntime, lockDowntimes, type NewDowntime } from './downtime.store.ts'

export type DowntimeDeps = Pick<StandingDeps, 'clock' | 'rulebook'>

/** What was recorded, and how many people will be judged again by it. */
export type Recorded = { id: Id<'downtime'>; from: Day; to: Day; marked: number }

type Gap = Pick<NewDowntime, 'beganAt' | 'endedAt' | 'reason'> & { from: Day; to: Day }
type Row = Gap & Pick<NewDowntime, 'source'>
type Place = { corrected?: DowntimeRow | undefined; withdrawn?: boolean }

/** What becomes of deadlines in a downtime, by the rule on its first day. */
export const extendsOn = ({ rulebook }: DowntimeDeps, on: Day): DowntimeRule['extends'] =>
  inForce(rulebook.rules.downtime, on).extends

/** Records a time in which no server ran. */
export async function recordGap(tx: Tx, deps: DowntimeDeps, gap: Gap): Promise<Recorded> {
  await lockDowntimes(tx)
  return record(tx, deps, 'serve', { ...gap, source: 'gap' }, {})
}

/** Adds a row, in the place of another where one is given, and marks those whose deadlines either of them moves. */
export async function record(
  tx: Tx,
  deps: DowntimeDeps,
  by: Doer,
  row: Row,
  { corrected, withdrawn = false }: Place,
): Promise<Recorded> {
  const { from, to, reason, source, beganAt, endedAt } = row
  const id = await insertDowntime(tx, {
    fromOn: from,
    toOn: to,
    beganAt,
    endedAt,
    source,
    reason,
    toldOn: todayFor(deps),
    recordedBy: nameOfDoer(by),
    supersedes: corrected?.id ?? null,
    withdrawn,
  })
  if (id === undefined) throw refusalOf('downtime.superseded', undefined)
  const before = corrected ? await mark(tx, deps, { from: corrected.fromOn, to: corrected.toOn }) : []
  const after = withdrawn ? [] : await mark(tx, deps, { from, to })
  const details = { from, to, source, reason, supersedes: corrected?.id ?? null }
  await writeTrail(tx, { by, action: withdrawn ? 'downtime.withdrawn' : 'downtime.recorded', subject: `downtime:${id}`, details })
  return { id, from, to, marked: new Set([...before, ...after]).size }
}

/** Where the rule moves nothing, nobody need be judged again. */
const mark = (tx: Tx, deps: DowntimeDeps, days: { from: Day; to: Day }): Promise<CertificantId[]> =>
  extendsOn(deps, days.from) === 'none' ? Promise.resolve([]) : markDeadlinesIn(tx, deps.rulebook, days)
