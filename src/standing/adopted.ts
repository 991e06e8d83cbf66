import type { Db, Tx } from '../platform/db.ts'
import { asset } from '../platform/root.ts'
import { readSettings } from '../platform/settings.ts'
import { hashOf } from '../rulebook/hash.ts'
import { loadRulebook } from '../rulebook/load.ts'
import type { Rules } from '../rulebook/rules.ts'
import { UNSAID_DOWNTIME } from '../rulebook/schema-downtime.ts'
import { askThrough } from './ask.ts'
import type { Rulebook } from './judging.ts'
import { refusalOf } from './standing.refusals.ts'
import { findRulebook } from './standing.store.ts'

/**
 * The rulebook that judges here: the one the body adopted when it set up, under its own name and in its own zone; before
 * that, and in the demonstration, the one that comes with the program. Refuses an adopted one that was changed since.
 */
export async function rulebookInForce(db: Db | Tx): Promise<Rulebook> {
  const { rulebook: hash, name, shortName, zone } = await readSettings(db)
  if (hash === undefined) return loadRulebook(asset('rulebook', 'amt'))
  const rules = await findRulebook(askThrough(db), hash)
  if (!rules || hashOf(rules) !== hash) throw refusalOf('standing.rulebook_altered', { hash })
  const { body } = rules
  const ours = { name: name ?? body.name, shortName: shortName ?? body.shortName, zone: zone ?? body.zone }
  return { rules: { ...withLaterRules(rules), body: { ...body, ...ours } }, hash }
}

/** A rulebook adopted before a rule was part of the language says of it what one that leaves it out says. */
const withLaterRules = (adopted: Omit<Rules, 'downtime'> & Partial<Pick<Rules, 'downtime'>>): Rules => ({
  ...adopted,
  downtime: adopted.downtime ?? UNSAID_DOWNTIME,
})
