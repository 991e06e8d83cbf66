import { z } from 'zod'
import type { Day } from '../values/day.ts'
import { isZone } from './clock.ts'
import type { Db, Tx } from './db.ts'
import { insertSettings, listSettings } from './settings.store.ts'

const text = (longest: number) => z.string().trim().min(1).max(longest)

/** Every setting of the body, by its key, and what it may be. The environment holds none of these. */
export const settingSchemas = {
  name: text(200),
  shortName: text(40),
  /** IANA time zone; every day in the register is a day there. */
  zone: z.string().refine(isZone),
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Where a picture of the logo lies below the data directory. */
  logo: text(200).nullable(),
  address: z.strictObject({ lines: z.array(text(100)).min(1).max(6), country: z.string().regex(/^[A-Z]{2}$/) }).nullable(),
  email: z.email().max(320).nullable(),
  phone: text(40).nullable(),
  website: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .nullable(),
  /** The adopted rulebook: the hash of its compiled content. */
  rulebook: z.string().regex(/^[0-9a-f]{64}$/),
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
