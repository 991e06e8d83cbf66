import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, inject } from 'vitest'
import { type Connection, type Database, openPool } from '../src/platform/db.ts'

const TEMPLATE = 'goodstanding'
const server = { port: 5432, user: 'goodstanding' }

export type TestDatabase = Database & {
  /** How another process or pool reaches the same database. */
  connection: Connection
}

/**
 * A migrated database for one test file, copied from the template and dropped when the file is done. Call it once at the top
 * of the file: `const { db } = await testDatabase()`.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const name = await createDatabase(`template ${TEMPLATE}`)
  return opened(name)
}

/** A database without any table, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const name = await createDatabase('template template0')
  return opened(name)
}

async function createDatabase(from: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdministrator(`create database ${name} ${from}`)
  return name
}

function opened(name: string): TestDatabase {
  const connection = { ...server, host: inject('databaseSocket'), database: name }
  const database = openPool(connection, { size: 5 })
  afterAll(async () => {
    await database.close()
    await asAdministrator(`drop database if exists ${name} with (force)`)
  })
  return { ...database, connection }
}

async function asAdministrator(sql: string): Promise<void> {
  const client = new Client({ ...server, host: inject('databaseSocket'), database: 'postgres' })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
