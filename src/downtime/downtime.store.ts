import { sql } from 'kysely'
import type { Db, Tx } from '../platform/db.ts'
import type { Day } from '../values/day.ts'
import { type Id, newId } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'

export type DowntimeRow = {
  id: Id<'downtime'>
  fromOn: Day
  toOn: Day
  beganAt: Instant | null
  endedAt: Instant | null
  source: 'gap' | 'hand'
  reason: string
  toldOn: Day
  recordedBy: string
  recordedAt: Instant
}

export type NewDowntime = Omit<DowntimeRow, 'id' | 'recordedAt'> & { supersedes: Id<'downtime'> | null; withdrawn: boolean }

/** Adds a row; undefined where another took the place of the one it supersedes first. */
export async function insertDowntime(tx: Tx, row: NewDowntime): Promise<Id<'downtime'> | undefined> {
  const id = newId<'downtime'>()
  const added = await tx
    .insertInto('downtime')
    .values({ id, ...row })
    .onConflict(same => same.column('supersedes').doNothing())
    .returning('id')
    .executeTakeFirst()
  return added?.id
}

const columns = ['id', 'fromOn', 'toOn', 'beganAt', 'endedAt', 'source', 'reason', 'toldOn', 'recordedBy', 'recordedAt'] as const

/** Rows that stand: neither superseded nor a withdrawal; the latest first. */
const standing = (db: Db | Tx) =>
  db
    .selectFrom('downtime as one')
    .select(columns)
    .where('withdrawn', '=', false)
    .where(sql<boolean>`not exists (select from downtime later where later.supersedes = one.id)`)
    .orderBy('fromOn', 'desc')
    .orderBy('id', 'desc')

export const listDowntimes = (db: Db | Tx, limit: number): Promise<DowntimeRow[]> => standing(db).limit(limit).execute()

export const findStanding = (tx: Tx, id: Id<'downtime'>): Promise<DowntimeRow | undefined> =>
  standing(tx).where('one.id', '=', id).executeTakeFirst()

export const findSameDays = (tx: Tx, { from, to }: { from: Day; to: Day }): Promise<DowntimeRow | undefined> =>
  standing(tx).where('fromOn', '=', from).where('toOn', '=', to).executeTakeFirst()

export async function isKnown(tx: Tx, id: Id<'downtime'>): Promise<boolean> {
  return (await tx.selectFrom('downtime').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

/** One writer at a time, so that what was looked at before still holds. Reading goes on. */
export async function lockDowntimes(tx: Tx): Promise<void> {
  await sql`lock table downtime in share row exclusive mode`.execute(tx)
}

/** The time since the beat before, by the database's own clock, with the days of both ends in a zone. */
export type Beat = { minutes: number; beganAt: Instant; endedAt: Instant; fromOn: Day; toOn: Day }

/** Beats, and tells how long ago the beat before was; undefined for the first one. Two servers beat one after the other. */
export async function beatOnce(tx: Tx, zone: string): Promise<Beat | undefined> {
  const { rows } = await sql<Beat>`
    select extract(epoch from clock_timestamp() - beaten_at)::float8 / 60 as minutes, beaten_at as "beganAt",
      clock_timestamp() as "endedAt", (beaten_at at time zone ${zone})::date as "fromOn",
      (clock_timestamp() at time zone ${zone})::date as "toOn"
    from heartbeat for update`.execute(tx)
  await sql`
    insert into heartbeat (beaten_at) values (clock_timestamp())
    on conflict (the_one) do update set beaten_at = excluded.beaten_at`.execute(tx)
  return rows[0]
}
