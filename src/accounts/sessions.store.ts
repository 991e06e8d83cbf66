import type { Selectable } from 'kysely'
import type { Db, Tx } from '../platform/db.ts'
import type { SessionTable } from '../platform/tables.ts'
import type { Id } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'

/** What a session is looked up by: it must not have ended, expired, nor been left unused since. */
export type Alive = { now: Instant; usedSince: Instant }

export const insertSession = (tx: Tx, session: Selectable<SessionTable>) => tx.insertInto('session').values(session).execute()

/** The living session of a token, with its account unless that is disabled: the one statement every request of staff pays. */
export const findSession = (db: Db, tokenDigest: string, { now, usedSince }: Alive) =>
  db
    .selectFrom('session')
    .leftJoin('account', 'account.id', 'session.account')
    .select(['session.id', 'session.lastSeenAt', 'session.account', 'account.name', 'account.roles'])
    .where('session.tokenDigest', '=', tokenDigest)
    .where('session.endedAt', 'is', null)
    .where('session.expiresAt', '>', now)
    .where('session.lastSeenAt', '>', usedSince)
    .where('account.disabledAt', 'is', null)
    .executeTakeFirst()

export const touchSession = (db: Db, id: Id<'session'>, seenAt: Instant) =>
  db.updateTable('session').set({ lastSeenAt: seenAt }).where('id', '=', id).where('lastSeenAt', '<', seenAt).execute()

/** An account's living sessions, the one used last first. */
export const listSessions = (db: Db, account: Id<'account'>, { now, usedSince }: Alive) =>
  db
    .selectFrom('session')
    .select(['id', 'startedAt', 'lastSeenAt', 'expiresAt', 'agent'])
    .where('account', '=', account)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .where('lastSeenAt', '>', usedSince)
    .orderBy('lastSeenAt', 'desc')
    .orderBy('id')
    .execute()

/** Ends a session of an account (null: a set-up session); false where it has no such living one. */
export async function endSession(tx: Tx, id: Id<'session'>, account: Id<'account'> | null, at: Instant): Promise<boolean> {
  const ended = await tx
    .updateTable('session')
    .set({ endedAt: at })
    .where('id', '=', id)
    .where('account', account === null ? 'is' : '=', account)
    .where('endedAt', 'is', null)
    .returning('id')
    .execute()
  return ended.length > 0
}

/** Ends every session of an account, or of nobody: those that set up. */
export const endSessionsOf = (tx: Tx, account: Id<'account'> | null, at: Instant) =>
  tx
    .updateTable('session')
    .set({ endedAt: at })
    .where('account', account === null ? 'is' : '=', account)
    .where('endedAt', 'is', null)
    .execute()
