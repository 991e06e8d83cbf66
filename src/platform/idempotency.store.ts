import { sql } from 'kysely'
import type { Instant } from '../values/instant.ts'
import type { Db, Tx } from './db.ts'

type Named = { scope: string; key: string }
type Claim = Named & { requestDigest: string; now: Instant; expiresAt: Instant }

/**
 * Takes a key for a request, until this transaction ends or for good where it commits. Waits for another that has it, and
 * gives what that one kept; undefined where the key is now ours.
 */
export async function claimKey(tx: Tx, { scope, key, requestDigest, now, expiresAt }: Claim) {
  const claimed = await tx
    .insertInto('idempotencyKey')
    .values({ scope, key, requestDigest, answer: null, expiresAt })
    .onConflict(same =>
      same
        .columns(['scope', 'key'])
        .doUpdateSet({ requestDigest, answer: null, expiresAt })
        .where('idempotencyKey.expiresAt', '<=', now),
    )
    .returning('key')
    .executeTakeFirst()
  if (claimed) return undefined
  return tx
    .selectFrom('idempotencyKey')
    .select(['requestDigest', 'answer'])
    .where('scope', '=', scope)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
}

export const keepAnswer = (tx: Tx, { scope, key }: Named, answer: unknown) =>
  tx
    .updateTable('idempotencyKey')
    .set({ answer: sql`${JSON.stringify(answer)}::jsonb` })
    .where('scope', '=', scope)
    .where('key', '=', key)
    .execute()

/** Forgets keys whose day has passed, and the answers with them. */
export const deleteExpiredKeys = (db: Db, now: Instant) => db.deleteFrom('idempotencyKey').where('expiresAt', '<=', now).execute()
