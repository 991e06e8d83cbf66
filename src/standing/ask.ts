import { CompiledQuery } from 'kysely'
import type { ClientBase } from 'pg'
import type { Db, Tx } from '../platform/db.ts'
import { nameStatements } from '../platform/statement-names.ts'

/**
 * Sends a statement and gives its rows under the names the statement gives its columns. Statements here are plain text,
 * because a set of dossiers is read in a dozen milliseconds and building each query anew would show.
 */
export type Ask = <Row>(text: string, values: readonly unknown[]) => Promise<Row[]>

/** Asks through a bare connection. */
export const askClient = (client: Pick<ClientBase, 'query'>): Ask => {
  return async <Row>(text: string, values: readonly unknown[]): Promise<Row[]> =>
    (await client.query(nameStatements(text, values))).rows
}

/** Asks through the query builder, so inside the transaction where it is one. */
export const askThrough = (db: Db | Tx): Ask => {
  return async <Row>(text: string, values: readonly unknown[]): Promise<Row[]> =>
    (await db.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows
}
