import { type Account, addAccount, addFirstAdministrator, beginSession, hasAccounts } from '../accounts/accounts.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, Db, Tx } from '../platform/db.ts'
import { ROLES } from '../platform/permissions.ts'
import { lockSettings, readSettings, type Settings, writeSettings } from '../platform/settings.ts'
import { type Doer, nameOfDoer, writeTrail } from '../platform/trail.ts'
import type { Rulebook } from '../rulebook/load.ts'
import { bringIntoForce } from '../standing/standing.ts'
import { refusalOf } from './setup.refusals.ts'

export { setupExits, setupProblems } from './setup.refusals.ts'

export type SetupDeps = { database: Database; clock: Clock }

/** What a body says of itself before its register begins. */
export type Answers = Pick<Settings, 'name' | 'shortName' | 'zone' | 'currency'> & {
  rulebook: Rulebook
  administrator: { name: string; email: string }
}

type Doing = { by: Doer; agent?: string }

/**
 * Sets a register up: who the body is, by which rules it judges, and who administers it. Once only. For a browser (`agent`)
 * it gives the token of a session of the administrator.
 */
export function setUp(
  { database, clock }: SetupDeps,
  { by, agent }: Doing,
  answers: Answers,
): Promise<{ account: Account; token: string | undefined }> {
  const { rulebook, administrator, ...settings } = answers
  const fees = rulebook.rules.body.currency
  if (fees !== settings.currency) throw refusalOf('setup.currency_differs', { currency: settings.currency, rulebook: fees })
  return database.db.transaction().execute(async tx => {
    await lockSettings(tx)
    await checkNothingIsThere(tx)
    const today = clock.today(settings.zone)
    const decided = { by: nameOfDoer(by), reason: 'adopted at the set-up', zone: settings.zone, today }
    await bringIntoForce(tx, rulebook, decided)
    await writeSettings(tx, { ...settings, demo: false }, { from: today, by: nameOfDoer(by) })
    await writeTrail(tx, {
      by,
      action: 'setup.done',
      subject: `rulebook:${rulebook.hash}`,
      details: { ...settings, administrator },
    })
    const now = clock.now()
    const account = await addFirstAdministrator(tx, { by, now }, administrator)
    const token = agent === undefined ? undefined : await beginSession(tx, { of: { account: account.id }, agent, now })
    return { account, token }
  })
}

async function checkNothingIsThere(tx: Tx): Promise<void> {
  const { name, demo } = await readSettings(tx)
  if (demo) throw refusalOf('setup.is_demo', undefined)
  if (name !== undefined || (await hasAccounts(tx))) throw refusalOf('setup.done_already', { body: name ?? '' })
}

/** Whether the register belongs to somebody: a body, or the demonstration. */
export async function isSetUp(db: Db | Tx): Promise<boolean> {
  const { name } = await readSettings(db)
  return name !== undefined
}

export const DEMO_ADMINISTRATOR = 'administrator@demo.example'

/**
 * Marks a register as the demonstration and gives it an administrator who may do everything; repeating it changes nothing.
 * Refuses the register of a real body, because invented people must not mix with its own.
 */
export function setUpDemo({ database, clock, rulebook }: SetupDeps & { rulebook: Pick<Rulebook, 'rules'> }): Promise<void> {
  const by = 'the demonstration'
  const { name, shortName, zone, currency } = rulebook.rules.body
  return database.db.transaction().execute(async tx => {
    await lockSettings(tx)
    const before = await readSettings(tx)
    if (before.demo) return
    if (before.name !== undefined) throw refusalOf('setup.done_already', { body: before.name })
    await writeSettings(tx, { name, shortName, zone, currency, demo: true }, { from: clock.today(zone), by })
    const person = { name: 'Alex Demo', email: DEMO_ADMINISTRATOR, roles: ROLES.filter(role => role !== 'read_only') }
    await addAccount(tx, by, person)
  })
}
