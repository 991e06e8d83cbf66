import { type Insertable, sql } from 'kysely'
import type { Db, Tx } from '../platform/db.ts'
import type { Tables } from '../platform/tables.ts'
import type { Day } from '../values/day.ts'
import type { CertificantId } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'

/** Writes down why a fact took the place of another, and who decided so. */
export const insertCorrection = (tx: Tx, correction: Insertable<Tables['correction']>) =>
  tx.insertInto('correction').values(correction).execute()

/** Of what kind a fact is that staff put in the place of another; undefined where they did not. */
export async function findCorrectedKind(db: Db | Tx, certificant: CertificantId, fact: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('correction')
    .select('kind')
    .where('certificant', '=', certificant)
    .where('fact', '=', fact)
    .executeTakeFirst()
  return row?.kind
}

/** Why a fact took the place of another, by the fact. */
export type Because = { reason: string; authority: string; decidedOn: Day }

/** What staff put in the place of another fact of a person, recorded by an instant (default: now), and why. */
export async function listCorrections(db: Db, certificant: CertificantId, knownOn?: Instant): Promise<Map<string, Because>> {
  const rows = await db
    .selectFrom('correction')
    .select(['fact', 'reason', 'authority', 'decidedOn'])
    .where('certificant', '=', certificant)
    .where('recordedAt', '<=', knownOn ?? sql<Instant>`'infinity'::timestamptz`)
    .execute()
  return new Map(rows.map(({ fact, ...because }) => [fact, because]))
}
