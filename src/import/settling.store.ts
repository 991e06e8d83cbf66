import { sql } from 'kysely'
import type { Db, Tx } from '../platform/db.ts'
import type { CertificantId, Id } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'

export const VERDICTS = ['same_person', 'different_people', 'dealt_with'] as const
export type Verdict = (typeof VERDICTS)[number]

/** What was decided about a matter that an import left open. */
export type Settlement = {
  id: Id<'settlement'>
  verdict: Verdict
  reason: string
  authority: string
  recordedAt: Instant
  withdrawn: boolean
}

/** Something an import left open, by its content; of a merge proposal also the two people. */
export type Matter = {
  matter: string
  certificant: CertificantId | null
  keep: CertificantId | null
  merge: CertificantId | null
}

/** The matter of a row of a worklist; undefined where there is no such row. */
export async function findMatter(db: Db | Tx, list: 'merge-proposals' | 'findings', id: string): Promise<Matter | undefined> {
  const { rows } = await (list === 'merge-proposals'
    ? sql<Matter>`select matter, keep as certificant, keep, merge from merge_proposal where id = ${id}::uuid`
    : sql<Matter>`select matter, certificant, null::uuid as keep, null::uuid as merge from import_finding where id = ${id}::uuid`
  ).execute(db)
  return rows[0]
}

/** What was last said of a matter, a reopening included. Locks it, so that two who settle it at once come one after the other. */
export async function lastSettlement(tx: Tx, matter: string): Promise<Settlement | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${matter}, 35))`.execute(tx)
  const { rows } = await sql<Settlement>`
    select id, verdict, reason, authority, recorded_at, withdrawn from settlement
    where matter = ${matter} and not exists (select from settlement newer where newer.supersedes = settlement.id)`.execute(tx)
  return rows[0]
}

export type NewSettlement = Pick<Settlement, 'id' | 'verdict' | 'reason' | 'authority' | 'withdrawn'> &
  Omit<Matter, 'certificant'> & { recordedBy: string; supersedes: Id<'settlement'> | null }

export const insertSettlement = (tx: Tx, settlement: NewSettlement) => tx.insertInto('settlement').values(settlement).execute()

/** Two records that a person decided are one human. */
export type SamePerson = { keep: CertificantId; merge: CertificantId }

/** Which of these people are also recorded under another number, as was decided. */
export async function listSamePeople(db: Db | Tx, people: readonly CertificantId[]): Promise<SamePerson[]> {
  if (people.length === 0) return []
  const { rows } = await sql<SamePerson>`
    select keep, merge from settlement
    where (keep = any (${people}::uuid[]) or merge = any (${people}::uuid[])) and verdict = 'same_person' and not withdrawn
      and not exists (select from settlement newer where newer.supersedes = settlement.id)
    order by keep, merge`.execute(db)
  return rows
}
