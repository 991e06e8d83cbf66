import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type ClientBase, DatabaseError, type PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { lockSchema, makeTables, type Migration, readMigrations } from '../migrate.ts'
import { refusalOf } from './backup.refusals.ts'
import { putBack, takeOff } from './keys.ts'
import type { Backup, KeptTable, Manifest } from './manifest.ts'
import { hasHead } from './server-facts.ts'

/**
 * Fills an empty database with the rows of a logical backup, its tables made by the migrations the backup was made under. One
 * transaction: `beforeCommit` is the last chance to keep nothing. Row counts, keys, references and the trail's head are held
 * to what the backup says.
 */
export async function restoreLogical(
  client: PoolClient,
  { folder, manifest }: Backup,
  beforeCommit: () => Promise<void>,
): Promise<void> {
  const migrations = migrationsOf(manifest)
  await client.query('begin')
  try {
    await lockSchema(client)
    await checkEmpty(client)
    await makeTables(client, migrations)
    await fill(client, folder, manifest)
    const { trail } = manifest
    if (trail && !(await hasHead(client, trail))) throw refusalOf('backup.trail_differs', trail)
    await beforeCommit()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error instanceof DatabaseError ? rowsRefused(error.table ?? 'the tables', error) : error
  }
  await client.query('analyze')
}

/** The migrations that the backup's tables were made by, of which this release must have the same text. */
export function migrationsOf({ schema }: Pick<Manifest, 'schema'>): Migration[] {
  const known = new Map(readMigrations().map(each => [each.version, each]))
  return schema.map(({ version, name, sha256 }) => {
    const migration = known.get(version)
    if (!migration) throw refusalOf('backup.release_older', { migration: name })
    if (migration.sha256 !== sha256) throw refusalOf('backup.migration_differs', { migration: name })
    return migration
  })
}

const OTHERS = `
  select relname as table from pg_class join pg_namespace on pg_namespace.oid = relnamespace
  where relkind in ('r', 'p', 'v', 'm', 'S', 'f') and nspname <> 'information_schema' and nspname !~ '^pg_'
    and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = pg_class.oid and deptype = 'e')
  order by relkind <> 'r', relname`

async function checkEmpty(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ table: string }>(OTHERS)
  const [first] = rows
  if (first) throw refusalOf('backup.database_not_empty', { tables: rows.length, table: first.table })
}

async function fill(client: PoolClient, folder: string, { tables, sequences }: Manifest): Promise<void> {
  await client.query(`select set_config('maintenance_work_mem', '256MB', true)`)
  const off = await takeOff(client)
  for (const table of tables) await copyIn(client, folder, table)
  await putBack(client, off)
  for (const { name, value, called } of sequences)
    await client.query('select setval($1::regclass, $2, $3)', [name, value, called])
}

async function copyIn(client: PoolClient, folder: string, { name, columns, rows, file }: KeptTable): Promise<void> {
  const listed = columns.map(column => `"${column}"`).join(', ')
  // A migration may have put rows in; the backup has them as they had become. Frozen, the rows are not written once more later.
  await client.query(`delete from ${name}`).catch(error => {
    throw rowsRefused(name, error)
  })
  const taking = client.query(copyFrom(`copy ${name} (${listed}) from stdin with (freeze)`))
  try {
    await pipeline(createReadStream(join(folder, file), { highWaterMark: 256 * 1024 }), taking)
  } catch (error) {
    throw rowsRefused(name, error)
  }
  if (taking.rowCount !== rows) throw refusalOf('backup.rows_differ', { table: name, expected: rows, found: taking.rowCount })
}

const rowsRefused = (table: string, error: unknown) =>
  refusalOf('backup.rows_refused', { table, reason: error instanceof Error ? error.message : String(error) }, { cause: error })
