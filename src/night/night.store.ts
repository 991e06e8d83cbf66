import { sql } from 'kysely'
import type { Database, Db, Tx } from '../platform/db.ts'
import type { Contradiction } from '../standing/standing.ts'
import type { Day } from '../values/day.ts'
import { type CertificantId, type Id, newId } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'

/** The last night that came to its end: the day it was for, and by what it judged. */
export type LastNight = { asOf: Day; rulebook: string; engineVersion: number }

export const findLastNight = (db: Db): Promise<LastNight | undefined> =>
  db
    .selectFrom('night')
    .select(['asOf', 'rulebook', 'engineVersion'])
    .where('finishedAt', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** The last night that came to its end: how long it took, and what it came to. */
export type LastRun = { finishedAt: Instant; seconds: number; certificants: number; changes: number; parked: number }

export const findLastRun = (db: Db): Promise<LastRun | undefined> =>
  db
    .selectFrom('night')
    .select(['finishedAt', 'certificants', 'changes', 'parked'])
    .select(sql<number>`extract(epoch from finished_at - started_at)::float8`.as('seconds'))
    .where('finishedAt', 'is not', null)
    .orderBy('id', 'desc')
    .limit(1)
    .$castTo<LastRun>()
    .executeTakeFirst()

/** Any number, as long as it stays the same and no other lock of the program has it. */
const NIGHT_LOCK = 7_210_021

/** Does work while no other process does it; undefined, at once, where one does. The lock falls with its connection. */
export async function withNightLock<T>({ pool }: Database, work: () => Promise<T>): Promise<T | undefined> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [NIGHT_LOCK])
    if (rows[0]?.held !== true) return undefined
    try {
      return await work()
    } finally {
      await client.query('select pg_advisory_unlock($1)', [NIGHT_LOCK])
    }
  } finally {
    client.release()
  }
}

export type Begun = { asOf: Day; everybody: boolean; rulebook: string; engineVersion: number }

export async function insertNight(db: Db, night: Begun): Promise<Id<'night'>> {
  const id = newId<'night'>()
  await db
    .insertInto('night')
    .values({ id, ...night })
    .execute()
  return id
}

export type Counts = { certificants: number; changes: number; parked: number }

export async function finishNight(db: Db, id: Id<'night'>, finishedAt: Instant, counts: Counts): Promise<void> {
  await db
    .updateTable('night')
    .set({ finishedAt, ...counts })
    .where('id', '=', id)
    .execute()
}

type Row = Contradiction & { certificant: CertificantId }

/** Parks people, or keeps their new reason; gives those who were not parked for the same reason before. */
export async function insertParked(tx: Tx, parked: readonly Row[], asOf: Day): Promise<CertificantId[]> {
  if (parked.length === 0) return []
  const { rows } = await sql<{ certificant: CertificantId }>`
    insert into parked as kept (certificant, code, params, as_of)
    select certificant, code, params, ${asOf}::date
    from json_to_recordset(${JSON.stringify(parked)}::json) as row(certificant uuid, code text, params jsonb)
    on conflict (certificant) do update set
      code = excluded.code, params = excluded.params, as_of = excluded.as_of, parked_at = excluded.parked_at
    where (kept.code, kept.params) is distinct from (excluded.code, excluded.params)
    returning certificant`.execute(tx)
  return rows.map(row => row.certificant)
}

/** Takes people off the list and gives those who were on it. */
export async function deleteParked(tx: Tx, certificants: readonly CertificantId[]): Promise<CertificantId[]> {
  const { rows } = await sql<{ certificant: CertificantId }>`
    delete from parked where certificant = any (${certificants}::uuid[]) returning certificant`.execute(tx)
  return rows.map(row => row.certificant)
}

/** Somebody parked, and since when. */
export type ParkedRow = Row & { asOf: Day; parkedAt: Instant }

/** The next parked people in order of id; without `after`, the first. */
export const listParkedAfter = (db: Db, after: CertificantId | undefined, limit: number): Promise<ParkedRow[]> =>
  db
    .selectFrom('parked')
    .selectAll()
    .$if(after !== undefined, query => query.where('certificant', '>', after as CertificantId))
    .orderBy('certificant')
    .limit(limit)
    .$castTo<ParkedRow>()
    .execute()

export async function countParkedRows(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from parked`.execute(db)
  return rows[0]?.count ?? 0
}
