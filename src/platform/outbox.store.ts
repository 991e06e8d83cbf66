import { sql } from 'kysely'
import type { Id } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'
import type { Db, Tx } from './db.ts'
import type { OutboxTable } from './tables.ts'

export type NewMessage = Pick<
  OutboxTable,
  'id' | 'key' | 'kind' | 'certificant' | 'recipient' | 'subject' | 'text' | 'html' | 'confidential' | 'dueAt'
>

/** Writes a message unless its key is there already; gives whether it was written. */
export async function insertMessage(tx: Tx, message: NewMessage): Promise<boolean> {
  const written = await tx
    .insertInto('outbox')
    .values(message)
    .onConflict(same => same.column('key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return written !== undefined
}

export type Claim = { now: Instant; until: Instant; limit: number }
export type ClaimedMessage = Pick<OutboxTable, 'recipient' | 'subject' | 'text' | 'html' | 'confidential'> & {
  id: Id<'outbox'>
  attempts: number
}

/** Takes messages whose time has come, the oldest first; another sender passes them by until the claim runs out. */
export const claimMessages = (db: Db, { now, until, limit }: Claim): Promise<ClaimedMessage[]> =>
  db
    .updateTable('outbox')
    .set({ claimedUntil: until, attempts: sql<number>`attempts + 1` })
    .where('id', 'in', query =>
      query
        .selectFrom('outbox')
        .select('id')
        .where('state', '=', 'waiting')
        .where('dueAt', '<=', now)
        .where(each => each.or([each('claimedUntil', 'is', null), each('claimedUntil', '<=', now)]))
        .orderBy('dueAt')
        .orderBy('id')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'recipient', 'subject', 'text', 'html', 'confidential', 'attempts'])
    .execute()

type Settled = { state: 'sent' | 'refused' | 'given_up'; at: Instant; trouble: string | null; emptied: boolean }

/** Says how a message ended, and empties it where it held what lets somebody in. */
export const settleMessage = (db: Db, id: Id<'outbox'>, { state, at, trouble, emptied }: Settled) =>
  db
    .updateTable('outbox')
    .set({ state, settledAt: at, trouble, claimedUntil: null, ...(emptied ? { text: '', html: '' } : {}) })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()

/** Puts a message off. */
export const postponeMessage = (db: Db, id: Id<'outbox'>, { dueAt, trouble }: { dueAt: Instant; trouble: string }) =>
  db
    .updateTable('outbox')
    .set({ dueAt, trouble, claimedUntil: null })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute()

/** The latest messages with their text, the newest first. */
export const listMessages = (db: Db, limit: number) =>
  db
    .selectFrom('outbox')
    .select(['id', 'kind', 'recipient', 'subject', 'text', 'state', 'trouble', 'recordedAt'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** How many wait, and since when the one that has waited longest. */
export const countWaiting = (db: Db) =>
  db
    .selectFrom('outbox')
    .select(({ fn }) => [fn.countAll<number>().as('waiting'), fn.min('recordedAt').as('since')])
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow()
