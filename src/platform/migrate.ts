import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Client, type ClientBase, DatabaseError } from 'pg'
import type { Connection } from './db.ts'
import { refusalOf } from './platform.refusals.ts'
import { asset } from './root.ts'
import { connectChecked } from './server-check.ts'

export type Migration = { version: number; name: string; sql: string; sha256: string }

type Applied = { version: number; name: string; sha256: string }

/** Any number will do, as long as every release of this program takes the same. */
const LOCK = 4_701_138_926

const LEDGER = `
create table if not exists schema_migration (
  version integer primary key,
  name text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  applied_at timestamptz not null default now()
)`

/** Brings a database forward to this program's schema, one process at a time, and returns the names of what it applied. */
export async function migrate(connection: Connection, migrations: Migration[] = readMigrations()): Promise<string[]> {
  const client = await connectChecked(connection)
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    return await applyMissing(client, migrations)
  } finally {
    await client.end()
  }
}

/** Keeps every migration of another process out until the caller's transaction ends. */
export async function lockSchema(client: ClientBase): Promise<void> {
  await client.query('select pg_advisory_xact_lock($1)', [LOCK])
}

/** Makes the tables of the given migrations in an empty database, within the caller's transaction; the ledger stays empty. */
export async function makeTables(client: ClientBase, migrations: readonly Migration[]): Promise<void> {
  await client.query(LEDGER)
  for (const { sql } of migrations) await client.query(sql)
}

async function applyMissing(client: Client, migrations: Migration[]): Promise<string[]> {
  await client.query(LEDGER)
  const { rows } = await client.query<Applied>('select version, name, sha256 from schema_migration order by version')
  checkHistory(rows, migrations)
  const missing = migrations.filter(({ version }) => !rows.some(row => row.version === version))
  for (const migration of missing) await apply(client, migration)
  return missing.map(({ name }) => name)
}

/** Refuses a database that this program cannot have made: an edited migration, or one it does not know. */
function checkHistory(applied: Applied[], migrations: Migration[]): void {
  for (const { version, name, sha256 } of applied) {
    const known = migrations.find(migration => migration.version === version)
    if (!known) throw refusalOf('migration.newer_database', { version: name })
    if (known.sha256 !== sha256) throw refusalOf('migration.edited', { file: `${known.name}.sql` })
  }
}

async function apply(client: Client, { version, name, sql, sha256 }: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into schema_migration (version, name, sha256) values ($1, $2, $3)', [version, name, sha256])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw failed(name, sql, error)
  }
}

function failed(name: string, sql: string, error: unknown) {
  const position = error instanceof DatabaseError ? Number(error.position ?? 1) : 1
  // PostgreSQL counts characters, a string UTF-16 units.
  const line =
    Array.from(sql)
      .slice(0, position)
      .filter(character => character === '\n').length + 1
  const reason = error instanceof Error ? error.message : String(error)
  return refusalOf('migration.failed', { file: `${name}.sql`, line, reason }, { cause: error })
}

const NAME = /^(\d{4})-[a-z0-9-]+\.sql$/

/** The migrations in a folder, in order; throws where a name or a number is wrong, which only a programmer can cause. */
export function readMigrations(folder: string = asset('migrations')): Migration[] {
  const files = readdirSync(folder).filter(file => file.endsWith('.sql') && file !== 'schema.sql')
  const migrations = files.sort().map(file => readMigration(folder, file))
  const doubled = migrations.find(({ version }, index) => version === migrations[index - 1]?.version)
  if (doubled) throw new Error(`each migration has a number of its own: ${doubled.name}`)
  return migrations
}

function readMigration(folder: string, file: string): Migration {
  const number = NAME.exec(file)?.[1]
  if (number === undefined) throw new Error(`a migration is named like 0001-room-what.sql: ${file}`)
  const sql = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')
  return { version: Number(number), name: file.slice(0, -4), sql, sha256: createHash('sha256').update(sql).digest('hex') }
}
