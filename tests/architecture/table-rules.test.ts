import { describe, expect, test } from 'vitest'
import { parseModule } from './modules.ts'
import { incompleteFacts, sqlBreaches, tableBreaches, unlistedTables } from './table-rules.ts'

const access = {
  certification: { owner: 'certifications', readers: [] },
  ceActivity: { owner: 'ce', readers: ['standing'] },
  feePayment: { owner: 'billing', readers: ['standing'] },
  standing: { owner: 'standing', readers: [] },
}

const breachesOf = (path: string, text: string) => tableBreaches([parseModule({ path, text })], access)
const call = (what: string) => `export const ask = (db: Db) => ${what}`

describe('tables', () => {
  const refused: [path: string, text: string, says: string][] = [
    ['src/billing/billing.store.ts', call(`db.selectFrom('ceActivity').selectAll()`), 'reads ce_activity, which belongs to ce/'],
    ['src/billing/billing.store.ts', call(`db.selectFrom('ceActivity as a').selectAll()`), 'reads ce_activity'],
    ['src/billing/billing.store.ts', call(`db.selectFrom(['feePayment', 'ceActivity'])`), 'reads ce_activity'],
    ['src/billing/billing.store.ts', call(`db.selectFrom('feePayment').innerJoin('standing as s', 'a', 'b')`), 'reads standing'],
    ['src/standing/standing.store.ts', call(`db.insertInto('ceActivity').values([])`), 'writes ce_activity, which only ce/ may'],
    ['src/standing/standing.store.ts', call(`db.updateTable('feePayment').set({})`), 'writes fee_payment'],
    ['src/standing/standing.store.ts', call(`db.deleteFrom('feePayment')`), 'writes fee_payment'],
    ['src/ce/ce.store.ts', call('sql`select 1 from standing where x = ${y}`'), 'reads standing'],
    ['src/ce/ce.store.ts', call(`pool.query('select 1 from ce_activity a, fee_payment f')`), 'reads fee_payment'],
    [
      'src/ce/ce.store.ts',
      call('sql`\n  select 1\n  from ce_activity\n  left join fee_payment f using (certificant)`'),
      'reads fee_payment',
    ],
    ['src/import/import.store.ts', call(`from('copy ce_activity (id) from stdin')`), 'writes ce_activity'],
    ['src/ce/ce.store.ts', call(`from('copy fee_payment to stdout')`), 'reads fee_payment'],
    ['src/ce/ce.store.ts', call(`pool.query('truncate table ce_activity, standing')`), 'writes standing'],
    ['src/ce/ce.store.ts', call('sql`update standing set status = 1`'), 'writes standing'],
    ['src/ce/ce.store.ts', call('sql`delete from only standing`'), 'writes standing'],
    ['src/ce/ce.store.ts', `export const fees: FactTable = { name: 'fee_payment', content: [] }`, 'writes fee_payment'],
    ['src/platform/jobs.ts', call(`db.selectFrom('standing')`), 'reads standing'],
  ]
  test.each(refused)('%s: %s', (path, text, says) => {
    expect(breachesOf(path, text)).toEqual([expect.stringContaining(says)])
  })

  const allowed: [path: string, text: string][] = [
    ['src/ce/ce.store.ts', call(`db.insertInto('ceActivity').values([])`)],
    ['src/standing/standing.store.ts', call(`db.selectFrom('ceActivity')`)],
    [
      'src/standing/standing.store.ts',
      call('sql`with due as (select 1 from fee_payment) insert into standing select * from due`'),
    ],
    ['src/ce/ce.store.ts', call('sql`insert into ce_activity values (1) on conflict do update set points = 1`')],
    ['src/billing/billing.test.ts', call(`db.selectFrom('ceActivity')`)],
    ['src/import/import.cli.ts', `export const help = 'judge from certification or from standing'`],
  ]
  test.each(allowed)('%s may: %s', (path, text) => {
    expect(breachesOf(path, text)).toEqual([])
  })

  test('made by a migration need an owner, and the other way round', () => {
    const migrations = [
      'create table certification (id uuid);\ncreate table ce_activity (\n  id uuid\n);\ncreate table standing (id uuid);',
      'create table note (id uuid);',
    ]
    expect(unlistedTables(migrations, access)).toEqual(['note has no owner', 'fee_payment is listed, but no migration makes it'])
  })
})

test('facts need both time axes', () => {
  const schema = `create table ce_activity (
  certificant uuid not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  supersedes uuid,
  withdrawn boolean not null
);

create table fee_payment (
  certificant uuid not null,
  recorded_at timestamptz not null,
  withdrawn boolean not null
);
`
  expect(incompleteFacts(schema, ['ceActivity'])).toEqual([])
  expect(incompleteFacts(schema, ['feePayment', 'gone'])).toEqual([
    'fee_payment has no column recorded_by',
    'fee_payment has no column supersedes',
    ...['certificant', 'recorded_at', 'recorded_by', 'supersedes', 'withdrawn'].map(column => `gone has no column ${column}`),
  ])
  expect(incompleteFacts(schema, ['gone'], ['gone'])).toEqual(
    ['recorded_at', 'recorded_by', 'supersedes', 'withdrawn'].map(column => `gone has no column ${column}`),
  )
})

describe('SQL outside stores', () => {
  const breached = (path: string, text: string) => sqlBreaches([parseModule({ path, text })])

  test.each([
    call(`db.selectFrom('standing')`),
    call(`client.query('select 1 from x')`),
    call('client.query(`\n  insert into standing values (1)`)'),
    call(`client.query("with due as (select 1) select * from due")`),
  ])('%s', text => {
    expect(breached('src/ce/ce.ts', text)).toEqual([expect.stringContaining('speaks SQL')])
    expect(breached('src/ce/ce.store.ts', text)).toEqual([])
    expect(breached('src/platform/jobs.ts', text)).toEqual([])
  })

  test('does not take a sentence for a statement', () => {
    expect(breached('src/words/en.ts', `export const s = 'Select a cycle from the list, with care.'`)).toEqual([])
    expect(breached('src/words/en.ts', `export const s = 'The update was copied from the old register.'`)).toEqual([])
  })
})
