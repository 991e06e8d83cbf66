import { CompiledQuery } from 'kysely'
import type { CertificantId, Id } from '../values/id.ts'
import type { Db, Tx } from './db.ts'

export type NewEntry = {
  id: Id<'trailEntry'>
  actor: string
  action: string
  certificant: CertificantId | null
  subject: string | null
  digest: string
  salt: string | null
  details: string | null
}

const INSERT = `
  insert into trail_entry (id, actor, action, certificant, subject, digest, salt, details)
  values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb)`

/** Adds an entry, unsealed. As text, because every look at a person pays for it. */
export async function insertEntry(db: Db | Tx, entry: NewEntry): Promise<void> {
  const { id, actor, action, certificant, subject, digest, salt, details } = entry
  await db.executeQuery(CompiledQuery.raw(INSERT, [id, actor, action, certificant, subject, digest, salt, details]))
}

/** Any number will do, as long as nobody else takes the same: one sealer at a time, whatever the number of servers. */
const SEALING = 7_203_551_846

/** Keeps every other sealer out until the transaction ends; false where one is at work. */
export async function lockSealing(tx: Tx): Promise<boolean> {
  const { rows } = await tx.executeQuery<{ locked: boolean }>(
    CompiledQuery.raw('select pg_try_advisory_xact_lock($1) as locked', [SEALING]),
  )
  return rows[0]?.locked === true
}

export const findHead = (db: Db | Tx) =>
  db
    .selectFrom('trailEntry')
    .select(['position', 'hash'])
    .where('position', 'is not', null)
    .orderBy('position', 'desc')
    .limit(1)
    .$narrowType<{ position: number; hash: string }>()
    .executeTakeFirst()

const CHAINED = ['id', 'recordedAt', 'actor', 'action', 'certificant', 'subject', 'digest'] as const

/** Committed entries without a position, in the order they were made by each process. */
export const listUnsealed = (tx: Tx, limit: number) =>
  tx.selectFrom('trailEntry').select(CHAINED).where('position', 'is', null).orderBy('id').limit(limit).execute()

export type Seal = { id: Id<'trailEntry'>; position: number; previousHash: string; hash: string }

const SEAL = `
  update trail_entry set position = seal.position, previous_hash = seal.previous_hash, hash = seal.hash
  from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[]) as seal (id, position, previous_hash, hash)
  where trail_entry.id = seal.id`

export async function sealEntries(tx: Tx, seals: readonly Seal[]): Promise<void> {
  const columns = [seals.map(each => each.id), seals.map(each => each.position), seals.map(each => each.previousHash)]
  await tx.executeQuery(CompiledQuery.raw(SEAL, [...columns, seals.map(each => each.hash)]))
}

/** Sealed entries in order, whole, a page at a time; each with what the entry that erased its details did. */
export const listSealed = (db: Db, after: number, limit: number) =>
  db
    .selectFrom('trailEntry as entry')
    .leftJoin('trailEntry as eraser', 'eraser.id', 'entry.erasedBy')
    .selectAll('entry')
    .select('eraser.action as erasedAs')
    .where('entry.position', '>', after)
    .orderBy('entry.position')
    .limit(limit)
    .$narrowType<{ position: number; hash: string; previousHash: string }>()
    .execute()

export type SealedEntry = Awaited<ReturnType<typeof listSealed>>[number]

export const listHashes = (db: Db, positions: readonly number[]) =>
  db.selectFrom('trailEntry').select(['position', 'hash']).where('position', 'in', positions).execute()

/** How many entries wait for the sealer, and since when the first does. */
export const findTail = (db: Db) =>
  db
    .selectFrom('trailEntry')
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('recordedAt').as('since')])
    .where('position', 'is', null)
    .executeTakeFirstOrThrow()

/** Takes away the details of everything about a person, but for the entry that says so; gives how many had some. */
export async function eraseEntries(tx: Tx, certificant: CertificantId, erasedBy: Id<'trailEntry'>): Promise<number> {
  const erased = await tx
    .updateTable('trailEntry')
    .set({ salt: null, details: null, erasedBy })
    .where('certificant', '=', certificant)
    .where('details', 'is not', null)
    .where('id', '!=', erasedBy)
    .executeTakeFirst()
  return Number(erased.numUpdatedRows)
}
