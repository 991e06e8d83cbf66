import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { readBackup } from '../../src/platform/backup/manifest.ts'
import { checkRestore, restoreFiles, restoreRows } from '../../src/platform/backup/restore.ts'
import { readConfig } from '../../src/platform/config.ts'
import { Refusal } from '../../src/platform/refusal.ts'
import { openPool } from '../../src/platform/db.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { openEmbedded } from '../../src/platform/postgres/postgres.ts'
import { asset } from '../../src/platform/root.ts'
import { writeTrail } from '../../src/platform/trail.ts'
import { sealTrail } from '../../src/platform/trail-sealer.ts'
import { makeClock } from '../../src/platform/clock.ts'
import { emptyDatabase, testDatabase } from '../database.ts'
import { makeHolder } from '../make.ts'
import { dataDirectory, goodstanding, until } from '../program.ts'
import { urlOf } from '../system-postgres.ts'

const empty = await emptyDatabase()
const migrated = await testDatabase()

async function run(args: string[], env: Record<string, string>) {
  const program = goodstanding(args, { GOODSTANDING_DEMO: 'no', ...env })
  return { code: await program.ended, stdout: program.stdout(), stderr: program.stderr() }
}

const refusal = async (args: string[], env: Record<string, string>) => {
  const { code, stdout, stderr } = await run([...args, '--json'], env)
  expect(stdout).toBe('')
  return [code, (JSON.parse(stderr) as { code: string }).code]
}

/** The code of what a restore refuses, without a program of its own each time. */
async function codeOf(folder: string, env: Record<string, string>): Promise<string> {
  const config = readConfig(env)
  try {
    const found = await readBackup(folder)
    checkRestore(config, found)
    if (found.manifest.kind === 'logical') await restoreRows(empty, config, found)
    else await restoreFiles(config, found)
    return 'restored'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

/** A small register, one physical and one logical backup of it; every test spoils a copy. */
let home = ''
const at = (...parts: string[]) => join(home, ...parts)

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'gs-backups-'))
  const server = await openEmbedded({ dataDir: at('var'), role: 'command' })
  await migrate(server.connection)
  const { db, close, pool } = openPool(server.connection)
  await makeHolder(db)
  await writeTrail(db, { by: 'a test', action: 'accounts.signed_in' })
  await sealTrail({ database: { db, pool, close }, dataDir: at('var'), clock: makeClock() })
  await close()
  await server.stop()
  for (const kind of ['physical', 'logical'])
    expect(await runOnce(['backup', at(kind), ...(kind === 'logical' ? ['--logical'] : [])])).toBe(0)
})
afterAll(() => rm(home, { recursive: true, force: true }))

/** As `run`, for where no test is under way that could clean up. */
async function runOnce(args: string[]): Promise<number | null> {
  const env = { PATH: process.env['PATH'], DATA_DIR: at('var') }
  return spawnSync(process.execPath, [asset('bin/goodstanding.js'), ...args], { env }).status
}

async function spoiled(kind: 'physical' | 'logical', spoil: (folder: string) => void): Promise<string> {
  const folder = join(await dataDirectory(), kind)
  cpSync(at(kind), folder, { recursive: true })
  spoil(folder)
  return folder
}

/** Changes a file of a backup and its line in the list of checksums, as somebody would who means it. */
function rewrite(folder: string, path: string, change: (text: string) => string): void {
  const sums = join(folder, 'SHA256SUMS')
  const text = change(readFileSync(join(folder, path), 'utf8'))
  writeFileSync(join(folder, path), text)
  const sha256 = createHash('sha256').update(text).digest('hex')
  writeFileSync(sums, readFileSync(sums, 'utf8').replace(new RegExp(`^[0-9a-f]{64}(?=  ${path}$)`, 'm'), sha256))
}

describe('a backup is refused', () => {
  test('where there is no register, and none is made', async () => {
    const env = { DATA_DIR: join(await dataDirectory(), 'nothing') }
    expect(await refusal(['backup', at('new')], env)).toEqual([3, 'backup.nothing_there'])
    expect(existsSync(env.DATA_DIR)).toBe(false)
    expect(await refusal(['backup', '--logical', at('new')], { DATABASE_URL: urlOf(empty.connection) })).toEqual([
      3,
      'backup.nothing_there',
    ])
    expect(existsSync(at('new'))).toBe(false)
  })

  test('into a folder that is taken, a file, or inside the data directory, a link to it too', async () => {
    const env = { DATA_DIR: at('var') }
    expect(await refusal(['backup', at('physical')], env)).toEqual([2, 'backup.folder_taken'])
    expect(await refusal(['backup', at('physical', 'SHA256SUMS')], env)).toEqual([2, 'backup.folder_unusable'])
    expect(await refusal(['backup', at('physical', 'SHA256SUMS', 'x')], env)).toEqual([2, 'backup.folder_unusable'])
    expect(await refusal(['backup', at('var', 'backup')], env)).toEqual([2, 'backup.folder_inside'])
    symlinkSync(at('var'), at('link'))
    expect(await refusal(['backup', at('link', 'backup')], env)).toEqual([2, 'backup.folder_inside'])
  })

  test('of the files of an operated database', async () => {
    expect(await refusal(['backup', at('new')], { DATABASE_URL: 'postgres://localhost/x' })).toEqual([
      2,
      'backup.physical_operated',
    ])
  })

  test('without a folder, or with two', async () => {
    expect((await run(['backup'], {})).code).toBe(2)
    expect((await run(['backup', 'a', 'b'], {})).code).toBe(2)
  })
})

describe('a restore refuses', () => {
  const DAMAGE: [what: string, kind: 'physical' | 'logical', code: string, spoil: (folder: string) => void][] = [
    ['a folder without a manifest', 'logical', 'backup.not_one', folder => rmSync(join(folder, 'manifest.json'))],
    ['a folder without checksums', 'logical', 'backup.not_one', folder => rmSync(join(folder, 'SHA256SUMS'))],
    [
      'a changed manifest',
      'logical',
      'backup.damaged',
      folder => change(folder, 'manifest.json', text => text.replace('"files"', ' "files"')),
    ],
    ['a torn manifest', 'physical', 'backup.damaged', folder => change(folder, 'manifest.json', text => text.slice(0, 300))],
    [
      'a manifest of another shape',
      'logical',
      'backup.damaged',
      folder => change(folder, 'manifest.json', text => text.replace('"kind"', '"sort"')),
    ],
    [
      'a cut list',
      'physical',
      'backup.damaged',
      folder => change(folder, 'SHA256SUMS', text => text.split('\n').slice(5).join('\n')),
    ],
    ['a torn list', 'physical', 'backup.damaged', folder => change(folder, 'SHA256SUMS', text => text.slice(30))],
    [
      'a list that leaves its folder',
      'logical',
      'backup.damaged',
      folder => change(folder, 'SHA256SUMS', text => text.replace('  tables/', '  ../tables/')),
    ],
    [
      'one changed byte of a table',
      'logical',
      'backup.damaged',
      folder => change(folder, 'tables/identity.copy', text => text.replace('Maria', 'Marja')),
    ],
    [
      'one changed byte of the database’s files',
      'physical',
      'backup.damaged',
      folder => change(folder, 'postgres/PG_VERSION', () => '18 '),
    ],
    ['a missing file', 'physical', 'backup.damaged', folder => rmSync(join(folder, 'postgres', 'backup_label'))],
    [
      'a newer format',
      'logical',
      'backup.format_newer',
      folder => rewrite(folder, 'manifest.json', text => text.replace('"format": 1', '"format": 2')),
    ],
    [
      'a newer release',
      'logical',
      'backup.release_older',
      folder => rewrite(folder, 'manifest.json', text => text.replace('"version": 1,', '"version": 9999,')),
    ],
    [
      'another text of a migration',
      'physical',
      'backup.migration_differs',
      folder => rewrite(folder, 'manifest.json', text => text.replace(/"sha256": "[0-9a-f]{4}/, '"sha256": "0000')),
    ],
    [
      'another PostgreSQL',
      'physical',
      'backup.postgres_differs',
      folder => rewrite(folder, 'manifest.json', text => text.replace(/"postgres": "\d+/, '"postgres": "17')),
    ],
    ['rows that are missing', 'logical', 'backup.rows_differ', folder => rewrite(folder, 'tables/certification.copy', () => '')],
    [
      'rows that do not fit together',
      'logical',
      'backup.rows_refused',
      folder => rewrite(folder, 'tables/identity.copy', text => text.replace(/\t[0-9a-f]{8}/, '\t00000000')),
    ],
    [
      'rows that are no rows',
      'logical',
      'backup.rows_refused',
      folder => rewrite(folder, 'tables/identity.copy', text => `${text.trim()}\tmore\n`),
    ],
    [
      'a trail that ends otherwise',
      'logical',
      'backup.trail_differs',
      folder => rewrite(folder, 'manifest.json', text => text.replace(/"hash": "[0-9a-f]{4}/, '"hash": "0000')),
    ],
  ]

  test.each(DAMAGE)('%s (%s)', async (_what, kind, code, spoil) => {
    const folder = await spoiled(kind, spoil)
    const dataDir = join(await dataDirectory(), 'var')
    expect(
      await codeOf(folder, { DATA_DIR: dataDir, ...(kind === 'logical' && { DATABASE_URL: urlOf(empty.connection) }) }),
    ).toBe(code)
    // Nothing of it is left.
    const left = existsSync(dataDir) ? readdirSync(dataDir) : []
    expect(left.filter(name => !['run', 'postgres.lock'].includes(name))).toEqual([])
    const { rows } = await empty.pool.query(`select 1 from pg_class where relnamespace = 'public'::regnamespace`)
    expect(rows).toEqual([])
  })

  test('with an exit code and a sentence for the operator', async () => {
    const folder = await spoiled('physical', broken => rmSync(join(broken, 'postgres', 'backup_label')))
    const { code, stderr } = await run(['restore', folder], { DATA_DIR: join(await dataDirectory(), 'var') })
    expect([code, stderr]).toEqual([
      2,
      'The backup is damaged: postgres/backup_label is missing. Nothing was restored; use another copy of it.\n',
    ])
    const checked = await run(['restore', '--check', folder], {})
    expect([checked.code, checked.stdout]).toEqual([2, ''])
  })

  test('what is not empty, and overwrites nothing', async () => {
    const dataDir = await dataDirectory()
    writeFileSync(join(dataDir, 'trail-heads.jsonl'), '')
    for (const kind of ['physical', 'logical'])
      expect(await refusal(['restore', at(kind)], { DATA_DIR: dataDir })).toEqual([3, 'backup.directory_not_empty'])
    expect(readdirSync(dataDir)).toEqual(['trail-heads.jsonl'])
    for (const [kind, code] of [
      ['physical', 'backup.directory_not_empty'],
      ['logical', 'backup.database_not_empty'],
    ] as const) {
      const folder = join(await dataDirectory(), 'var')
      cpSync(at('var', 'postgres'), join(folder, 'postgres'), { recursive: true })
      expect(await refusal(['restore', at(kind)], { DATA_DIR: folder })).toEqual([3, code])
    }
  })

  test('a database with tables, and the files of another server', async () => {
    const env = { DATABASE_URL: urlOf(migrated.connection), DATA_DIR: await dataDirectory() }
    expect(await refusal(['restore', at('logical')], env)).toEqual([3, 'backup.database_not_empty'])
    expect(await refusal(['restore', at('physical')], env)).toEqual([2, 'backup.restore_operated'])
    expect(readdirSync(env.DATA_DIR)).toEqual([])
  })

  test('a folder that is no backup, or not there', async () => {
    expect(await refusal(['restore', at('var')], {})).toEqual([2, 'backup.not_one'])
    expect(await refusal(['restore', at('nowhere')], {})).toEqual([2, 'backup.not_one'])
  })
})

describe('broken off,', () => {
  test.each(['physical', 'logical'])('a restore of a %s backup is run again', async kind => {
    const dataDir = join(await dataDirectory(), 'var')
    // What a kill between two moves leaves.
    mkdirSync(join(dataDir, 'restoring', 'files'), { recursive: true })
    writeFileSync(join(dataDir, 'trail-heads.jsonl'), '{"position":9}\n')
    expect(await run(['serve'], { DATA_DIR: dataDir, PORT: '0' })).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('half a register'),
    })
    expect((await run(['restore', at(kind)], { DATA_DIR: dataDir })).code).toBe(0)
    expect(readFileSync(join(dataDir, 'trail-heads.jsonl'), 'utf8')).toBe(
      readFileSync(at(kind, 'files', 'trail-heads.jsonl'), 'utf8'),
    )
    expect(existsSync(join(dataDir, 'restoring'))).toBe(false)
  })

  test.each(['physical', 'logical'])('by kill -9 while it runs, a restore of a %s backup is run again', async kind => {
    const dataDir = join(await dataDirectory(), 'var')
    const restore = goodstanding(['restore', at(kind)], { DATA_DIR: dataDir })
    await until('it has begun', () => existsSync(join(dataDir, 'restoring')) || restore.child.exitCode !== null)
    restore.child.kill('SIGKILL')
    expect(await restore.ended).toBe('SIGKILL')
    expect((await run(['restore', at(kind)], { DATA_DIR: dataDir })).code).toBe(0)
  })

  test('by kill -9, a backup leaves no folder that looks like one; by Ctrl-C, nothing', async () => {
    for (const signal of ['SIGKILL', 'SIGINT'] as const) {
      const parent = await dataDirectory()
      const backup = goodstanding(['backup', join(parent, 'today')], { DATA_DIR: at('var') })
      await until('it has begun', () => readdirSync(parent).length > 0 || backup.child.exitCode !== null)
      backup.child.kill(signal)
      expect(await backup.ended).toBe(signal === 'SIGINT' ? 130 : 'SIGKILL')
      expect(existsSync(join(parent, 'today'))).toBe(false)
      if (signal === 'SIGINT') expect(readdirSync(parent)).toEqual([])
    }
  })
})

function change(folder: string, path: string, how: (text: string) => string): void {
  const whole = join(folder, path)
  writeFileSync(whole, how(readFileSync(whole, 'utf8')))
}
