import { sql } from 'kysely'
import type { Db, Tx } from '../platform/db.ts'
import type { MemberLinkTable } from '../platform/tables.ts'
import type { CertificantId, Id } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'

export const findMember = (db: Db | Tx, certificant: CertificantId) =>
  db.selectFrom('member').selectAll().where('certificant', '=', certificant).executeTakeFirst()

/** Members with an email address, in whatever case: a couple may share one. */
export const listMembersByEmail = (db: Db | Tx, email: string) =>
  db
    .selectFrom('member')
    .select(['id', 'certificant', 'email'])
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .where('disabledAt', 'is', null)
    .orderBy('id')
    .limit(10)
    .execute()

type NewMember = { id: Id<'member'>; certificant: CertificantId; email: string; recordedBy: string }

/** Adds a member; one who is there already is taken as they are. */
export async function insertMember(tx: Tx, member: NewMember): Promise<boolean> {
  const added = await tx
    .insertInto('member')
    .values({ ...member, disabledAt: null })
    .onConflict(same => same.column('certificant').doNothing())
    .returning('id')
    .execute()
  return added.length > 0
}

export const insertMemberLink = (tx: Tx, link: Omit<MemberLinkTable, 'usedAt'>) =>
  tx
    .insertInto('memberLink')
    .values({ ...link, usedAt: null })
    .execute()

/** Whether a link that was sent to somebody still lets them in. */
export async function hasLiveLink(tx: Tx, certificant: CertificantId, now: Instant): Promise<boolean> {
  const live = await tx
    .selectFrom('memberLink')
    .select('certificant')
    .where('certificant', '=', certificant)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  return live !== undefined
}

/** How many links somebody was sent since a moment. */
export async function countLinksSince(tx: Tx, certificant: CertificantId, since: Instant): Promise<number> {
  const { count } = await tx
    .selectFrom('memberLink')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('certificant', '=', certificant)
    .where('issuedAt', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

/** Uses a link up and gives whom it lets in; nothing where it is unknown, used or expired. Two at once: one gets it. */
export const useMemberLink = (tx: Tx, tokenDigest: string, now: Instant) =>
  tx
    .updateTable('memberLink')
    .set({ usedAt: now })
    .where('tokenDigest', '=', tokenDigest)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning(['certificant', 'email'])
    .executeTakeFirst()

export const findMemberLink = (db: Db | Tx, tokenDigest: string) =>
  db.selectFrom('memberLink').select(['usedAt']).where('tokenDigest', '=', tokenDigest).executeTakeFirst()
