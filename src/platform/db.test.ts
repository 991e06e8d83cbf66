import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { transactionWithCopy } from './db.ts'

const { db, ...rest } = await testDatabase()

const one = async <T>(query: ReturnType<typeof sql<T>>): Promise<T | undefined> => (await query.execute(db)).rows[0]

describe('what comes back from the database', () => {
  test('a day is its text, whatever the time zone of the machine', async () => {
    expect(await one(sql`select date '2024-02-29' as day`)).toEqual({ day: '2024-02-29' })
  })

  test('an instant is ISO in UTC to the microsecond', async () => {
    expect(await one(sql`select timestamptz '2024-03-01 09:30:00.12+02' as at`)).toEqual({ at: '2024-03-01T07:30:00.120000Z' })
    expect(await one(sql`select timestamptz '2024-03-01 09:30:00.123456Z' as at`)).toEqual({ at: '2024-03-01T09:30:00.123456Z' })
  })

  test('an instant is in UTC even where the session has another zone', async () => {
    const rows = await db.connection().execute(async one => {
      await sql`set timezone = 'America/St_Johns'`.execute(one)
      return (await sql`select timestamptz '2024-01-31 23:30:00.5-03:30' as at`.execute(one)).rows
    })
    await sql`set timezone = 'UTC'`.execute(db)
    expect(rows).toEqual([{ at: '2024-02-01T03:00:00.500000Z' }])
  })

  test('a whole number is a number, and one beyond 2^53 is an error', async () => {
    expect(await one(sql`select 9007199254740991::int8 as cents, array[1::int8, null] as many`)).toEqual({
      cents: Number.MAX_SAFE_INTEGER,
      many: [1, null],
    })
    await expect(one(sql`select 9007199254740993::int8 as cents`)).rejects.toThrow('beyond 2^53')
  })

  test('arrays of days and instants hold text too', async () => {
    expect(await one(sql`select array[date '2024-01-01'] as days, array[timestamptz '2024-01-01Z'] as at`)).toEqual({
      days: ['2024-01-01'],
      at: ['2024-01-01T00:00:00.000000Z'],
    })
  })

  test('column names become camelCase and keys inside json stay as written', async () => {
    expect(await one(sql`select '{"due_on": 1}'::jsonb as last_seen`)).toEqual({ lastSeen: { due_on: 1 } })
  })
})

describe('statements', () => {
  test('are named, so that a connection prepares each text once', async () => {
    const prepared = await db.connection().execute(async one => {
      await sql`select ${1}::int as n`.execute(one)
      await sql`select ${2}::int as n`.execute(one)
      return sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(one)
    })
    expect(prepared.rows.filter(row => row.statement.includes('::int as n'))).toHaveLength(1)
  })

  test('COPY and the query builder share one transaction, and a failure keeps nothing', async () => {
    const copied = transactionWithCopy({ db, ...rest }, async (tx, client) => {
      await client.query('create temporary table copied (n int) on commit drop')
      await sql`insert into copied values (1)`.execute(tx)
      const { rows } = await client.query('select n from copied')
      return rows
    })
    expect(await copied).toEqual([{ n: 1 }])
    const failing = transactionWithCopy({ db, ...rest }, async tx => {
      await sql`create table never ()`.execute(tx)
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await one(sql`select to_regclass('never') as found`)).toEqual({ found: null })
  })
})
