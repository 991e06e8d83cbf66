import type { Clock } from './clock.ts'
import type { Database, Tx } from './db.ts'
import {
  type Event as EventRow,
  insertEvents,
  listEvents,
  lockCursor,
  moveCursor,
  type NewEvent,
  numberEvents,
} from './events.store.ts'

export type Event = EventRow

/** News for the rooms above: written with the change it tells of, so that there is never one without the other. */
export const emit = (tx: Tx, events: readonly NewEvent[]): Promise<void> => insertEvents(tx, events)

const AT_ONCE = 500

/**
 * Hands a named reader the next events in order and moves its cursor in the same transaction: what the reader writes there it
 * writes exactly once. Gives how many there were; none when it has caught up.
 */
export const consume = (
  { database, clock }: { database: Database; clock: Clock },
  name: string,
  work: (tx: Tx, events: readonly Event[]) => Promise<void>,
): Promise<number> =>
  database.db.transaction().execute(async tx => {
    const after = await lockCursor(tx, name)
    await numberEvents(tx, AT_ONCE)
    const events = await listEvents(tx, after, AT_ONCE)
    const last = events.at(-1)
    if (!last) return 0
    await work(tx, events)
    await moveCursor(tx, name, { position: last.position, at: clock.now() })
    return events.length
  })
