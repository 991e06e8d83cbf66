import { ENGINE_VERSION, verdictOf } from '../engine/derive.ts'
import type { Standing } from '../engine/standing.ts'
import type { Day } from '../values/day.ts'
import { type CertificantId, newId } from '../values/id.ts'
import { authorityOf } from './adoptions.store.ts'
import type { Ask } from './ask.ts'
import type { Judging, Rulebook } from './judging.ts'

/** How many rows a derivation wrote. */
export type Written = {
  /** Standings that were new or other than stored. */
  standings: number
  /** Changes said: certifications whose verdict differs from the last said. */
  changes: number
}

/**
 * Stores a set of standings and says those that differ from the last said, all in one statement: each part sees the tables as
 * they were before it. What was last said is the stored standing, or the last change where the cache was thrown away. Standings
 * of certifications that these people no longer have are removed and given back.
 */
const SAY = `
  with said as (
    select * from json_to_recordset($1::json) as said(
      change uuid, certification uuid, certificant uuid, status text, substate text, since date, through date,
      next_change date, verdict jsonb)
  ), adopted as (
    ${authorityOf(5)}
  ), changed as (
    insert into standing_change
      (id, certificant, certification, as_of, status, substate, since, through, reason, rulebook, engine_version, authority)
    select said.change, said.certificant, said.certification, $3::date, said.status, said.substate, said.since, said.through,
      said.verdict -> 'reasons', adopted.hash, $6::int, adopted.by
    from said join adopted on true
    left join lateral (
      select status, substate, since, through, verdict -> 'reasons' as reason
      from standing where certification = said.certification
      union all
      (select status, substate, since, through, reason from standing_change
       where certification = said.certification
         and not exists (select from standing where certification = said.certification)
       order by recorded_at desc, id desc limit 1)
    ) last on true
    where (said.status, said.substate, said.since, said.through, said.verdict -> 'reasons')
      is distinct from (last.status, last.substate, last.since, last.through, last.reason)
    returning id, certification
  ), stored as (
    insert into standing as stored
      (certification, certificant, status, substate, since, through, next_change, as_of, derived_at, rulebook,
       engine_version, verdict)
    select certification, certificant, status, substate, since, through, next_change, $3::date, $4::timestamptz, $5::text,
      $6::int, verdict
    from said
    on conflict (certification) do update set
      status = excluded.status, substate = excluded.substate, since = excluded.since, through = excluded.through,
      next_change = excluded.next_change, as_of = excluded.as_of, derived_at = excluded.derived_at,
      rulebook = excluded.rulebook, engine_version = excluded.engine_version, verdict = excluded.verdict
    where stored.as_of > excluded.as_of
      or (stored.rulebook, stored.engine_version, stored.status, stored.substate, stored.since, stored.through,
          stored.next_change, stored.verdict)
        is distinct from (excluded.rulebook, excluded.engine_version, excluded.status, excluded.substate, excluded.since,
          excluded.through, excluded.next_change, excluded.verdict)
    returning 1
  ), gone as (
    delete from standing where certificant = any ($2::uuid[]) and certification not in (select certification from said)
    returning certification, certificant
  )
  select (select coalesce(json_agg(changed), '[]') from changed) as changed, (select count(*)::int from stored) as standings,
    (select coalesce(json_agg(gone), '[]') from gone) as gone`

type Gone = { certification: string; certificant: string }

/** A row that says where a certification stands now. */
export type SaidChange = { id: string; certification: string }

/** Stores what was derived of these certificants and says what differs; running it again writes nothing. */
export async function say(
  ask: Ask,
  certificants: readonly CertificantId[],
  derived: readonly Derived[],
  { rulebook, asOf, derivedAt }: Judging,
): Promise<Written & { said: readonly SaidChange[] }> {
  const said = JSON.stringify(derived.map(rowOf))
  const values = [said, certificants, asOf, derivedAt, rulebook.hash, ENGINE_VERSION]
  const [written] = await ask<{ standings: number; changed: SaidChange[]; gone: Gone[] }>(SAY, values)
  if (!written) throw new Error('the statement that stores standings gave no row')
  const { standings, changed, gone } = written
  const all = gone.length > 0 ? [...changed, ...(await sayGone(ask, gone, asOf, rulebook))] : changed
  return { standings, changes: all.length, said: all }
}

/** A standing and whose it is. */
export type Derived = { certificant: string; standing: Standing }

function rowOf({ certificant, standing }: Derived) {
  const verdict = verdictOf(standing)
  const { certification, status, substate, since, through, nextChange } = verdict
  const change = newId<'standingChange'>()
  return { change, certification, certificant, status, substate, since, through, next_change: nextChange, verdict }
}

const SAY_GONE = `
  insert into standing_change
    (id, certificant, certification, as_of, status, since, reason, rulebook, engine_version, authority)
  select change, certificant, certification, $2::date, 'not_known', $2::date, '[]', adopted.hash, $4::int, adopted.by
  from json_to_recordset($1::json) as gone(change uuid, certificant uuid, certification uuid)
  join (${authorityOf(3)}) adopted on true`

/** Takes back what was said of certifications whose grant was withdrawn. */
async function sayGone(ask: Ask, gone: readonly Gone[], asOf: Day, { hash }: Rulebook): Promise<SaidChange[]> {
  const rows = gone.map(each => ({ change: newId<'standingChange'>(), ...each }))
  await ask(SAY_GONE, [JSON.stringify(rows), asOf, hash, ENGINE_VERSION])
  return rows.map(({ change, certification }) => ({ id: change, certification }))
}

/** Updates where the mark is there already: a derivation that is taking the mark away then waits for this transaction's facts. */
const MARK = `
  insert into dirty_certificant (certificant)
  select distinct certificant from unnest($1::uuid[]) as marked(certificant) order by certificant
  on conflict (certificant) do update set marked_at = excluded.marked_at`

const UNMARK = `
  delete from dirty_certificant where certificant in (
    select certificant from dirty_certificant where certificant = any ($1::uuid[]) order by certificant for update)`

const DIRTY_AFTER = 'select certificant as id from dirty_certificant where certificant > $1::uuid order by certificant limit $2'

/** Marks people whose facts changed in this transaction, to be derived once it has committed. */
export async function insertDirty(ask: Ask, certificants: readonly CertificantId[]): Promise<void> {
  await ask(MARK, [certificants])
}

/** Takes the marks away; facts committed with a mark are visible to the statements that follow. */
export async function deleteDirty(ask: Ask, certificants: readonly CertificantId[]): Promise<void> {
  await ask(UNMARK, [certificants])
}

/** The next people marked, in order of id. */
export async function listDirty(ask: Ask, after: CertificantId, limit: number): Promise<CertificantId[]> {
  const rows = await ask<{ id: CertificantId }>(DIRTY_AFTER, [after, limit])
  return rows.map(row => row.id)
}

/** How many people are marked. */
export async function countDirty(ask: Ask): Promise<number> {
  const [row] = await ask<{ count: number }>('select count(*)::int as count from dirty_certificant', [])
  return row?.count ?? 0
}
