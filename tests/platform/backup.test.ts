import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrate, readMigrations } from '../../src/platform/migrate.ts'
import { clusterPid } from '../../src/platform/postgres/owner.ts'
import { preparePaths } from '../../src/platform/postgres/paths.ts'
import { openEmbedded } from '../../src/platform/postgres/postgres.ts'
import { asset } from '../../src/platform/root.ts'
import { dumpSchema } from '../../src/platform/schema-dump.ts'
import { connectChecked } from '../../src/platform/server-check.ts'
import { verifyTrail } from '../../src/platform/trail-verify.ts'
import { dataDirectory, goodstanding, until } from '../program.ts'
import { startSystemPostgres, systemPostgres, urlOf } from '../system-postgres.ts'
import { digestsOf, entriesIn, opened, runningRegister, writeLoad } from './backup-register.ts'

// What an operator does, on the settings of a real installation: a register that is written to while it is backed up, and
// what comes of the backup.

async function run(args: string[], env: Record<string, string>) {
  const program = goodstanding(args, { GOODSTANDING_DEMO: 'no', ...env })
  return { code: await program.ended, stdout: program.stdout(), stderr: program.stderr() }
}

/** Files as they may lie beside a database: lists of an import, a key, a name that a list of checksums must escape. */
const BESIDE = { 'imports/rejected.csv': 'file,line\n', 'some.key': 'secret', 'odd \\ na\nme': 'odd' }

function putBeside(dataDir: string): void {
  mkdirSync(join(dataDir, 'imports'))
  for (const [path, text] of Object.entries(BESIDE)) writeFileSync(join(dataDir, path), text)
}

const besideIn = (dataDir: string) =>
  Object.fromEntries(Object.keys(BESIDE).map(path => [path, readFileSync(join(dataDir, path), 'utf8')]))

/** Backs a register up under writers; gives what must be in every restore of it. */
async function backedUp(kind: 'physical' | 'logical') {
  const dataDir = await dataDirectory()
  const folder = join(await dataDirectory(), 'of', 'today')
  const register = await runningRegister(dataDir)
  putBeside(dataDir)
  const load = writeLoad(register, dataDir)
  const args = ['backup', folder, '--json', ...(kind === 'logical' ? ['--logical'] : [])]
  const { code, stdout, stderr } = await run(args, { DATA_DIR: dataDir })
  const acknowledged = await load.stop()
  expect([code, stderr]).toEqual([0, ''])
  const said = JSON.parse(stdout) as { kind: string; takenAt: string; files: number; bytes: number; rows: number | null }
  expect(said).toMatchObject({ folder, kind })
  const before = [...acknowledged].filter(([, at]) => at < Date.parse(said.takenAt)).map(([id]) => id)
  expect(before.length).toBeGreaterThan(100)
  expect(acknowledged.size).toBeGreaterThan(before.length)
  return { folder, said, before, digests: await digestsOf(register) }
}

test.each(['physical', 'logical'] as const)(
  'a %s backup under writers has every row acknowledged before it was taken, and is restored whole',
  async kind => {
    const { folder, said, before, digests } = await backedUp(kind)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(spawnSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: folder }).status).toBe(0)
    const checked = await run(['restore', '--check', folder], {})
    expect([checked.code, checked.stdout]).toEqual([0, expect.stringContaining('every checksum fits')])

    const dataDir = join(await dataDirectory(), 'restored')
    const restored = await run(['restore', folder, '--json'], { DATA_DIR: dataDir })
    expect([restored.code, restored.stderr]).toEqual([0, ''])
    expect(JSON.parse(restored.stdout)).toMatchObject({ ...said, trail: { findings: [] } })
    expect(existsSync(join(dataDir, 'restoring'))).toBe(false)
    expect(besideIn(dataDir)).toEqual(besideIn(join(folder, 'files')))
    expect(existsSync(join(folder, 'files', 'postgres.log'))).toBe(false)
    const again = await run(['restore', folder], { DATA_DIR: dataDir })
    expect([again.code, again.stderr]).toEqual([3, expect.stringContaining('is not empty')])

    const database = await opened({ dataDir })
    expect(await digestsOf(database)).toEqual(digests)
    const entries = await entriesIn(database)
    expect(before.filter(id => !entries.has(id))).toEqual([])
    const { findings, sealed, heads } = await verifyTrail(database.db, dataDir)
    expect(findings).toEqual([])
    expect([sealed, heads].every(count => count > 0)).toBe(true)
    const { rows } = await database.pool.query(`select action from trail_entry where action like 'backup.%' order by id`)
    expect(rows).toEqual([{ action: 'backup.taken' }, { action: 'backup.restored' }])
  },
  180_000,
)

test('a logical backup goes into an operated PostgreSQL, the oldest promised where the machine has one, with the same schema', async () => {
  const { folder, before, digests } = await backedUp('logical')
  const native = systemPostgres()
  const connection = native ? await startSystemPostgres(native) : await emptyServer()
  const env = { DATABASE_URL: urlOf(connection), DATA_DIR: await dataDirectory() }
  writeFileSync(join(env.DATA_DIR, 'some.key'), 'another')
  const restored = await run(['restore', folder], env)
  expect([restored.code, restored.stderr]).toEqual([0, ''])
  expect(restored.stdout).toContain('Left as they are in the data directory, where they were already: some.key.')
  expect(readFileSync(join(env.DATA_DIR, 'some.key'), 'utf8')).toBe('another')
  expect(existsSync(join(env.DATA_DIR, 'trail-heads.jsonl'))).toBe(true)
  const client = await connectChecked(connection)
  expect(await dumpSchema(client)).toBe(readFileSync(asset('migrations', 'schema.sql'), 'utf8'))
  await client.end()
  const database = await opened(connection)
  expect(await digestsOf(database)).toEqual(digests)
  const entries = await entriesIn(database)
  expect(before.filter(id => !entries.has(id))).toEqual([])
  expect((await run(['trail', 'verify'], env)).code).toBe(0)
  const again = await run(['restore', folder], env)
  expect([again.code, again.stderr]).toEqual([3, expect.stringContaining('The database is not empty: it has')])
  // The way back, from the operated database to the one that comes with the program.
  const physical = await run(['backup', `${folder}-2`], env)
  expect([physical.code, physical.stderr]).toEqual([2, expect.stringContaining('Add --logical')])
  expect((await run(['backup', '--logical', `${folder}-2`], env)).code).toBe(0)
  const home = { DATA_DIR: await dataDirectory() }
  expect((await run(['restore', `${folder}-2`], home)).code).toBe(0)
  expect(await digestsOf(await opened({ dataDir: home.DATA_DIR }))).toEqual(digests)
}, 240_000)

async function emptyServer() {
  const server = await openEmbedded({ dataDir: await dataDirectory(), role: 'command' })
  return server.connection
}

test('a backup of what an older release made is taken as it is, and brought forward where it is restored', async () => {
  const dataDir = await dataDirectory()
  const server = await openEmbedded({ dataDir, role: 'command' })
  const older = readMigrations().slice(0, -1)
  await migrate(server.connection, older)
  await server.stop()
  for (const [nth, kind] of ['--logical', undefined].entries()) {
    const folder = join(await dataDirectory(), `backup-${nth}`)
    const taken = await run(['backup', folder, ...(kind ? [kind] : [])], { DATA_DIR: dataDir })
    expect([taken.code, taken.stderr]).toEqual([0, expect.stringContaining('its trail does not say')])
    const env = { DATA_DIR: join(await dataDirectory(), 'var') }
    expect((await run(['restore', folder], env)).code).toBe(0)
    const { pool } = await opened({ dataDir: env.DATA_DIR })
    const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from schema_migration')
    expect(rows).toEqual([{ count: older.length + 1 }])
  }
}, 120_000)

test('a database that dies during its backup leaves no backup', async () => {
  const dataDir = await dataDirectory()
  await runningRegister(dataDir, 20)
  const parent = await dataDirectory()
  const backup = goodstanding(['backup', join(parent, 'today')], { DATA_DIR: dataDir })
  await until('the copy has begun', () => spawnSync('ls', [parent], { encoding: 'utf8' }).stdout.includes('unfinished'))
  process.kill(clusterPid(preparePaths(dataDir)) ?? 0, 'SIGKILL')
  expect([await backup.ended, backup.stderr()]).toEqual([4, expect.stringContaining('Nothing of the backup was kept')])
  expect(spawnSync('ls', ['-A', parent], { encoding: 'utf8' }).stdout).toBe('')
}, 120_000)
