import { z } from 'zod'
import { settingExpectations } from '../words/setup.en.ts'
import type { Day } from '../values/day.ts'
import { isZone } from './clock.ts'
import type { Instant } from '../values/instant.ts'
import type { Db, Tx } from './db.ts'
import { findLastChange, insertSettings, listSettings, lockSettingTable } from './settings.store.ts'

const said = (key: keyof typeof settingExpectations) => ({ error: `${key} is ${settingExpectations[key]}.` })
const text = (key: keyof typeof settingExpectations, longest: number) =>
  z.string(said(key)).trim().min(1, said(key)).max(longest, said(key))

/** Every setting of the body, by its key, and what it may be. The environment holds none of these. */
export const settingSchemas = {
  name: text('name', 200),
  shortName: text('shortName', 40),
  /** IANA time zone; every day in the register is a day there. */
  zone: z.string(said('zone')).refine(isZone, said('zone')),
  /** ISO 4217. */
  currency: z.string(said('currency')).regex(/^[A-Z]{3}$/, said('currency')),
  /** Where a picture of the logo lies below the data directory. */
  logo: text('logo', 200).nullable(),
  address: z
    .strictObject(
      {
        lines: z.array(text('address', 100), said('address')).min(1, said('address')).max(6, said('address')),
        country: z.string(said('address')).regex(/^[A-Z]{2}$/, said('address')),
      },
      said('address'),
    )
    .nullable(),
  email: z.email(said('email')).max(320, said('email')).nullable(),
  phone: text('phone', 40).nullable(),
  website: z
    .url({ protocol: /^https?$/, ...said('website') })
    .max(300, said('website'))
    .nullable(),
  /** Invented people: the register shows what the program does, and is nobody's. */
  demo: z.boolean(),
} as const

export type SettingKey = keyof typeof settingSchemas
export type Settings = { [Key in SettingKey]: z.output<(typeof settingSchemas)[Key]> }

/** The settings in force on a day (default: the latest); none of them in a register that is not set up. */
export async function readSettings(db: Db | Tx, on?: Day): Promise<Partial<Settings>> {
  const rows = await listSettings(db, on)
  const known = rows.filter((row): row is { key: SettingKey; value: unknown } => row.key in settingSchemas)
  return Object.fromEntries(known.map(({ key, value }) => [key, settingSchemas[key].parse(value)]))
}

/** Writes settings that hold from a day on; earlier days keep what they had. The last word on a day is what holds on it. */
export const writeSettings = (tx: Tx, changes: Partial<Settings>, { from, by }: { from: Day; by: string }): Promise<void> =>
  insertSettings(tx, Object.entries(changes), { from, by })

/** Keeps everybody else from changing settings until the transaction ends, so that two set-ups cannot both be the first. */
export const lockSettings = (tx: Tx): Promise<void> => lockSettingTable(tx)

/** When settings were last changed, so that another process notices; undefined where nothing is set up. */
export const settingsChangedAt = (db: Db): Promise<Instant | undefined> => findLastChange(db)
