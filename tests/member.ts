import { inviteOnce } from '../src/accounts/accounts.ts'
import { makeClock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Database } from '../src/platform/db.ts'
import { asset } from '../src/platform/root.ts'
import { loadRulebook } from '../src/rulebook/load.ts'
import type { CertificantId } from '../src/values/id.ts'

/** The token of an invitation to the portal, as it stands in the message; the register needs an email address of theirs. */
export async function invitationTo(database: Database, certificant: CertificantId): Promise<string> {
  const rulebook = await loadRulebook(asset('rulebook', 'amt'))
  await inviteOnce({ database, clock: makeClock(), config: readConfig({}), rulebook }, 'a test', certificant)
  const { text } = await database.db
    .selectFrom('outbox')
    .select('text')
    .where('certificant', '=', certificant)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return /#token=(\S+)/.exec(text)?.[1] ?? ''
}

/** Who holds a certificate number. */
export async function holderOf(database: Database, number: string): Promise<CertificantId> {
  const found = database.db.selectFrom('certification').select('certificant').where('number', '=', number)
  return (await found.executeTakeFirstOrThrow()).certificant
}
