import { addAccount, issueLink, signIn } from '../src/accounts/accounts.ts'
import { makeClock } from '../src/platform/clock.ts'
import type { Database } from '../src/platform/db.ts'
import type { Role } from '../src/platform/permissions.ts'

/** Somebody of the staff with one role, signed in: the token that their cookie holds. */
export async function signInAs(database: Database, role: Role): Promise<string> {
  const deps = { database, clock: makeClock() }
  const email = `${role}@example.org`
  const account = { name: role, email, roles: [role] }
  await database.db.transaction().execute(tx => addAccount(tx, 'a test', account))
  const { token } = await issueLink(deps, { email, by: 'a test' })
  return signIn(deps, { token, agent: 'a test' })
}
