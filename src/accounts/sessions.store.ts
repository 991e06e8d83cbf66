import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from '../platform/db.ts'
import type { SessionTable } from '../platform/tables.ts'
import type { Id } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'

/** What a session is looked up by: it must not have ended, expired, nor been left unused since. */
export type Alive = { now: Instant; usedSince: Instant }

export const insertSession = (tx: Tx, session: Selectable<SessionTable>) => tx.insertInto('session').values(session).execute()

/** The living session of a token, with its account or member unless that is disabled: the one statement every request of theirs pays. */
export const findSession = (db: Db, tokenDigest: string, { now, usedSince }: Alive) =>
  db
    .selectFrom('session')
    .leftJoin('account', 'account.id', 'session.account')
    .leftJoin('member', 'member.id', 'session.member')
    .select(['session.id', 'session.lastSeenAt', 'session.account', 'account.name', 'account.roles'])
    .select(['session.member', 'member.certificant'])
    .where('session.tokenDigest', '=', tokenDigest)
    .where('session.endedAt', 'is', null)
    .where('session.expiresAt', '>', now)
    .where('session.lastSeenAt', '>', usedSince)
    .where('account.disabledAt', 'is', null)
    .where('member.disabledAt', 'is', null)
    .executeTakeFirst()

export const touchSession = (db: Db, id: Id<'session'>, seenAt: Instant) =>
  db.updateTable('session').set({ lastSeenAt: seenAt }).where('id', '=', id).where('lastSeenAt', '<', seenAt).execute()

/** Whose sessions are meant: those of an account, of a member, or of nobody, which set up. */
export type Owner = { account: Id<'account'> } | { member: Id<'member'> } | 'nobody'

const ownedBy = (owner: Owner) => {
  if (owner === 'nobody') return sql<boolean>`account is null and member is null`
  return 'account' in owner ? sql<boolean>`account = ${owner.account}` : sql<boolean>`member = ${owner.member}`
}

/** Somebody's living sessions, the one used last first. */
export const listSessions = (db: Db, owner: Owner, { now, usedSince }: Alive) =>
  db
    .selectFrom('session')
    .select(['id', 'startedAt', 'lastSeenAt', 'expiresAt', 'agent'])
    .where(ownedBy(owner))
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .where('lastSeenAt', '>', usedSince)
    .orderBy('lastSeenAt', 'desc')
    .orderBy('id')
    .execute()

/** Ends a session of somebody's; false where they have no such living one. */
export async function endSession(tx: Tx, id: Id<'session'>, owner: Owner, at: Instant): Promise<boolean> {
  const ended = await tx
    .updateTable('session')
    .set({ endedAt: at })
    .where('id', '=', id)
    .where(ownedBy(owner))
    .where('endedAt', 'is', null)
    .returning('id')
    .execute()
  return ended.length > 0
}

/** Ends every session of somebody's; gives how many had not ended. */
export async function endSessionsOf(tx: Tx, owner: Owner, at: Instant): Promise<number> {
  const open = tx.updateTable('session').set({ endedAt: at }).where(ownedBy(owner)).where('endedAt', 'is', null)
  return (await open.returning('id').execute()).length
}
