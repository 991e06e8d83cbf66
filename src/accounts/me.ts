import type { Actor } from '../platform/actor.ts'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Database } from '../platform/db.ts'
import type { Permission, Role } from '../platform/permissions.ts'
import { readSettings } from '../platform/settings.ts'
import type { Rules } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'
import type { Id } from '../values/id.ts'

export type MeDeps = { database: Database; clock: Clock; config: Config; rulebook: { rules: Rules } }

/** What the console knows first: who asks, what they may do, for which body, and what day it is there. */
export type Me = {
  account: { id: Id<'account'>; name: string; roles: Role[] } | null
  permissions: Permission[]
  body: { name: string; shortName: string; zone: string; currency: string }
  today: Day
  demo: boolean
  clockFixedOn: Day | null
}

/** Who asks; nobody where the session may only set up. */
export async function meOf({ database, clock, config, rulebook }: MeDeps, actor: Actor | undefined): Promise<Me> {
  const { name, shortName, zone, currency } = rulebook.rules.body
  const { demo = false } = await readSettings(database.db)
  return {
    account: actor ? { id: actor.account, name: actor.name, roles: [...actor.roles] } : null,
    permissions: [...(actor?.permissions ?? [])],
    body: { name, shortName, zone, currency },
    today: clock.today(zone),
    demo,
    clockFixedOn: config.fixedToday ?? null,
  }
}
