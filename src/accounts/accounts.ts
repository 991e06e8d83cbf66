import type { Actor, FindSession } from '../platform/actor.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Db, Tx } from '../platform/db.ts'
import type { Role } from '../platform/permissions.ts'
import { type Doer, nameOfDoer, writeTrail } from '../platform/trail.ts'
import { type Id, newId } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'
import { refusalOf } from './accounts.refusals.ts'
import {
  anyAccount,
  findAccount,
  insertAccount,
  listAccounts as listAll,
  lockAdministrators,
  updateAccount,
} from './accounts.store.ts'
import { type IssuedLink as ConsoleLink, issueConsoleLink, type LinkOptions, signInByLink } from './console-links.ts'
import { endSession, endSessionsOf, listSessions } from './sessions.store.ts'
import { aliveAt, sessionFinder } from './sessions.ts'

export { accountExits, accountProblems } from './accounts.refusals.ts'
export { inviteOnce, type MemberDeps } from './members.ts'
export { memberProblems } from './members.refusals.ts'
export { LINK_MINUTES } from './console-links.ts'
export { beginSession, SESSION_SECONDS } from './sessions.ts'

export type AccountDeps = { database: Database; clock: Clock }
export type IssuedLink = ConsoleLink

/** A member of staff as others see them. */
export type Account = { id: Id<'account'>; name: string; email: string; roles: readonly Role[]; disabledAt: Instant | null }

/** Who a session's cookie belongs to, for the door to the street. */
export const findSessions = ({ database, clock }: AccountDeps): FindSession => sessionFinder(database.db, clock)

/** Issues a link that signs in once, within 15 minutes: the way in for whoever runs the program, even when all are locked out. */
export const issueLink = ({ database, clock }: AccountDeps, options: LinkOptions): Promise<IssuedLink> =>
  issueConsoleLink(database.db, clock, options)

/** Where a console link leads. The token stands behind the #, which browsers keep to themselves: no log and no proxy sees it. */
export const addressOf = (publicUrl: string, { token }: IssuedLink): string => `${publicUrl}/console/enter#token=${token}`

/** Signs in with a console link's token; gives the token for the session's cookie. */
export const signIn = ({ database, clock }: AccountDeps, by: { token: string; agent: string }): Promise<string> =>
  signInByLink(database.db, clock, by)

/** Ends the session somebody asks in. */
export function signOut({ database, clock }: AccountDeps, session: Id<'session'>, actor: Actor | undefined): Promise<void> {
  return database.db.transaction().execute(async tx => {
    const ended = await endSession(tx, session, actor ?? 'nobody', clock.now())
    if (ended) await writeTrail(tx, { by: actor ?? 'set-up', action: 'accounts.signed_out' })
  })
}

/** Where somebody is signed in, the browser used last first. */
export const sessionsOf = ({ database, clock }: AccountDeps, actor: Actor) =>
  listSessions(database.db, actor, aliveAt(clock.now()))

/** Ends one of somebody's own sessions; refuses one that is not theirs as if it did not exist. */
export function endOwnSession({ database, clock }: AccountDeps, actor: Actor, session: Id<'session'>): Promise<void> {
  return database.db.transaction().execute(async tx => {
    const ended = await endSession(tx, session, actor, clock.now())
    if (!ended) throw refusalOf('accounts.session_missing')
    await writeTrail(tx, { by: actor, action: 'accounts.session_ended', subject: `session:${session}` })
  })
}

/** Everybody of the staff, by name. */
export const listAccounts = async ({ database }: AccountDeps): Promise<Account[]> => (await listAll(database.db)).map(shown)

const shown = ({ id, name, email, roles, disabledAt }: Account): Account => ({ id, name, email, roles, disabledAt })

export type NewAccount = { name: string; email: string; roles: readonly Role[] }

/** Adds a member of staff; refuses an email address that another has. */
export async function addAccount(tx: Tx, by: Doer, { name, email, roles }: NewAccount): Promise<Account> {
  const account = { id: newId<'account'>(), name, email, roles }
  const isNew = await insertAccount(tx, { ...account, recordedBy: nameOfDoer(by) })
  if (!isNew) throw refusalOf('accounts.email_taken', { email })
  const details = { name, email, roles }
  await writeTrail(tx, { by, action: 'accounts.account_added', subject: `account:${account.id}`, details })
  return { ...account, disabledAt: null }
}

export type AccountChanges = { name?: string | undefined; roles?: Role[] | undefined; disabled?: boolean | undefined }

/** Changes a member of staff; disabling one ends their sessions. Refuses to take the last administrator away. */
export async function changeAccount(
  tx: Tx,
  { by, now }: { by: Doer; now: Instant },
  id: Id<'account'>,
  { name, roles, disabled }: AccountChanges,
): Promise<Account> {
  const administrators = await lockAdministrators(tx)
  const before = await findAccount(tx, id)
  if (!before) throw refusalOf('accounts.account_missing')
  const disabledAt = disabled === undefined ? before.disabledAt : disabled ? (before.disabledAt ?? now) : null
  const after = { ...before, name: name ?? before.name, roles: roles ?? before.roles, disabledAt }
  const staysAdministrator = after.roles.includes('administrator') && after.disabledAt === null
  const others = administrators.filter(each => each.id !== id)
  if (administrators.length > 0 && others.length === 0 && !staysAdministrator) throw refusalOf('accounts.last_administrator')
  await updateAccount(tx, id, { name: after.name, roles: after.roles, disabledAt })
  if (disabledAt !== null) await endSessionsOf(tx, { account: id }, now)
  const details = { before: shown(before), after: shown(after) }
  await writeTrail(tx, { by, action: 'accounts.account_changed', subject: `account:${id}`, details })
  return shown(after)
}

/** Signs a member of staff out everywhere, as after a lost laptop; gives how many sessions that ended. */
export async function endSessionsOfAccount(tx: Tx, { by, now }: { by: Doer; now: Instant }, id: Id<'account'>): Promise<number> {
  if (!(await findAccount(tx, id))) throw refusalOf('accounts.account_missing')
  const ended = await endSessionsOf(tx, { account: id }, now)
  await writeTrail(tx, { by, action: 'accounts.sessions_ended', subject: `account:${id}`, details: { ended } })
  return ended
}

/** Whether anybody can have signed in yet. */
export const hasAccounts = (db: Db | Tx): Promise<boolean> => anyAccount(db)

/** Adds the first administrator, and ends every session that was for setting up; links to it let nobody in from now on. */
export async function addFirstAdministrator(
  tx: Tx,
  { by, now }: { by: Doer; now: Instant },
  person: Omit<NewAccount, 'roles'>,
): Promise<Account> {
  // In a small body one person does everything; permissions can be taken from them as soon as there is another.
  const account = await addAccount(tx, by, { ...person, roles: ['administrator', 'registrar'] })
  await endSessionsOf(tx, 'nobody', now)
  return account
}
