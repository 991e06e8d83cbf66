import type { Day } from '../values/day.ts'
import { newId } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'
import type { Ask } from './ask.ts'
import type { Rulebook } from './judging.ts'

/** On whose authority a rulebook judges: who adopted it last, or who kept it where nobody did. `$n` is its hash. */
export const authorityOf = (n: number): string => `
    select version.hash, coalesce(last.adopted_by, version.adopted_by) as by, coalesce(last.adopted_at, version.adopted_at) as at
    from rulebook_version version
    left join lateral (
      select adopted_by, adopted_at from rulebook_adoption where rulebook = version.hash order by adopted_at desc, id desc limit 1
    ) last on true
    where version.hash = $${n}::text`

/** By whom and when the rulebook of a hash was adopted; undefined where it was not even kept. */
export async function findAdoption(ask: Ask, hash: string): Promise<Adoption | undefined> {
  const [found] = await ask<Adoption & { hash: string }>(authorityOf(1), [hash])
  return found && { by: found.by, at: found.at }
}

export type Adoption = { by: string; at: Instant }

const KEEP = `
  insert into rulebook_version (hash, body, content, adopted_by, reason) values ($1, $2, $3::jsonb, $4, $5)
  on conflict (hash) do nothing returning hash`

/** Keeps a compiled rulebook by its hash; false where it was kept before. */
export async function insertRulebook(ask: Ask, { rules, hash }: Rulebook, by: string, reason: string): Promise<boolean> {
  const rows = await ask(KEEP, [hash, rules.body.code, JSON.stringify(rules), by, reason])
  return rows.length > 0
}

/** The content kept under a hash. */
export async function findRulebook(ask: Ask, hash: string): Promise<Rulebook['rules'] | undefined> {
  const rows = await ask<{ content: Rulebook['rules'] }>('select content from rulebook_version where hash = $1', [hash])
  return rows[0]?.content
}

/** A decision to judge by a rulebook; `fromDay` is null where it held at once. */
export type AdoptionRow = Adoption & { rulebook: string; fromDay: Day | null; reason: string }

/** One adoption at a time: who adopts must see the one before. */
export const lockAdoptions = (ask: Ask): Promise<unknown> => ask('lock table rulebook_adoption in share row exclusive mode', [])

export async function insertAdoption(ask: Ask, { rulebook, fromDay, by, reason }: Omit<AdoptionRow, 'at'>): Promise<void> {
  const values = [newId<'rulebookAdoption'>(), rulebook, fromDay, by, reason]
  await ask('insert into rulebook_adoption (id, rulebook, from_day, adopted_by, reason) values ($1, $2, $3, $4, $5)', values)
}

const COLUMNS = `rulebook, from_day as "fromDay", adopted_by as by, reason, adopted_at as at`

/** Every adoption, the latest first. */
export const listAdoptionRows = (ask: Ask): Promise<AdoptionRow[]> =>
  ask<AdoptionRow>(`select ${COLUMNS} from rulebook_adoption order by adopted_at desc, id desc`, [])

/** A day in a zone, and the knowledge of an instant (default: now). */
export type InForceAsked = { zone: string; on: Day; knownOn?: Instant | undefined }

const IN_FORCE = `
  select ${COLUMNS} from rulebook_adoption
  where adopted_at <= $3::timestamptz and (from_day is null or from_day <= $1::date)
  order by coalesce(from_day, (adopted_at at time zone $2::text)::date) desc, adopted_at desc, id desc
  limit 1`

/** The adoption that holds on a day: the one that took over last. Undefined before the first. */
export async function findInForce(ask: Ask, { zone, on, knownOn }: InForceAsked): Promise<AdoptionRow | undefined> {
  const [found] = await ask<AdoptionRow>(IN_FORCE, [on, zone, knownOn ?? 'infinity'])
  return found
}

/** Whatever was judged by while nobody had adopted anything: what the program kept last by then, or else the first it ever kept. */
const KEPT = `
  (select hash, 1 as preference from rulebook_version version
   where adopted_at <= $1::timestamptz and not exists (select from rulebook_adoption where rulebook = version.hash)
   order by adopted_at desc, hash limit 1)
  union all
  (select hash, 2 from rulebook_version order by adopted_at, hash limit 1)
  order by preference limit 1`

/** The hash of the rulebook that judged at an instant before the first adoption; undefined where none was ever kept. */
export async function findKept(ask: Ask, knownOn: Instant): Promise<string | undefined> {
  const [found] = await ask<{ hash: string }>(KEPT, [knownOn])
  return found?.hash
}

/** Marks everybody to be derived again, in order of id as everybody does who marks. */
const MARK_ALL = `
  insert into dirty_certificant (certificant) select id from certificant order by id
  on conflict (certificant) do update set marked_at = excluded.marked_at`

export const markEverybody = (ask: Ask): Promise<unknown> => ask(MARK_ALL, [])

const SCHEMES = `
  select distinct scheme from certification_grant fact
  where not withdrawn and not exists (select from certification_grant newer where newer.supersedes = fact.id)
  order by scheme`

/** The schemes that somebody holds or held. */
export async function listHeldSchemes(ask: Ask): Promise<string[]> {
  return (await ask<{ scheme: string }>(SCHEMES, [])).map(({ scheme }) => scheme)
}

/** When the last adoption was made, so that another process notices. */
export async function findLastAdoption(ask: Ask): Promise<Instant | undefined> {
  const [row] = await ask<{ at: Instant | null }>('select max(adopted_at) as at from rulebook_adoption', [])
  return row?.at ?? undefined
}
