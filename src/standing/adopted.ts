import type { Clock } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db.ts'
import { asset } from '../platform/root.ts'
import { readSettings } from '../platform/settings.ts'
import { hashOf } from '../rulebook/hash.ts'
import { loadRulebook } from '../rulebook/load.ts'
import type { Body, Rules } from '../rulebook/rules.ts'
import { UNSAID_DOWNTIME } from '../rulebook/schema-downtime.ts'
import type { Instant } from '../values/instant.ts'
import { type AdoptionRow, findInForce, findKept, findRulebook } from './adoptions.store.ts'
import { type Ask, askThrough } from './ask.ts'
import type { Rulebook } from './judging.ts'
import { refusalOf } from './standing.refusals.ts'
import { dayIn } from './statuses.ts'

/** The zone of a register that nobody has set up: its days do not matter yet. */
const NO_ZONE = 'UTC'

/** The adoption that holds today; undefined where nobody has adopted anything. */
export async function adoptionInForce(db: Db | Tx, clock: Clock): Promise<AdoptionRow | undefined> {
  const { zone = NO_ZONE } = await readSettings(db)
  return findInForce(askThrough(db), { zone, on: clock.today(zone) })
}

/**
 * The rulebook that judges here: the one the body adopted last, from the day it takes over, under the body's own name and in
 * its own zone; before any, the one that comes with the program. Refuses an adopted one that was changed since.
 */
export async function rulebookInForce(db: Db | Tx, clock: Clock): Promise<Rulebook> {
  const adoption = await adoptionInForce(db, clock)
  if (!adoption) return loadRulebook(asset('rulebook', 'amt'))
  const rules = await loadKept(askThrough(db), adoption.rulebook)
  const { name, shortName, zone } = await readSettings(db)
  const { body } = rules
  return named(rules, adoption.rulebook, {
    name: name ?? body.name,
    shortName: shortName ?? body.shortName,
    zone: zone ?? body.zone,
  })
}

type Named = Pick<Body, 'name' | 'shortName' | 'zone'>

const named = (rules: Rules, hash: string, { name, shortName, zone }: Named): Rulebook => ({
  rules: { ...rules, body: { ...rules.body, name, shortName, zone } },
  hash,
})

async function loadKept(ask: Ask, hash: string): Promise<Rules> {
  const rules = await findRulebook(ask, hash)
  if (!rules || hashOf(rules) !== hash) throw refusalOf('standing.rulebook_altered', { hash })
  return withLaterRules(rules)
}

/** Rulebooks of the past that were read already, beside the present one whose name they carry. */
const earlier = new WeakMap<Rules, Map<string, Rulebook>>()

/**
 * The rulebook that was in force at an instant, because an answer as known then is what would have been said then; without an
 * instant, the present one. Refuses one that was changed since.
 */
export async function rulebookKnownOn(ask: Ask, present: Rulebook, knownOn: Instant | undefined): Promise<Rulebook> {
  if (knownOn === undefined) return present
  const { zone } = present.rules.body
  const adoption = await findInForce(ask, { zone, on: dayIn(zone, knownOn), knownOn })
  const hash = adoption ? adoption.rulebook : await findKept(ask, knownOn)
  if (hash === undefined || hash === present.hash) return present
  const read = earlier.get(present.rules) ?? new Map<string, Rulebook>()
  earlier.set(present.rules, read)
  const found = read.get(hash) ?? named(await loadKept(ask, hash), hash, present.rules.body)
  read.set(hash, found)
  return found
}

/** A rulebook adopted before a rule was part of the language says of it what one that leaves it out says. */
const withLaterRules = (adopted: Omit<Rules, 'downtime'> & Partial<Pick<Rules, 'downtime'>>): Rules => ({
  ...adopted,
  downtime: adopted.downtime ?? UNSAID_DOWNTIME,
})
