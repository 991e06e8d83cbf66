import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'
import { readSettings } from '../platform/settings.ts'
import { every, type Ticker } from '../platform/ticker.ts'
import { inForce } from '../rulebook/in-force.ts'
import { type Rulebook, todayFor } from '../standing/standing.ts'
import { downtimeWords } from '../words/downtime.en.ts'
import { beatOnce } from './downtime.store.ts'
import { type Recorded, recordGap } from './recording.ts'

export type HeartbeatDeps = { database: Database; clock: Clock; rulebook: () => Rulebook }

/**
 * Says that a server is there. Where none was for as long as the rulebook names, or longer, those days become downtime: once,
 * whatever the number of servers, because each beat waits for the one before. Gives what was recorded.
 */
export function beat({ database, clock, rulebook }: HeartbeatDeps): Promise<Recorded | undefined> {
  const deps = { clock, rulebook: rulebook() }
  const { body, downtime } = deps.rulebook.rules
  return database.db.transaction().execute(async tx => {
    const last = await beatOnce(tx, body.zone)
    if (!last || last.minutes < inForce(downtime, todayFor(deps)).gapMinutes) return undefined
    // Nobody could have been kept waiting by a register that is not set up.
    if ((await readSettings(tx)).name === undefined) return undefined
    const { fromOn: from, toOn: to, beganAt, endedAt, minutes } = last
    return recordGap(tx, deps, { from, to, beganAt, endedAt, reason: downtimeWords.gap({ minutes }) })
  })
}

const EVERY = 30_000

/** Beats for as long as a server runs: its own gap is found too, after the machine slept or the database was away. */
export const startHeartbeat = (deps: HeartbeatDeps, log: Log): Ticker =>
  every(EVERY, 'heartbeat', () => beatAndSay(deps, log), log)

/** One beat; what it recorded is in the log. */
export async function beatAndSay(deps: HeartbeatDeps, log: Log): Promise<void> {
  const recorded = await beat(deps)
  if (recorded) log.warn(recorded, 'downtime was recorded')
}
