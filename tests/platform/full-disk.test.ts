import { spawn, spawnSync } from 'node:child_process'
import { existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openPool } from '../../src/platform/db.ts'
import { databaseName, superuser } from '../../src/platform/postgres/settings.ts'
import { asset } from '../../src/platform/root.ts'
import { dataDirectory, until } from '../program.ts'
import { ask, freePort } from './serving.ts'

// A server whose disk is a small one of its own, made in namespaces that need no rights; some systems forbid them to users.

const MEGABYTES = 190
const MOUNT = 'mount -t tmpfs -o size=$SIZE tmpfs "$DATA_DIR"'
const mayMount = spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs tmpfs "$0"', '/mnt']).status === 0
if (!mayMount)
  console.warn('SKIPPED: this system gives a user no namespace with a disk of its own, so nothing shows what a full disk does.')

/** As an operator's unit has it: mounts the small disk and starts the server again whenever it ends. */
const RUN = `${MOUNT} || exit 9; while :; do "$@"; echo "ended $?"; sleep 0.2; done`

async function serverOnSmallDisk() {
  const dataDir = await dataDirectory()
  const PORT = await freePort()
  const { PATH = '' } = process.env
  const command = [process.execPath, '--import', 'tsx', asset('tests/platform/server-program.ts')]
  const child = spawn('unshare', ['-rm', 'sh', '-c', RUN, 'sh', ...command], {
    cwd: asset(),
    env: { PATH, DATA_DIR: dataDir, PORT, SIZE: `${MEGABYTES}m`, GOODSTANDING_DEMO: 'no' },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  })
  const ended = new Promise(resolve => child.once('close', resolve))
  onTestFinished(async () => {
    process.kill(-(child.pid ?? 0), 'SIGKILL')
    await ended
  })
  const said: string[] = []
  child.stdout.on('data', (text: Buffer) => said.push(text.toString()))
  await until('the server runs', () => said.join('').includes('running'))
  // The namespace is entered through a process in it.
  const root = join('/proc', String(child.pid), 'root')
  if (!existsSync(join(root, dataDir, 'postgres'))) throw new Error('the small disk is not to be seen from here')
  return { disk: join(root, dataDir), address: `http://127.0.0.1:${PORT}`, said }
}

function free(disk: string): number {
  const { bavail, bsize } = statfsSync(disk)
  return bavail * bsize
}

test.skipIf(!mayMount)(
  'on a full disk nothing acknowledged is lost, readers are answered, and once there is room writing goes on',
  async () => {
    const { disk, address, said } = await serverOnSmallDisk()
    const connection = { host: join(disk, 'run'), port: 5432, user: superuser, database: databaseName }
    const { pool, close } = openPool(connection, { size: 4, onIdleError: () => {} })
    onTestFinished(close)
    await pool.query('create table acknowledged (number int primary key, filling text)')
    // The database's log begins a file of 16 MB, which has room for longer than the tables are left with.
    await pool.query('select pg_switch_wal()')
    await pool.query('insert into acknowledged values (-1)')
    const ballast = join(disk, 'ballast')
    writeFileSync(ballast, Buffer.alloc(Math.max(0, free(disk) - 3_000_000)))

    const acknowledged: number[] = []
    const codes = new Set<string>()
    let next = 0
    const write = async (): Promise<boolean> => {
      const number = next++
      try {
        await pool.query(`insert into acknowledged select $1, string_agg(md5(n::text), '') from generate_series(1, 200) n`, [
          number,
        ])
        acknowledged.push(number)
        return true
      } catch (error) {
        codes.add(String((error as { code?: string }).code))
        return false
      }
    }
    while (await write());
    expect([...codes]).toEqual(['53100'])
    // Readers go on: the answer needs nothing written.
    expect(await ask(`${address}/readyz`)).toMatchObject({ status: 200 })
    expect(await ask(`${address}/api/v1/status/1`)).toMatchObject({ status: 404 })
    // When not even its log has room, the database goes down, and comes back to find the disk still full.
    const log = async (): Promise<boolean> => {
      await pool.query('select pg_switch_wal()').catch(() => {})
      await pool.query('delete from acknowledged where number = -1').catch(() => {})
      return (await ask(`${address}/readyz`)).status !== 200
    }
    await until('the database is down', log)
    for (let tries = 0; tries < 20; tries++) {
      expect([404, 503, 0]).toContain((await ask(`${address}/api/v1/status/1`)).status)
      await log()
      await sleep(200)
    }

    rmSync(ballast)
    await until('the server is ready again', async () => (await ask(`${address}/readyz`)).status === 200)
    await until('writing goes on', write)
    const { rows } = await pool.query<{ number: number }>('select number from acknowledged')
    const kept = new Set(rows.map(({ number }) => number))
    expect(acknowledged.length).toBeGreaterThan(50)
    expect(acknowledged.filter(number => !kept.has(number))).toEqual([])
    // Where it ended, it said with which code: the one for the database.
    expect([...said.join('').matchAll(/ended (\d+)/g)].filter(([, code]) => code !== '4')).toEqual([])
  },
  240_000,
)
