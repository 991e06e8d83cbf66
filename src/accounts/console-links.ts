import type { Clock } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db.ts'
import { writeTrail } from '../platform/trail.ts'
import type { Id } from '../values/id.ts'
import { type Instant, shifted } from '../values/instant.ts'
import { refusalOf } from './accounts.refusals.ts'
import { anyAccount, findAccount, findAccountByEmail, lockAdministrators, updateAccount } from './accounts.store.ts'
import { findLink, insertLink, useLink } from './links.store.ts'
import { beginSession } from './sessions.ts'
import { newToken, tokenDigest } from './tokens.ts'

export const LINK_MINUTES = 15

export type LinkOptions = {
  /** Whom it lets in; default: the only administrator, or whoever sets up while nobody has an account. */
  email?: string | undefined
  /** Lets a disabled account in again. */
  enable?: boolean | undefined
  /** Who asks for it, for the trail. */
  by: string
}

/** A link as it was issued: its token goes into the address, and is nowhere else. Without an account it leads to the set-up. */
export type IssuedLink = { token: string; account: { name: string; email: string } | undefined; expiresAt: Instant }

/** Issues a link that signs in once, within 15 minutes: the way in for whoever runs the program. */
export function issueConsoleLink(db: Db, clock: Clock, { email, enable = false, by }: LinkOptions): Promise<IssuedLink> {
  return db.transaction().execute(async tx => {
    const account = await whoIsLetIn(tx, email)
    if (account?.disabledAt && !enable) throw refusalOf('accounts.account_disabled')
    if (account?.disabledAt) await updateAccount(tx, account.id, { disabledAt: null })
    const [token, issuedAt] = [newToken('link'), clock.now()]
    const expiresAt = shifted(issuedAt, LINK_MINUTES * 60_000)
    await insertLink(tx, { tokenDigest: tokenDigest('link', token) ?? '', account: account?.id ?? null, issuedAt, expiresAt })
    const subject = account ? `account:${account.id}` : undefined
    const details = { enabled: account?.disabledAt != null }
    await writeTrail(tx, { by, action: 'accounts.link_issued', subject, details })
    return { token, account: account && { name: account.name, email: account.email }, expiresAt }
  })
}

async function whoIsLetIn(tx: Tx, email: string | undefined) {
  if (email !== undefined) {
    const account = await findAccountByEmail(tx, email)
    if (!account) throw refusalOf('accounts.account_unknown', { email })
    return account
  }
  const administrators = await lockAdministrators(tx)
  const [only] = administrators
  if (only && administrators.length === 1) return findAccount(tx, only.id)
  if (!only && !(await anyAccount(tx))) return undefined
  throw refusalOf('accounts.account_choice', { emails: administrators.map(each => each.email) })
}

/** Signs in with a link's token and gives the token of the session it begins; refuses one that is unknown, used or expired. */
export function signInByLink(db: Db, clock: Clock, { token, agent }: { token: string; agent: string }): Promise<string> {
  const digest = tokenDigest('link', token)
  if (digest === undefined) throw refusalOf('accounts.link_unknown')
  return db.transaction().execute(async tx => {
    const now = clock.now()
    const link = await useLink(tx, digest, now)
    if (!link) throw await whyNot(tx, digest)
    await checkMayEnter(tx, link.account)
    const by = link.account ? { account: link.account } : 'set-up'
    await writeTrail(tx, { by, action: 'accounts.signed_in', details: { with: 'console link' } })
    return beginSession(tx, { of: link.account === null ? 'nobody' : { account: link.account }, agent, now })
  })
}

async function whyNot(tx: Tx, digest: string) {
  const link = await findLink(tx, digest)
  if (!link) return refusalOf('accounts.link_unknown')
  return link.usedAt === null ? refusalOf('accounts.link_expired') : refusalOf('accounts.link_used')
}

async function checkMayEnter(tx: Tx, id: Id<'account'> | null): Promise<void> {
  if (id === null) {
    if (await anyAccount(tx)) throw refusalOf('accounts.link_unknown')
    return
  }
  const account = await findAccount(tx, id)
  if (account?.disabledAt !== null) throw refusalOf('accounts.account_disabled')
}
