import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db.ts'
import { readSettings, type Settings, writeSettings } from '../platform/settings.ts'
import { type Doer, nameOfDoer, writeTrail } from '../platform/trail.ts'

/**
 * What a body may change about itself. Not its zone and currency: every day and every amount in the register was written in
 * them. Nor its rulebook, which is adopted, nor whether it is a demonstration.
 */
export type Changeable = Pick<Settings, 'name' | 'shortName' | 'logo' | 'address' | 'email' | 'phone' | 'website'>

/** The settings in force today, those that were never said as null. */
export async function settingsOf({ database }: { database: Database }): Promise<Shown> {
  return shown(await readSettings(database.db))
}

type Shown = Omit<Changeable, 'name' | 'shortName'> & {
  [Key in 'name' | 'shortName' | 'zone' | 'currency' | 'rulebook']: string | null
} & { demo: boolean }

const shown = (settings: Partial<Settings>): Shown => ({
  name: settings.name ?? null,
  shortName: settings.shortName ?? null,
  zone: settings.zone ?? null,
  currency: settings.currency ?? null,
  rulebook: settings.rulebook ?? null,
  logo: settings.logo ?? null,
  address: settings.address ?? null,
  email: settings.email ?? null,
  phone: settings.phone ?? null,
  website: settings.website ?? null,
  demo: settings.demo ?? false,
})

type Deps = { database: Database; clock: Clock; rulebook: { rules: { body: { zone: string } } } }

/** Changes settings from today on; what held before is kept, and the trail says who changed what. */
export function changeSettings({ database, clock, rulebook }: Deps, by: Doer, changes: Changeable): Promise<Shown> {
  return database.db.transaction().execute(async tx => {
    const before = await readSettings(tx)
    await writeSettings(tx, changes, { from: clock.today(rulebook.rules.body.zone), by: nameOfDoer(by) })
    const after = await readSettings(tx)
    await writeTrail(tx, { by, action: 'settings.changed', details: { before: shown(before), after: shown(after) } })
    return shown(after)
  })
}
