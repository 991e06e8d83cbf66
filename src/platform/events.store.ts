import { sql } from 'kysely'
import { type Id, newId } from '../values/id.ts'
import type { CertificantId } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'
import type { Db, Tx } from './db.ts'

/** What happened, as it is handed on. */
export type NewEvent = { kind: string; certificant: CertificantId | null; payload: unknown }
export type Event = NewEvent & { id: Id<'event'>; recordedAt: Instant; position: number }

const INSERT = 1_000

/** Writes what happened into the transaction in which it happened. */
export async function insertEvents(tx: Tx, events: readonly NewEvent[]): Promise<void> {
  for (let at = 0; at < events.length; at += INSERT) {
    const rows = events.slice(at, at + INSERT).map(each => ({
      id: newId<'event'>(),
      kind: each.kind,
      certificant: each.certificant,
      payload: each.payload,
    }))
    await sql`
      insert into event (id, kind, certificant, payload)
      select id, kind, certificant, payload
      from json_to_recordset(${JSON.stringify(rows)}::json) as row(id uuid, kind text, certificant uuid, payload jsonb)`.execute(
      tx,
    )
  }
}

/** Gives committed events that have none yet the next positions; one reader at a time, until its transaction ends. */
export async function numberEvents(tx: Tx, limit: number): Promise<void> {
  await sql`lock table event in share update exclusive mode`.execute(tx)
  await sql`
    update event set position = numbered.position
    from (
      select id, (select coalesce(max(position), 0) from event) + row_number() over (order by id) as position
      from (select id from event where position is null order by id limit ${limit}) next
    ) numbered
    where event.id = numbered.id`.execute(tx)
}

/** Keeps a cursor for this transaction and says where it stands; a new one stands before everything. */
export async function lockCursor(tx: Tx, name: string): Promise<number> {
  await tx
    .insertInto('eventCursor')
    .values({ name })
    .onConflict(same => same.doNothing())
    .execute()
  const cursor = await tx.selectFrom('eventCursor').select('position').where('name', '=', name).forUpdate().executeTakeFirst()
  return cursor?.position ?? 0
}

/** The next events after a position. */
export const listEvents = (tx: Tx, after: number, limit: number): Promise<Event[]> =>
  tx
    .selectFrom('event')
    .select(['id', 'kind', 'certificant', 'payload', 'recordedAt', 'position'])
    .where('position', '>', after)
    .orderBy('position')
    .limit(limit)
    .$castTo<Event>()
    .execute()

export async function moveCursor(tx: Tx, name: string, { position, at }: { position: number; at: Instant }): Promise<void> {
  await tx.updateTable('eventCursor').set({ position, movedAt: at }).where('name', '=', name).execute()
}

/** How many numbered events each reader has still to read. */
export async function findReaders(db: Db): Promise<{ name: string; unread: number }[]> {
  const { rows } = await sql<{ name: string; unread: number }>`
    select name, greatest(0, coalesce((select max(position) from event), 0) - position)::float8 as unread
    from event_cursor order by name`.execute(db)
  return rows
}

/** How many events nobody has numbered yet. */
export async function findBacklogs(db: Db): Promise<{ unnumbered: number }> {
  const { rows } = await sql<{ unnumbered: number }>`
    select count(*)::int as unnumbered from event where position is null`.execute(db)
  return rows[0] ?? { unnumbered: 0 }
}
