import type { CertificantId, Id } from '../values/id.ts'
import type { Permission, Role } from './permissions.ts'

/** The member of staff who asks for something: what every door of the console is handed. */
export type Actor = {
  account: Id<'account'>
  session: Id<'session'>
  name: string
  roles: readonly Role[]
  permissions: readonly Permission[]
}

/** The certificant who asks for something of their own: what every door of the portal is handed. */
export type Member = { member: Id<'member'>; certificant: CertificantId; session: Id<'session'> }

/** A session that is alive: a member of staff's, a certificant's, or nobody's, which may do nothing but set up. */
export type SignedIn = { session: Id<'session'>; actor: Actor | undefined; member: Member | undefined }

/** Finds the session of a cookie's token; undefined where it ended, expired, never was, or whose it was is disabled. */
export type FindSession = (token: string) => Promise<SignedIn | undefined>

/** Who did something, as `recorded_by` and the trail keep it: staff and members by their ids, never by their names. */
export const recordedBy = (by: Pick<Actor, 'account'> | Pick<Member, 'member'>): string =>
  'account' in by ? `account:${by.account}` : `member:${by.member}`
