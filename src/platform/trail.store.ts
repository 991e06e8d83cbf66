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
