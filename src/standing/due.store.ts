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

/** In the order in which their day came; somebody with several certifications may come more than once. */
export const DUE_AFTER = `
  select certificant, certification, next_change as "on"
  from standing
  where next_change <= $1::date and (next_change, certification) > ($2::date, $3::uuid)
  order by next_change, certification
  limit $4`

/** Those marked whose day has not come as well, and who were not judged for a later day already. */
export const MARKED_AFTER = `
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

/**
 * Gives, call after call, the next people whose day has come or who are marked, each once; none at the end. It remembers the
 * ids of those whose day has come, because looking for a person's other certifications would double the rows read.
 */
export function duePages(asOf: Day): (ask: Ask, limit: number) => Promise<CertificantId[]> {
  let last: { on: Day; certification: string } | undefined = { on: '0001-01-01' as Day, certification: BEFORE_ALL }
  const given = new Set<CertificantId>()
  const marked = pages(MARKED_AFTER, asOf)
  const nextDue = async (ask: Ask, limit: number): Promise<CertificantId[]> => {
    while (last) {
      const rows: DueRow[] = await ask<DueRow>(DUE_AFTER, [asOf, last.on, last.certification, limit])
      last = rows.at(-1)
      const fresh = [...new Set(rows.map(row => row.certificant))].filter(each => !given.has(each))
      for (const each of fresh) given.add(each)
      if (fresh.length > 0) return fresh
    }
    return []
  }
  return async (ask, limit) => {
    const due = await nextDue(ask, limit)
    return due.length > 0 ? due : marked(ask, limit)
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
