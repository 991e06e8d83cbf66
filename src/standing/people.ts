import { deriveStandings } from '../engine/derive.ts'
import type { Dossier } from '../engine/dossier.ts'
import type { Standing } from '../engine/standing.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db.ts'
import type { Rules } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'
import type { CertificantId } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'
import { rulebookKnownOn } from './adopted.ts'
import { askClient } from './ask.ts'
import { contradictionIn } from './contradictions.ts'
import { loadDossiers } from './dossiers.store.ts'
import { type Rulebook, todayOf } from './judging.ts'
import { listByPeople, listHolders } from './status.store.ts'
import { askedOf, dayIn, type Moment, settled, type Status, statusesOf } from './statuses.ts'
import { type Change, isKnown, listChanges, listFacts, type TimelineFact } from './timeline.store.ts'

type Deps = { database: Database; clock: Clock; rulebook: Rulebook }

/** Whoever a number leads to: certificate numbers and the numbers of other systems, exactly as written. */
export const holdersOfNumber = ({ database }: Pick<Deps, 'database'>, number: string): Promise<CertificantId[]> =>
  listHolders(askClient(database.pool), number)

/** Where each of these people stands today with each certification, by number. */
export async function statusesOfPeople(
  { database, clock, rulebook }: Deps,
  certificants: readonly CertificantId[],
): Promise<ReadonlyMap<CertificantId, Status[]>> {
  if (certificants.length === 0) return new Map()
  const ask = askClient(database.pool)
  const rows = await listByPeople(ask, certificants)
  const holders = new Map(rows.map(({ number, certificant }) => [number, certificant]))
  const byPerson = new Map<CertificantId, Status[]>(certificants.map(certificant => [certificant, []]))
  const statuses = await statusesOf(ask, rulebook, rows, { asOf: todayOf({ rulebook, clock }) })
  for (const status of statuses) byPerson.get(holders.get(status.number) as CertificantId)?.push(status)
  return byPerson
}

/** Where somebody stands today, with the facts it follows from. */
export type PresentStandings = {
  asOf: Day
  rules: Rules
  dossier: Dossier
  /** None where the facts contradict each other, so that no answer would be honest. */
  standings: Standing[] | 'contradictory'
}

/** Everything the engine says of one certificant today, history included: what they may read of themselves. */
export async function presentStandings(
  { database, clock, rulebook }: Deps,
  certificant: CertificantId,
): Promise<PresentStandings> {
  const asOf = todayOf({ rulebook, clock })
  const { rules } = rulebook
  const [dossier] = await loadDossiers(askClient(database.pool), [certificant])
  if (!dossier) throw new Error('a certificant asked about has no dossier')
  const isHonest = contradictionIn(dossier, asOf) === undefined
  const standings = isHonest ? deriveStandings(dossier, rules, { asOf, detail: true }) : 'contradictory'
  return { asOf, rules, dossier, standings }
}

/** A person's facts and what follows from them: the standings as of a day, from what was known at an instant. */
export type Story = Moment & {
  /** The rules it was judged by, and the hash of their content. */
  rules: Rules
  rulebook: string
  standings: Standing[]
  /** Each with a day, also where the fact has none of its own: then the day it was recorded in the body's zone. */
  timeline: (TimelineFact & { on: Day })[]
  changes: Change[]
  /** Days on which a fact lies that holds as known then, ascending. */
  daysWithFacts: Day[]
}

/**
 * The whole story of a person as of a day (default: today) and as known at an instant (default: now). Undefined where there
 * was nobody of that id; refuses an instant that is not closed.
 */
export async function storyOf(
  { database, clock, rulebook }: Deps,
  certificant: CertificantId,
  { asOf, knownOn }: { asOf?: Day | undefined; knownOn?: Instant | undefined },
): Promise<Story | undefined> {
  const ask = askClient(database.pool)
  const moment = await settled(ask, { asOf: asOf ?? todayOf({ rulebook, clock }), knownOn })
  if (!(await isKnown(ask, certificant, knownOn))) return undefined
  const [dossiers, facts, changes] = await Promise.all([
    loadDossiers(ask, [certificant], knownOn),
    listFacts(ask, certificant, knownOn),
    listChanges(ask, certificant, knownOn),
  ])
  const { rules, hash } = await rulebookKnownOn(ask, rulebook, knownOn)
  const asked = { ...askedOf(moment, rules), detail: true }
  const standings = dossiers.flatMap(dossier => deriveStandings(dossier, rules, asked))
  const timeline = facts.map(fact => ({ ...fact, on: fact.on ?? dayIn(rules.body.zone, fact.recordedAt) }))
  const holding = timeline.filter(fact => !fact.withdrawn && fact.supersededBy === null && fact.kind !== 'name')
  const daysWithFacts = [...new Set(holding.map(({ on }) => on))].sort()
  return { ...moment, rules, rulebook: hash, standings, timeline, changes, daysWithFacts }
}
