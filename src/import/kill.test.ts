import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { asset } from '../platform/root.ts'

// The command line, killed with -9 while it imports the register; nothing is half-written, and the next one is whole.

const { pool, connection } = await testDatabase()
const DATABASE_URL = `postgres://${connection.user}@localhost/${connection.database}?host=${encodeURIComponent(connection.host ?? '')}`
const DATA_DIR = mkdtempSync(join(tmpdir(), 'gs-kill-'))

type End = { code: number | null; signal: NodeJS.Signals | null; said: string }

/** Runs `goodstanding import demo/register`, killed once it has said that `step` is done; without one, to its end. */
function importing(step?: string): Promise<End> {
  const child = spawn(process.execPath, [asset('bin', 'goodstanding.js'), 'import', asset('demo', 'register')], {
    env: { ...process.env, DATABASE_URL, DATA_DIR, GOODSTANDING_TODAY: '2026-11-23' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let told = ''
  child.stdout.on('data', (text: Buffer) => (said += text.toString()))
  child.stderr.on('data', (text: Buffer) => {
    told += text.toString()
    if (step !== undefined && told.includes(step)) child.kill('SIGKILL')
  })
  return new Promise(resolve => child.on('exit', (code, signal) => resolve({ code, signal, said })))
}

const TABLES = [
  'certificant',
  'identity',
  'contact',
  'external_id',
  'certification',
  'certification_grant',
  'decision',
  'ce_activity',
  'attestation',
  'audit_outcome',
  'fee_payment',
  'opening_standing',
  'import_batch',
  'import_rejection',
  'import_finding',
  'merge_proposal',
]

async function rows(): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    `select ${TABLES.map(table => `(select count(*) from ${table})`).join(' + ')} as count`,
  )
  return rows[0]?.count ?? -1
}

const keys = async (): Promise<unknown[]> =>
  (
    await pool.query(`select conname, contype from pg_constraint where conrelid = 'ce_activity'::regclass
    union all select indexname, 'i' from pg_indexes where tablename = 'ce_activity' order by 1, 2`)
  ).rows

test.each(['people read', 'fees read', 'activities read'])(
  'killed after %s: nothing is kept, and the tables keep their keys',
  async step => {
    const before = await keys()
    const { signal } = await importing(step)
    expect(signal).toBe('SIGKILL')
    await expect.poll(rows, { timeout: 15_000 }).toBe(0)
    expect(await keys()).toEqual(before)
  },
  120_000,
)

test('the next import is whole', async () => {
  const { code, said } = await importing()
  expect(code).toBe(0)
  expect(said).toContain('The export of former-register, taken on 2026-11-20, came in.')
  const { rows: counted } = await pool.query('select count(*) as count from ce_activity')
  expect(counted).toEqual([{ count: 22_553 }])
}, 120_000)
