import { spawn } from 'node:child_process'
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openPool } from '../../src/platform/db.ts'
import { openEmbedded } from '../../src/platform/postgres/postgres.ts'
import { clusterPid, processesIn } from '../../src/platform/postgres/owner.ts'
import { preparePaths } from '../../src/platform/postgres/paths.ts'
import { asset } from '../../src/platform/root.ts'
import { dataDirectory, goodstanding, type Program, runFile, until } from '../program.ts'

// These run on the settings of a real installation: what is shown here is what an operator gets.

const writersOn = (dataDir: string): Program => runFile(asset('tests/platform/writers.ts'), { DATA_DIR: dataDir })

const acknowledgedBy = ({ stdout }: Program): number[] =>
  stdout()
    .split('\n')
    // The last piece may be half a number that the kill cut.
    .slice(0, -1)
    .map(Number)
    .filter(Number.isInteger)

const wrote = (writers: Program, count: number) => () => acknowledgedBy(writers).length > count

const serverPid = (dataDir: string): number => {
  const pid = clusterPid(preparePaths(dataDir))
  if (pid === undefined) throw new Error('no server runs')
  return pid
}

async function open(dataDir: string) {
  const server = await openEmbedded({ dataDir, role: 'command' })
  const database = openPool(server.connection)
  onTestFinished(async () => {
    await database.close()
    await server.stop()
  })
  return database.pool
}

async function missingFrom(dataDir: string, acknowledged: number[]): Promise<number[]> {
  const pool = await open(dataDir)
  const { rows } = await pool.query<{ number: number }>('select number from acknowledged')
  const kept = new Set(rows.map(({ number }) => number))
  return acknowledged.filter(number => !kept.has(number))
}

describe('no acknowledged write is lost, and the next start is clean,', () => {
  test('after kill -9 of the program under writers', async () => {
    const dataDir = await dataDirectory()
    const writers = writersOn(dataDir)
    await until('200 numbers are written', wrote(writers, 200))
    const cluster = join(dataDir, 'postgres')
    writers.child.kill('SIGKILL')
    expect(await writers.ended).toBe('SIGKILL')
    await until('the server has stopped by itself', () => processesIn(cluster).length === 0)
    const acknowledged = acknowledgedBy(writers)
    expect(acknowledged.length).toBeGreaterThan(200)
    expect(await missingFrom(dataDir, acknowledged)).toEqual([])
  })

  test('after kill -9 of the program and the server together, when the next start comes at once', async () => {
    const dataDir = await dataDirectory()
    const writers = writersOn(dataDir)
    await until('200 numbers are written', wrote(writers, 200))
    process.kill(serverPid(dataDir), 'SIGKILL')
    writers.child.kill('SIGKILL')
    await writers.ended
    expect(await missingFrom(dataDir, acknowledgedBy(writers))).toEqual([])
  })

  test('after kill -9 of the server under writers, who go on when it is back', async () => {
    const dataDir = await dataDirectory()
    const writers = writersOn(dataDir)
    await until('200 numbers are written', wrote(writers, 200))
    const killed = serverPid(dataDir)
    process.kill(killed, 'SIGKILL')
    const before = acknowledgedBy(writers).length
    await until('another 200 are written', wrote(writers, before + 200))
    expect(serverPid(dataDir)).not.toBe(killed)
    writers.child.kill('SIGTERM')
    expect(await writers.ended).toBe(0)
    expect(await missingFrom(dataDir, acknowledgedBy(writers))).toEqual([])
  })

  test('after kill -9 of one connection of the server', async () => {
    const dataDir = await dataDirectory()
    const writers = writersOn(dataDir)
    await until('200 numbers are written', wrote(writers, 200))
    const postmaster = serverPid(dataDir)
    const backend = processesIn(join(dataDir, 'postgres')).findLast(pid => pid !== postmaster && isConnection(pid))
    if (backend === undefined) throw new Error('no connection found')
    process.kill(backend, 'SIGKILL')
    const before = acknowledgedBy(writers).length
    await until('another 200 are written', wrote(writers, before + 200))
    writers.child.kill('SIGTERM')
    expect(await writers.ended).toBe(0)
    expect(await missingFrom(dataDir, acknowledgedBy(writers))).toEqual([])
  })
})

const isConnection = (pid: number): boolean => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('goodstanding goodstanding')

describe('a start that was interrupted or left something behind', () => {
  test('a pid file whose number now belongs to another process is recognised', async () => {
    const dataDir = await dataDirectory()
    const first = await openEmbedded({ dataDir, role: 'command' })
    const pidFile = join(dataDir, 'postgres', 'postmaster.pid')
    const left = readFileSync(pidFile, 'utf8')
    await first.stop()
    // As after a restarted container; not the test's own number, because PostgreSQL knows its parent by itself.
    const other = spawn('sleep', ['60'])
    onTestFinished(() => void other.kill())
    writeFileSync(pidFile, left.replace(/^\d+/, String(other.pid)))
    const pool = await open(dataDir)
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })

  test('a cluster that was only half made is made again', async () => {
    const dataDir = await dataDirectory()
    const paths = preparePaths(dataDir)
    const making = runFile(asset('tests/platform/writers.ts'), { DATA_DIR: dataDir })
    await until('the cluster is being made', () => processesIn(paths.unfinished).length > 0)
    making.child.kill('SIGKILL')
    await making.ended
    const pool = await open(dataDir)
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })

  test('a path too long for a socket works all the same', async () => {
    const dataDir = join(await dataDirectory(), 'a-long-name-'.repeat(10), 'var')
    const pool = await open(dataDir)
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })
})

describe('who waits for whom', () => {
  test('commands on one data directory run one after the other', async () => {
    const dataDir = await dataDirectory()
    const order: string[] = []
    const first = await openEmbedded({ dataDir, role: 'command' })
    const waiting = openEmbedded({ dataDir, role: 'serve', onWait: () => order.push('waits') })
    await until('the second waits', () => order.length > 0)
    order.push('first stops')
    await first.stop()
    const second = await waiting
    order.push('second runs')
    await second.stop()
    expect(order).toEqual(['waits', 'first stops', 'second runs'])
  })

  test('a command joins a running serve, and leaves it running', async () => {
    const dataDir = await dataDirectory()
    const serve = await openEmbedded({ dataDir, role: 'serve' })
    const command = await openEmbedded({ dataDir, role: 'command' })
    expect([serve.joined, command.joined]).toEqual([false, true])
    await command.stop()
    const { pool, close } = openPool(serve.connection)
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await close()
    await serve.stop()
  })

  test('the settings are those that keep every acknowledged write', async () => {
    const pool = await open(await dataDirectory())
    const { rows } = await pool.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses')`,
    )
    expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual({
      data_checksums: 'on',
      fsync: 'on',
      full_page_writes: 'on',
      listen_addresses: '',
      synchronous_commit: 'on',
    })
  })
})

test.skipIf(process.getuid?.() !== 0)(
  'as root where user namespaces are blocked, the database runs as another user',
  async () => {
    const folder = await dataDirectory()
    const bin = await dataDirectory()
    // An unshare that fails as the blocked one does, found before the real one.
    writeFileSync(join(bin, 'unshare'), '#!/bin/sh\necho "unshare failed: Operation not permitted" >&2\nexit 1\n', {
      mode: 0o755,
    })
    chmodSync(folder, 0o755)
    const env = { DATA_DIR: join(folder, 'var'), PATH: `${bin}:${process.env['PATH']}` }
    for (const _ of ['first start', 'later start']) {
      const program = goodstanding(['migrate'], env)
      expect([await program.ended, program.stderr()]).toEqual([0, ''])
    }
    expect(statSync(join(folder, 'var', 'postgres')).uid).not.toBe(0)
  },
)
