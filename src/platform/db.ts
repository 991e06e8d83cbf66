import { CamelCasePlugin, Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, type Transaction } from 'kysely'
import { type ClientConfig, Pool, type PoolClient } from 'pg'
import { columnTypes } from './column-types.ts'
import { nameStatements } from './statement-names.ts'
import type { Tables } from './tables.ts'

/** The query builder over every table. */
export type Db = Kysely<Tables>
/** A running transaction; a function that locks or writes takes this, so that it cannot be called outside one. */
export type Tx = Transaction<Tables>

/** How to reach a database: an embedded one by its socket folder, an operated one by its URL. */
export type Connection = Pick<ClientConfig, 'connectionString' | 'host' | 'port' | 'user' | 'database'>

export type Database = {
  db: Db
  /** The bare connections, for COPY, LISTEN and locks held over several transactions. */
  pool: Pool
  close: () => Promise<void>
}

const POOL_SIZE = 10

/** What every connection of ours sets: days, instants and text order must not depend on the server's configuration. */
export const sessionOptions = '-c timezone=UTC -c datestyle=ISO -c intervalstyle=iso_8601 -c client_min_messages=warning'

/** Opens the pool and the query builder over it; connects on first use. */
export function openPool(connection: Connection, { size = POOL_SIZE, onIdleError = () => {} }: PoolOptions = {}): Database {
  const pool = new Pool({
    ...connection,
    max: size,
    types: columnTypes,
    options: sessionOptions,
    application_name: 'goodstanding',
    connectionTimeoutMillis: 10_000,
  })
  // A connection that breaks while idle is replaced on next use; without a listener it would end the program.
  pool.on('error', onIdleError)
  // One that breaks while it is lent tells whoever asked by a rejection, and then again by this event, which nobody awaits.
  pool.on('connect', client => client.on('error', () => {}))
  return { db: queryBuilder(namingPool(pool)), pool, close: () => pool.end() }
}

type PoolOptions = { size?: number; onIdleError?: (error: Error) => void }

function queryBuilder(pool: PostgresPool): Db {
  // Keys inside a json column come back as they were written; only column names change their case.
  const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })]
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins })
}

/** Gives the query builder connections that send each SQL text as a named statement, which PostgreSQL then parses once. */
function namingPool(pool: Pool): PostgresPool {
  const wrapped = new WeakMap<PoolClient, PostgresPoolClient>()
  const connect = async () => {
    const client = await pool.connect()
    const known = wrapped.get(client)
    if (known) return known
    const naming = namingClient(client)
    wrapped.set(client, naming)
    return naming
  }
  return { connect, end: () => pool.end() }
}

function namingClient(client: PoolClient): PostgresPoolClient {
  const query = (text: string, values: readonly unknown[]) => client.query(nameStatements(text, values))
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() }
}

/**
 * Runs work in one transaction and hands it the bare connection beside the query builder, for COPY into a table that the
 * same transaction then reads. Both speak on the same connection, so await one before using the other.
 */
export async function transactionWithCopy<T>({ pool }: Database, work: (tx: Tx, client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    const borrowed: PostgresPoolClient = { ...namingClient(client), release: () => {} }
    const one = queryBuilder({ connect: async () => borrowed, end: async () => {} })
    return await one.transaction().execute(tx => work(tx, client))
  } finally {
    client.release()
  }
}
