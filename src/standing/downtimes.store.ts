import type { Downtime } from '../engine/dossier.ts'
import type { Day } from '../values/day.ts'

/**
 * Every downtime visible as known at $2, packed like the facts of a person, under an id that is nobody's: they are the
 * body's, and coming with another statement they cost no round trip. No row where there is none.
 */
export const downtimesUnder = (id: string): string => `
  select '${id}'::uuid as certificant,
    string_agg(concat_ws(E'\\x1f', fact.id, fact.from_on, fact.to_on, fact.told_on), E'\\x1e') as packed
  from downtime fact
  where fact.recorded_at <= $2::timestamptz and not fact.withdrawn
    and not exists (
      select from downtime later where later.supersedes = fact.id and later.recorded_at <= $2::timestamptz)
  having count(*) > 0`

/** The database holds each column to its type. */
export const downtimeOf = ([id, from, to, toldOn]: readonly string[]): Downtime => ({
  id: id as string,
  from: from as Day,
  to: to as Day,
  toldOn: toldOn as Day,
})
