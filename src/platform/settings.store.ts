import { sql } from 'kysely'
import type { Day } from '../values/day.ts'
import type { Instant } from '../values/instant.ts'
import type { Db, Tx } from './db.ts'

/** The value of each key that holds on a day, or the latest. */
export const listSettings = (db: Db | Tx, on?: Day) =>
  db
    .selectFrom('setting')
    .distinctOn('key')
    .select(['key', 'value'])
    .$if(on !== undefined, query => query.where('effectiveOn', '<=', on as Day))
    .orderBy('key')
    .orderBy('effectiveOn', 'desc')
    .execute()

type From = { from: Day; by: string }

export async function insertSettings(tx: Tx, values: readonly (readonly [string, unknown])[], { from, by }: From): Promise<void> {
  if (values.length === 0) return
  const rows = values.map(([key, value]) => ({
    key,
    effectiveOn: from,
    value: sql`${JSON.stringify(value)}::jsonb`,
    recordedBy: by,
  }))
  await tx
    .insertInto('setting')
    .values(rows)
    .onConflict(same =>
      same.columns(['key', 'effectiveOn']).doUpdateSet(row => ({
        value: row.ref('excluded.value'),
        recordedBy: row.ref('excluded.recordedBy'),
        recordedAt: sql`now()`,
      })),
    )
    .execute()
}

export async function lockSettingTable(tx: Tx): Promise<void> {
  await sql`lock table setting in share row exclusive mode`.execute(tx)
}

export async function findLastChange(db: Db): Promise<Instant | undefined> {
  const { at } = await db
    .selectFrom('setting')
    .select(({ fn }) => fn.max('recordedAt').as('at'))
    .executeTakeFirstOrThrow()
  return at ?? undefined
}
