import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { ClientBase } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Kept } from './copying.ts'
import { type KeptTable, type Manifest, writeManifest } from './manifest.ts'
import { momentOf, saidOf } from './server-facts.ts'

type Around = { folder: string; program: string; files: () => Promise<Kept[]> }

/** The program's tables, in order of name. Their rows are what a register is; everything else is made by the migrations. */
const TABLES = `
  select c.relname as name,
    (select array_agg(attname::text order by attnum) from pg_attribute
     where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
  from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = c.oid and deptype = 'e')
  order by c.relname`

const SEQUENCES = `
  select format('%I', sequencename) as name, coalesce(last_value, start_value)::text as value, last_value is not null as called
  from pg_sequences where schemaname = 'public' order by 1`

type Table = Pick<KeptTable, 'name' | 'columns'>

/**
 * Copies the rows of every table as text, all as of one moment, with nobody kept from writing. It goes into any PostgreSQL
 * that the program runs on. `files` brings what lies beside the database.
 */
export async function takeLogical(client: ClientBase, { folder, program, files }: Around): Promise<Manifest> {
  const startedAt = await momentOf(client)
  await mkdir(join(folder, 'tables'), { mode: 0o700 })
  const { tables, takenAt } = await beginSnapshot(client)
  const kept: Kept[] = []
  const written: KeptTable[] = []
  for (const table of tables) {
    const { rows, ...file } = await copyOut(client, table, folder)
    kept.push(file)
    written.push({ ...table, rows, file: file.path })
  }
  const { rows: sequences } = await client.query<Manifest['sequences'][number]>(SEQUENCES)
  const said = await saidOf(client)
  await client.query('commit')
  const shape = { folders: [], tables: written, sequences }
  return writeManifest(folder, [...kept, ...(await files())], {
    kind: 'logical',
    program,
    startedAt,
    takenAt,
    ...said,
    ...shape,
  })
}

/**
 * Opens a transaction that sees one moment and gives the tables of that moment. They are locked before the moment is chosen,
 * against being emptied or altered: that is the one thing such a transaction would not see as it was.
 */
async function beginSnapshot(client: ClientBase): Promise<{ tables: Table[]; takenAt: string }> {
  for (;;) {
    const before = await tablesOf(client)
    const takenAt = await momentOf(client)
    await client.query('begin isolation level repeatable read read only')
    for (const { name } of before) await client.query(`lock table ${name} in access share mode`)
    const tables = await tablesOf(client)
    if (JSON.stringify(before) === JSON.stringify(tables)) return { tables, takenAt }
    await client.query('rollback')
  }
}

async function tablesOf(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(TABLES)
  for (const { name } of rows) if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`a table is named like ${name}`)
  return rows
}

async function copyOut(client: ClientBase, { name, columns }: Table, folder: string): Promise<Kept & { rows: number }> {
  const path = `tables/${name}.copy`
  const hash = createHash('sha256')
  let bytes = 0
  const listed = columns.map(column => `"${column}"`).join(', ')
  const rows = client.query(copyTo(`copy ${name} (${listed}) to stdout`))
  const reckoning = async function* (pieces: AsyncIterable<Buffer>) {
    for await (const piece of pieces) {
      hash.update(piece)
      bytes += piece.length
      yield piece
    }
  }
  await pipeline(rows, reckoning, createWriteStream(join(folder, path), { mode: 0o600, flags: 'wx' }))
  return { path, bytes, sha256: hash.digest('hex'), rows: rows.rowCount }
}
