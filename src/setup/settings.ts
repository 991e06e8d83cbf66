import type { Clock } from '../platform/clock.ts'
import type { Database, Db, Tx } from '../platform/db.ts'
import { readSettings, type Settings, writeSettings } from '../platform/settings.ts'
import { type Doer, nameOfDoer, writeTrail } from '../platform/trail.ts'
import { adoptionInForce, type AdoptionRow } from '../standing/standing.ts'

/**
 * What a body may change about itself. Not its zone and currency: every day and every amount in the register was written in
 * them. Nor its rulebook, which is adopted, nor whether it is a demonstration.
 */
export type Changeable = Pick<Settings, 'name' | 'shortName' | 'logo' | 'address' | 'email' | 'phone' | 'website'>

/** The settings in force today, those that were never said as null. */
export const settingsOf = ({ database: { db }, clock }: Pick<Deps, 'database' | 'clock'>): Promise<Shown> => shownIn(db, clock)

async function shownIn(db: Db | Tx, clock: Clock): Promise<Shown> {
  return shown(await readSettings(db), await adoptionInForce(db, clock))
}

type Shown = Omit<Changeable, 'name' | 'shortName'> & {
  [Key in 'name' | 'shortName' | 'zone' | 'currency' | 'rulebook']: string | null
} & { demo: boolean }

const shown = (settings: Partial<Settings>, adoption: AdoptionRow | undefined): Shown => ({
  name: settings.name ?? null,
  shortName: settings.shortName ?? null,
  zone: settings.zone ?? null,
  currency: settings.currency ?? null,
  rulebook: adoption?.rulebook ?? null,
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
    const before = await shownIn(tx, clock)
    await writeSettings(tx, changes, { from: clock.today(rulebook.rules.body.zone), by: nameOfDoer(by) })
    const after = await shownIn(tx, clock)
    await writeTrail(tx, { by, action: 'settings.changed', details: { before, after } })
    return after
  })
}
