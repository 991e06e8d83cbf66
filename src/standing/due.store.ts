import type { Reason } from '../engine/reasons.ts'
import type { StatusCode } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'
import type { CertificantId } from '../values/id.ts'
import type { Ask } from './ask.ts'
import { BEFORE_ALL } from './dossiers.store.ts'

/** Where a certification stands, as far as it is said to anybody. */
export type Said = { status: StatusCode; substate: string | null; since: Day; through: Day | null; reasons: readonly Reason[] }

/** A certification and what was last said of it; null where nothing was. */
export type LastSaid = { certification: string; certificant: CertificantId; number: string; said: Said | null }

const LAST_SAID = `
  select certification.id as certification, certification.certificant, certification.number, last.said
  from certification
  left join lateral (
    select json_build_object('status', status, 'substate', substate, 'since', since, 'through', through,
      'reasons', verdict -> 'reasons') as said
    from standing where certification = certification.id
  ) stored on true
  left join lateral (
    select coalesce(stored.said, (
      select json_build_object('status', status, 'substate', substate, 'since', since, 'through', through, 'reasons', reason)
      from standing_change where certification = certification.id
      order by recorded_at desc, id desc limit 1)) as said
  ) last on true
  where certification.certificant = any ($1::uuid[])`

/** What was last said of these people's certifications: the stored standing, or the last change where that was thrown away. */
export const listLastSaid = (ask: Ask, certificants: readonly CertificantId[]): Promise<LastSaid[]> =>
  ask<LastSaid>(LAST_SAID, [certificants])

/** In the order in which their day came, each person once: with the certification whose day came first. */
const DUE_AFTER = `
  select due.certificant, due.certification, due.next_change as "on"
  from standing due
  where due.next_change <= $1::date and (due.next_change, due.certification) > ($2::date, $3::uuid)
    and not exists (
      select from standing other
      where other.certificant = due.certificant
        and (other.next_change, other.certification) < (due.next_change, due.certification))
  order by due.next_change, due.certification
  limit $4`

/** Those marked whose day has not come as well, and who were not judged for a later day already. */
const MARKED_AFTER = `
  select certificant as id from dirty_certificant marked
  where certificant > $2::uuid
    and not exists (
      select from standing where certificant = marked.certificant and (next_change <= $1::date or as_of > $1::date))
  order by certificant limit $3`

const EVERYBODY_AFTER = `
  select id from certificant somebody
  where id > $2::uuid and not exists (select from standing where certificant = somebody.id and as_of > $1::date)
  order by id limit $3`

type DueRow = { certificant: CertificantId; certification: string; on: Day }

/** Gives, call after call, the next people whose day has come or who are marked; none at the end. */
export function duePages(asOf: Day): (ask: Ask, limit: number) => Promise<CertificantId[]> {
  let last: { on: Day; certification: string } | undefined = { on: '0001-01-01' as Day, certification: BEFORE_ALL }
  const marked = pages(MARKED_AFTER, asOf)
  return async (ask, limit) => {
    const rows = last ? await ask<DueRow>(DUE_AFTER, [asOf, last.on, last.certification, limit]) : []
    last = rows.at(-1)
    return rows.length > 0 ? rows.map(row => row.certificant) : marked(ask, limit)
  }
}

/** Gives everybody, call after call, but for those who were judged for a later day. */
export const everybodyPages = (asOf: Day): ((ask: Ask, limit: number) => Promise<CertificantId[]>) => pages(EVERYBODY_AFTER, asOf)

function pages(text: string, asOf: Day) {
  let after = BEFORE_ALL
  return async (ask: Ask, limit: number): Promise<CertificantId[]> => {
    const rows = await ask<{ id: CertificantId }>(text, [asOf, after, limit])
    after = rows.at(-1)?.id ?? after
    return rows.map(row => row.id)
  }
}
