import type { Database } from './db.ts'
import { findBacklogs, findReaders } from './events.store.ts'
import { gauge, type Metric } from './metrics.ts'
import { countWaiting } from './outbox.store.ts'
import { findTail } from './trail.store.ts'

/** What the database says of the platform's own queues: the trail's tail, messages to be sent, and how far behind each reader of events is. */
export async function queueMetrics({ db }: Database): Promise<Metric[]> {
  const [tail, readers, backlog] = [await findTail(db), await findReaders(db), await findBacklogs(db)]
  const mail = await countWaiting(db)
  return [
    gauge('goodstanding_trail_unsealed', 'Entries of the trail that are not sealed yet.', tail.count),
    gauge('goodstanding_trail_unsealed_age_seconds', 'For how long the oldest of them waits.', ageOf(tail.since)),
    gauge('goodstanding_outbox_waiting', 'Messages that are still to be sent.', mail.waiting),
    gauge('goodstanding_outbox_waiting_age_seconds', 'For how long the oldest of them waits.', ageOf(mail.since)),
    gauge('goodstanding_events_unnumbered', 'Events that no reader has looked at.', backlog.unnumbered),
    {
      name: 'goodstanding_events_unread',
      help: 'Events that a reader has still to read.',
      type: 'gauge',
      samples: readers.map(({ name, unread }) => ({ labels: { reader: name }, value: unread + backlog.unnumbered })),
    },
  ]
}

const ageOf = (since: string | null): number => (since === null ? 0 : Math.max(0, (Date.now() - Date.parse(since)) / 1000))
