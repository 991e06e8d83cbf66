import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { emptyDatabase, testDatabase } from '../../tests/database.ts'
import { refusalSentence } from '../words/refusals.en.ts'
import { migrate, readMigrations } from './migrate.ts'
import { Refusal } from './refusal.ts'
import { asset } from './root.ts'
import { dumpSchema } from './schema-dump.ts'
import { connectChecked } from './server-check.ts'

const { db, connection } = await emptyDatabase()
const migrated = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), 'gs-migrations-'))
afterAll(() => rm(folder, { recursive: true }))

beforeEach(async () => {
  await sql`drop schema public cascade`.execute(db)
  await sql`create schema public`.execute(db)
  await write('0001-first.sql', 'create table first (id int);\ncreate table other (id int);')
  await write('0002-second.sql', 'create table second (id int);')
})

const write = (file: string, text: string) => writeFile(join(folder, file), text)
const run = () => migrate(connection, readMigrations(folder))
const exists = async (table: string) => {
  const { rows } = await sql<{ found: string | null }>`select to_regclass(${table}) as found`.execute(db)
  return rows[0]?.found !== null
}

async function refusedWith(work: Promise<unknown>): Promise<string | undefined> {
  const error: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  )
  return error instanceof Refusal ? refusalSentence(error.code, error.params) : String(error)
}

describe('migrations', () => {
  test('run once, in order', async () => {
    expect(await run()).toEqual(['0001-first', '0002-second'])
    expect(await run()).toEqual([])
    expect(await exists('second')).toBe(true)
  })

  test('run once even when several processes start together', async () => {
    const applied = await Promise.all([run(), run(), run()])
    expect(applied.flat()).toEqual(['0001-first', '0002-second'])
  })

  test('that fail keep nothing of the file, keep the files before it, and name the line', async () => {
    await write('0002-second.sql', 'create table second (id int);\n-- ü 𝕏\ncreate table third (id nonsense);')
    expect(await refusedWith(run())).toBe(
      'The migration 0002-second.sql failed at line 3: type "nonsense" does not exist. Nothing of it was kept.',
    )
    expect([await exists('first'), await exists('second')]).toEqual([true, false])
  })

  test('that were edited after they were applied are refused', async () => {
    await run()
    await write('0001-first.sql', 'create table first (id bigint);')
    expect(await refusedWith(run())).toContain('The migration 0001-first.sql was changed after it was applied')
  })

  test('that changed only in how lines end are the same', async () => {
    await run()
    await write('0001-first.sql', 'create table first (id int);\r\ncreate table other (id int);')
    expect(await run()).toEqual([])
  })

  test('of a newer release are refused, and name the one that is unknown', async () => {
    await write('0003-third.sql', 'create table third (id int);')
    await run()
    await rm(join(folder, '0003-third.sql'))
    expect(await refusedWith(run())).toContain('it has the migration 0003-third, which is not in migrations/')
  })

  test('have a number each; rooms that grow side by side may leave gaps, which are filled later', async () => {
    await write('0002-other.sql', '')
    expect(() => readMigrations(folder)).toThrow('a number of its own: 0002-second')
    await rm(join(folder, '0002-other.sql'))
    await write('0004-fourth.sql', '')
    await run()
    await write('0003-third.sql', 'create table third (id int);')
    expect(await run()).toEqual(['0003-third'])
    await rm(join(folder, '0003-third.sql'))
    await rm(join(folder, '0004-fourth.sql'))
  })
})

test('migrations/schema.sql is what the migrations make; `npm run schema` writes it', async () => {
  const client = await connectChecked(migrated.connection)
  try {
    expect(await dumpSchema(client)).toBe(readFileSync(asset('migrations', 'schema.sql'), 'utf8'))
  } finally {
    await client.end()
  }
})
