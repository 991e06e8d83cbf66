import type { Db, Tx } from '../platform/db.ts'
import type { Id } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'

type Link = { tokenDigest: string; account: Id<'account'> | null; issuedAt: Instant; expiresAt: Instant }

export const insertLink = (tx: Tx, link: Link) =>
  tx
    .insertInto('consoleLink')
    .values({ ...link, usedAt: null })
    .execute()

/** Uses a link up and gives whom it lets in; nothing where it is unknown, used or expired. Two at once: one gets it. */
export const useLink = (tx: Tx, tokenDigest: string, now: Instant) =>
  tx
    .updateTable('consoleLink')
    .set({ usedAt: now })
    .where('tokenDigest', '=', tokenDigest)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning('account')
    .executeTakeFirst()

export const findLink = (db: Db | Tx, tokenDigest: string) =>
  db.selectFrom('consoleLink').select(['usedAt', 'expiresAt']).where('tokenDigest', '=', tokenDigest).executeTakeFirst()
