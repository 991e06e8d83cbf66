import { sql, type Updateable } from 'kysely'
import type { Db, Tx } from '../platform/db.ts'
import type { Role } from '../platform/permissions.ts'
import type { AccountTable } from '../platform/tables.ts'
import type { Id } from '../values/id.ts'

type NewAccount = { id: Id<'account'>; name: string; email: string; roles: readonly Role[]; recordedBy: string }

/** Adds an account; false where another has the email address. */
export async function insertAccount(tx: Tx, { roles, ...account }: NewAccount): Promise<boolean> {
  const added = await tx
    .insertInto('account')
    .values({ ...account, roles: [...roles], disabledAt: null })
    .onConflict(same => same.expression(sql`lower(email)`).doNothing())
    .returning('id')
    .execute()
  return added.length > 0
}

export const findAccount = (db: Db | Tx, id: Id<'account'>) =>
  db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()

export const findAccountByEmail = (db: Db | Tx, email: string) =>
  db.selectFrom('account').selectAll().where(sql`lower(email)`, '=', email.toLowerCase()).executeTakeFirst()

export const listAccounts = (db: Db | Tx) => db.selectFrom('account').selectAll().orderBy('name').orderBy('id').execute()

/** Locks every account that could be the last administrator, so that two administrators cannot disable each other at once. */
export const lockAdministrators = (tx: Tx) =>
  tx
    .selectFrom('account')
    .select(['id', 'email'])
    .where(sql<boolean>`roles @> array['administrator']`)
    .where('disabledAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()

export const updateAccount = (tx: Tx, id: Id<'account'>, changes: Updateable<AccountTable>) =>
  tx.updateTable('account').set(changes).where('id', '=', id).execute()

/** Whether anybody has an account at all. */
export async function anyAccount(db: Db | Tx): Promise<boolean> {
  const found = await db.selectFrom('account').select('id').limit(1).executeTakeFirst()
  return found !== undefined
}
