import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/db.ts'
import {
  type Aspect,
  type NotRehearsed,
  type Rehearsed,
  rehearseInSets,
  type RehearsedSet,
  type Rulebook,
  todayFor,
} from '../standing/standing.ts'
import type { Day } from '../values/day.ts'
import { checkFits } from './candidate.ts'

type Deps = { database: Database; clock: Clock; rulebook: Rulebook }

/** What a rehearsal came to, in counts. `moves` counts by the status present and proposed, where that differs. */
export type Counts = {
  people: number
  certifications: number
  changes: number
  aspects: Partial<Record<Aspect, number>>
  moves: Record<string, number>
  notJudged: Partial<Record<NotRehearsed['by'], number>>
}

/** A rulebook as it would judge here: under the body's own name and in its own zone. */
export function inOurName({ rules, hash }: Rulebook, { rules: ours }: Rulebook): Rulebook {
  const { name, shortName, zone } = ours.body
  return { rules: { ...rules, body: { ...rules.body, name, shortName, zone } }, hash }
}

/**
 * Who would stand otherwise by these rules instead of those in force, on a day (default: today), told set after set; and the
 * counts. Nothing is written. Refuses rules that could not judge this register.
 */
export async function rehearse(
  deps: Deps,
  proposed: Rulebook,
  asked: Day | undefined,
  onSet: (set: RehearsedSet) => void,
): Promise<Counts> {
  const { database, rulebook: present } = deps
  await checkFits(database.db, proposed)
  const counts: Counts = { people: 0, certifications: 0, changes: 0, aspects: {}, moves: {}, notJudged: {} }
  await rehearseInSets(database, { present, proposed, asOf: asked ?? todayFor(deps) }, set => {
    add(counts, set)
    onSet(set)
  })
  return counts
}

function add(counts: Counts, { people, certifications, changes, notJudged }: RehearsedSet): void {
  counts.people += people
  counts.certifications += certifications
  counts.changes += changes.length
  for (const change of changes) addChange(counts, change)
  for (const { by } of notJudged) counts.notJudged[by] = (counts.notJudged[by] ?? 0) + 1
}

function addChange({ aspects, moves }: Counts, { present, proposed, differs }: Rehearsed): void {
  for (const aspect of differs) aspects[aspect] = (aspects[aspect] ?? 0) + 1
  if (present.status === proposed.status) return
  const move = `${present.status} ${proposed.status}`
  moves[move] = (moves[move] ?? 0) + 1
}
