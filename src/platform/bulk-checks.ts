import type pg from 'pg'

type Part = { name: string; definition: string }
type Parts = { keys: Part[]; indexes: Part[]; references: Part[] }

/**
 * Takes the keys, indexes and foreign keys off an empty table while rows are copied into it, and puts them back as they were
 * defined: building an index once and checking a reference as one join costs a fraction of doing both row by row (a foreign
 * key's trigger alone is several microseconds a row). It is one transaction with the copy, so no other session ever sees the
 * table without them; until it ends, others wait to read the table, which is empty.
 */
export async function withoutChecks<T>(client: pg.PoolClient, table: string, work: () => Promise<T>): Promise<T> {
  const parts = await partsOf(client, table)
  for (const { name } of [...parts.references, ...parts.keys]) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const { name } of parts.indexes) await client.query(`drop index ${name}`)
  const result = await work()
  await client.query(`select set_config('maintenance_work_mem', '256MB', true)`)
  for (const { name, definition } of parts.keys) await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  for (const { definition } of parts.indexes) await client.query(definition)
  for (const { name, definition } of parts.references)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  return result
}

async function partsOf(client: pg.PoolClient, table: string): Promise<Parts> {
  const constraints = await client.query<Part & { type: string }>(
    `select quote_ident(conname) as name, contype as type, pg_get_constraintdef(oid) as definition
     from pg_constraint where conrelid = $1::regclass and contype in ('p', 'u', 'f') order by conname`,
    [table],
  )
  const indexes = await client.query<Part>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid = $1::regclass and not exists (select from pg_constraint where conindid = indexrelid) order by 1`,
    [table],
  )
  return {
    keys: constraints.rows.filter(({ type }) => type !== 'f'),
    indexes: indexes.rows,
    references: constraints.rows.filter(({ type }) => type === 'f'),
  }
}
