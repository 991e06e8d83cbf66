import type { ClientBase } from 'pg'
import type { Head } from '../trail-heads.ts'
import type { Manifest } from './manifest.ts'

type Said = Pick<Manifest, 'postgres' | 'schema' | 'trail'>

/** What a backup says of the database it was taken of; whatever release made its tables. */
export async function saidOf(client: ClientBase): Promise<Said> {
  const { rows } = await client.query<{ postgres: string }>(`select current_setting('server_version') as postgres`)
  const schema = await client.query<Manifest['schema'][number]>(
    'select version, name, sha256 from schema_migration order by version',
  )
  return { postgres: rows[0]?.postgres ?? 'unknown', schema: schema.rows, trail: await trailHead(client) }
}

/** Whether anything of this program is in the database. */
export const hasRegister = async (client: ClientBase): Promise<boolean> => exists(client, 'schema_migration')

async function exists(client: ClientBase, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>('select to_regclass($1) is not null as there', [table])
  return rows[0]?.there === true
}

async function trailHead(client: ClientBase): Promise<Head | null> {
  if (!(await exists(client, 'trail_entry'))) return null
  const { rows } = await client.query<Head>(
    'select position, hash from trail_entry where position is not null order by position desc limit 1',
  )
  return rows[0] ?? null
}

/** The moment on the database's clock. */
export async function momentOf(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ now: string }>('select clock_timestamp() as now')
  return rows[0]?.now ?? ''
}

/** Whether the trail has the entry that a backup recorded as its last sealed one. */
export async function hasHead(client: ClientBase, { position, hash }: Head): Promise<boolean> {
  const { rows } = await client.query('select 1 from trail_entry where position = $1 and hash = $2', [position, hash])
  return rows.length === 1
}
