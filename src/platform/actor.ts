import type { Id } from '../values/id.ts'
import type { Permission, Role } from './permissions.ts'

/** The member of staff who asks for something: what every door of the console is handed. */
export type Actor = {
  account: Id<'account'>
  session: Id<'session'>
  name: string
  roles: readonly Role[]
  permissions: readonly Permission[]
}

/** A session that is alive. Without an actor it is a set-up session, which may do nothing but set up. */
export type SignedIn = { session: Id<'session'>; actor: Actor | undefined }

/** Finds the session of a cookie's token; undefined where it ended, expired, never was, or its account is disabled. */
export type FindSession = (token: string) => Promise<SignedIn | undefined>

/** Who did something, as `recorded_by` and the trail keep it: an account by its id, never by its name. */
export const recordedBy = ({ account }: Pick<Actor, 'account'>): string => `account:${account}`
