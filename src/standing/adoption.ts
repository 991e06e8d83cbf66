import type { Db, Tx } from '../platform/db.ts'
import type { Day } from '../values/day.ts'
import type { Instant } from '../values/instant.ts'
import {
  type Adoption,
  type AdoptionRow,
  findAdoption,
  findInForce,
  findLastAdoption,
  insertAdoption,
  insertRulebook,
  listAdoptionRows,
  listHeldSchemes,
  lockAdoptions,
  markEverybody,
} from './adoptions.store.ts'
import { askThrough } from './ask.ts'
import type { Rulebook } from './judging.ts'

/** By whom and why a rulebook is adopted, the body's zone and today there, and the day it takes over where that is a later one. */
export type Decided = { by: string; reason: string; zone: string; today: Day; fromDay?: Day | undefined }

/**
 * Brings a rulebook into force: keeps its content by its hash, writes the decision down, and marks everybody where it holds at
 * once; one that holds later is noticed on its day. Gives the adoption in force where that is of the same content, and then
 * nothing is written.
 */
export async function bringIntoForce(
  tx: Tx,
  rulebook: Rulebook,
  { by, reason, zone, today, fromDay }: Decided,
): Promise<AdoptionRow | undefined> {
  const ask = askThrough(tx)
  const later = fromDay !== undefined && fromDay > today ? fromDay : null
  await lockAdoptions(ask)
  const before = await findInForce(ask, { zone, on: later ?? today })
  if (before?.rulebook === rulebook.hash) return before
  await insertRulebook(ask, rulebook, by, reason)
  await insertAdoption(ask, { rulebook: rulebook.hash, fromDay: later, by, reason })
  if (later === null) await markEverybody(ask)
  return undefined
}

/** Keeps a compiled rulebook by its hash, once; standings name the one they were derived by. True where it is new. */
export const adoptRulebook = (
  tx: Db | Tx,
  rulebook: Rulebook,
  { by, reason }: { by: string; reason: string },
): Promise<boolean> => insertRulebook(askThrough(tx), rulebook, by, reason)

/** Every decision to judge by a rulebook, the latest first. */
export const listAdoptions = (db: Db | Tx): Promise<AdoptionRow[]> => listAdoptionRows(askThrough(db))

/** When a rulebook was last adopted, so that another process notices; undefined where none was. */
export const lastAdoptedAt = (db: Db): Promise<Instant | undefined> => findLastAdoption(askThrough(db))

/** The schemes that somebody holds or held: a rulebook that does not know one could not judge them. */
export const heldSchemes = (db: Db | Tx): Promise<string[]> => listHeldSchemes(askThrough(db))

/** By whom and when a rulebook was adopted; undefined where it was not. */
export const adoptionOf = (db: Db | Tx, { hash }: Pick<Rulebook, 'hash'>): Promise<Adoption | undefined> =>
  findAdoption(askThrough(db), hash)
