import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { shifted } from '../values/instant.ts'
import type { Clock } from './clock.ts'
import type { Database, Tx } from './db.ts'
import { claimKey, deleteExpiredKeys, keepAnswer } from './idempotency.store.ts'
import { Refusal } from './refusal.ts'

const KEPT = 24 * 3_600_000
const KEY = /^[\x21-\x7e]{1,200}$/

/**
 * Does the work of a request that creates something in one transaction. Where the request carries an `Idempotency-Key`, the
 * answer is kept in that same transaction, for 24 hours: a repetition is given it and does nothing, one that comes at the
 * same time waits for it, and another request under the same key is refused. What was refused or failed is not kept.
 */
export async function onlyOnce<Answer>(
  { database, clock }: { database: Database; clock: Clock },
  request: FastifyRequest,
  work: (tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  const key = keyOf(request)
  return database.db.transaction().execute(async tx => {
    if (key === undefined) return work(tx)
    const named = { scope: request.signedIn?.actor?.account ?? request.signedIn?.member?.member ?? request.session, key }
    const requestDigest = digestOf(request)
    const now = clock.now()
    const earlier = await claimKey(tx, { ...named, requestDigest, now, expiresAt: shifted(now, KEPT) })
    if (earlier && earlier.requestDigest !== requestDigest) throw new Refusal('http.key_reused')
    if (earlier) return earlier.answer as Answer
    const answer = await work(tx)
    await keepAnswer(tx, named, answer)
    return answer
  })
}

function keyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw new Refusal('http.key_malformed', {}, { pointer: '/headers/idempotency-key' })
  }
  return key
}

const digestOf = ({ method, url, body }: FastifyRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([method, url, body ?? null]))
    .digest('hex')

/** Forgets keys whose day has passed, and the answers kept with them. */
export const forgetExpiredKeys = ({ database, clock }: { database: Database; clock: Clock }): Promise<unknown> =>
  deleteExpiredKeys(database.db, clock.now())
