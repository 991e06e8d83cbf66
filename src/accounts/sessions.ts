import type { FindSession } from '../platform/actor.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db.ts'
import { permissionsOf } from '../platform/permissions.ts'
import { newId } from '../values/id.ts'
import { type Instant, isBefore, shifted } from '../values/instant.ts'
import { type Alive, findSession, insertSession, type Owner, touchSession } from './sessions.store.ts'
import { newToken, tokenDigest } from './tokens.ts'

const MINUTE = 60_000

/** A working day, and an hour without a request. Source: NIST SP 800-63B-4, 2.2.3 (AAL2: at most 24 hours, and 1 hour). */
export const SESSION_SECONDS = 12 * 3600
const IDLE = 60 * MINUTE
/** How exactly the last use is kept: a write a minute, not a write a request. */
const SEEN_EVERY = MINUTE

/** What makes a session one that is alive at a moment. */
export const aliveAt = (now: Instant): Alive => ({ now, usedSince: shifted(now, -IDLE) })

type NewSession = { of: Owner; agent: string; now: Instant }

/** Begins a session and gives the token for its cookie, which is nowhere else. */
export async function beginSession(tx: Tx, { of, agent, now }: NewSession): Promise<string> {
  const token = newToken('session')
  await insertSession(tx, {
    id: newId<'session'>(),
    tokenDigest: tokenDigest('session', token) ?? '',
    account: of !== 'nobody' && 'account' in of ? of.account : null,
    member: of !== 'nobody' && 'member' in of ? of.member : null,
    startedAt: now,
    lastSeenAt: now,
    expiresAt: shifted(now, SESSION_SECONDS * 1000),
    endedAt: null,
    agent: agent.slice(0, 200),
  })
  return token
}

/** Finds who a cookie's token belongs to, and notes that they were here. */
export const sessionFinder =
  (db: Db, clock: Clock): FindSession =>
  async token => {
    const digest = tokenDigest('session', token)
    if (digest === undefined) return undefined
    const now = clock.now()
    const found = await findSession(db, digest, aliveAt(now))
    if (!found) return undefined
    const { id: session, account, name, roles, member, certificant, lastSeenAt } = found
    if (isBefore(lastSeenAt, shifted(now, -SEEN_EVERY))) await touchSession(db, session, now)
    if (member !== null && certificant !== null) return { session, actor: undefined, member: { member, certificant, session } }
    if (account === null || name === null || roles === null) return { session, actor: undefined, member: undefined }
    const actor = { account, session, name, roles, permissions: permissionsOf(roles) }
    return { session, actor, member: undefined }
  }
