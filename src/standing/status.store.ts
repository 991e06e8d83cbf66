import type { Standing } from '../engine/standing.ts'
import type { StatusCode } from '../rulebook/rules.ts'
import type { CertificantId, CertificationId } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'
import type { PersonName } from '../values/name.ts'
import type { Ask } from './ask.ts'
import type { Stored } from './judging.ts'

/** A certification with its holder's name and what is stored of its standing; null where nothing was derived yet. */
export type StatusRow = {
  certification: CertificationId
  certificant: CertificantId
  number: string
  name: PersonName
  stored: (Stored & StoredStatus) | null
}

export type StoredStatus = Pick<Standing, 'state' | 'substate' | 'since' | 'through' | 'scheme' | 'certifiedSince'> & {
  status: StatusCode
}

const SELECTED = `
  select certification.id as certification, certification.certificant, certification.number,
    identity.given_name as given, identity.middle_name as middle, identity.family_name as family, identity.suffix,
    standing.status, standing.verdict ->> 'state' as state, standing.substate, standing.since, standing.through,
    standing.next_change as "nextChange", standing.as_of as "asOf", standing.rulebook,
    standing.engine_version as "engineVersion", standing.verdict ->> 'scheme' as scheme,
    standing.verdict ->> 'certifiedSince' as "certifiedSince", dirty.certificant is not null as "isDirty"
  from certification
  left join standing on standing.certification = certification.id
  left join dirty_certificant dirty on dirty.certificant = certification.certificant`

const KNOWN_IDENTITY = `identity.certificant = certification.certificant
    and identity.recorded_at <= $2::timestamptz and not identity.withdrawn and not exists (
      select from identity newer
      where newer.certificant = identity.certificant and newer.supersedes = identity.id and newer.recorded_at <= $2::timestamptz)`

const BY_NUMBER = `${SELECTED}
  left join identity on ${KNOWN_IDENTITY}
  where certification.number = $1`

const BY_NAME = `${SELECTED}
  join identity on ${KNOWN_IDENTITY}
  where identity.search_key collate "C" >= $1 and identity.search_key collate "C" < $3
    and string_to_array(identity.search_key, ' ') @> $4::text[]
  order by certification.number limit $5`

const PAGE = `${SELECTED}
  left join identity on ${KNOWN_IDENTITY}
  where certification.number > $1
  order by certification.number limit $3`

const BY_PEOPLE = `${SELECTED}
  left join identity on ${KNOWN_IDENTITY}
  where certification.certificant = any ($1::uuid[])
  order by certification.number`

const HOLDERS = `
  select certificant as id from certification where number = $1
  union select certificant from external_id where kind in ('certificant', 'certification') and value = $1
  order by id limit 200`

const BY_OLD_NUMBER = `
  select certification.number from external_id join certification on certification.id = external_id.certification
  where external_id.kind = 'certification' and external_id.value = $1
  order by external_id.system limit 1`

type Flat = Omit<StatusRow, 'name' | 'stored'> & PersonName & Stored & (StoredStatus | { status: null })

/** The certification of a number; undefined where there is none. */
export async function findByNumber(ask: Ask, number: string, knownOn?: Instant): Promise<StatusRow | undefined> {
  const [row] = await ask<Flat>(BY_NUMBER, [number, knownOn ?? 'infinity'])
  return row && rowOf(row)
}

/** The number of the certification that another system knew by this one; undefined where none did. */
export async function findNumberOfOld(ask: Ask, oldNumber: string): Promise<string | undefined> {
  const [row] = await ask<{ number: string }>(BY_OLD_NUMBER, [oldNumber])
  return row?.number
}

/**
 * The certifications of everybody whose present name begins with the first of these plain words and has the others too, by
 * number: `maria garcia` finds María L. García. Give whole words, at least one.
 */
export async function listByNameWords(ask: Ask, words: readonly string[], limit: number): Promise<StatusRow[]> {
  const [first] = words
  // From "maria" to before "maria!": the exclamation mark is the first character after the space.
  const values = [first, 'infinity', `${first}!`, words, limit]
  return (await ask<Flat>(BY_NAME, values)).map(rowOf)
}

/** The certifications of these people, by number. */
export async function listByPeople(ask: Ask, certificants: readonly CertificantId[]): Promise<StatusRow[]> {
  return (await ask<Flat>(BY_PEOPLE, [certificants, 'infinity'])).map(rowOf)
}

/** Whoever holds a certification of this number, or is known by it, or holds one known by it, in another system. */
export async function listHolders(ask: Ask, number: string): Promise<CertificantId[]> {
  return (await ask<{ id: CertificantId }>(HOLDERS, [number])).map(({ id }) => id)
}

/** The next certifications in order of number; an empty number begins. */
export async function listByNumber(ask: Ask, after: string, limit: number, knownOn?: Instant): Promise<StatusRow[]> {
  return (await ask<Flat>(PAGE, [after, knownOn ?? 'infinity', limit])).map(rowOf)
}

function rowOf({ certification, certificant, number, given, middle, family, suffix, ...stored }: Flat): StatusRow {
  const name = { given, middle, family, suffix }
  return { certification, certificant, number, name, stored: stored.status === null ? null : stored }
}

/** Whether every transaction that could still record a fact at or before an instant has ended, by the database's own clock. */
const CLOSED = `
  select $1::timestamptz < least(min(xact_start), clock_timestamp() - interval '1 second') as closed
  from pg_stat_activity
  where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`

/**
 * Whether nothing more can become visible as known at an instant. A fact carries the start of its transaction, so one that is
 * still running may yet commit facts of an earlier moment; the second spares us transactions too young to be listed.
 */
export async function isClosed(ask: Ask, instant: Instant): Promise<boolean> {
  const [row] = await ask<{ closed: boolean }>(CLOSED, [instant])
  return row?.closed === true
}
