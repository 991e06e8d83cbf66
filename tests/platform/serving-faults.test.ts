import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { recordDemo } from '../../src/demo/demo.ts'
import { previewNight } from '../../src/night/night.ts'
import { makeClock } from '../../src/platform/clock.ts'
import { type Connection, openPool } from '../../src/platform/db.ts'
import { findBinaries } from '../../src/platform/postgres/binaries.ts'
import { makeCluster } from '../../src/platform/postgres/cluster.ts'
import { findIdentity } from '../../src/platform/postgres/identity.ts'
import { clusterPid } from '../../src/platform/postgres/owner.ts'
import { type Paths, preparePaths } from '../../src/platform/postgres/paths.ts'
import { startServer, stopServer } from '../../src/platform/postgres/server.ts'
import { databaseName, superuser } from '../../src/platform/postgres/settings.ts'
import { asset } from '../../src/platform/root.ts'
import { verifyTrail } from '../../src/platform/trail-verify.ts'
import { loadRulebook } from '../../src/rulebook/load.ts'
import { day } from '../../src/values/day.ts'
import { migrate } from '../../src/platform/migrate.ts'
import { dataDirectory, until } from '../program.ts'
import { signInAs } from '../staff.ts'
import { urlOf } from '../system-postgres.ts'
import { ask, serving } from './serving.ts'

// Real servers in processes of their own, and what befalls them.

const TODAY = day('2026-11-23')
const rulebook = await loadRulebook(asset('rulebook', 'amt'))

/** A register over a connection: invented people, a member of staff signed in, somebody to look at. */
async function registerOver(connection: Connection) {
  await migrate(connection)
  const database = openPool(connection, { onIdleError: () => {} })
  onTestFinished(() => database.close())
  await recordDemo({ database, rulebook, clock: makeClock(TODAY) }, { certificants: 200, seed: 4 })
  const { rows } = await database.pool.query<{ certificant: string; number: string }>(
    'select certificant, number from certification order by number limit 1',
  )
  const { certificant = '', number = '' } = rows[0] ?? {}
  const cookie = `goodstanding=${await signInAs(database, 'administrator')}`
  return { database, number, cookie, look: `/api/v1/people/${certificant}`, check: `/api/v1/status/${number}` }
}

const looksIn = async ({ pool }: Pick<ReturnType<typeof openPool>, 'pool'>): Promise<number> => {
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from trail_entry where action = 'console.person_seen'`,
  )
  return rows[0]?.count ?? 0
}

/** A server of PostgreSQL that the test stops and starts, as an operator would. */
async function operated() {
  const paths = preparePaths(await dataDirectory())
  const start = { paths, identity: findIdentity(findBinaries(), paths), role: 'command', durability: 'durable' } as const
  await makeCluster(paths, start.identity)
  const started = async () => {
    const server = await startServer(start)
    if (server === 'locked') throw new Error('the data directory is locked')
    return server
  }
  let server = await started()
  onTestFinished(() => stopServer(server))
  const connection = { host: paths.socketDir, port: 5432, user: superuser, database: databaseName }
  const restart = async () => {
    await stopServer(server)
    await sleep(1_500)
    server = await started()
  }
  return { connection, restart }
}

function pidOf(paths: Paths): number {
  const pid = clusterPid(paths)
  if (pid === undefined) throw new Error('no database runs')
  return pid
}

/** Looks at a person again and again; how often that was acknowledged, and everything else that was answered. */
function looking(url: string, cookie: string) {
  const said = { acknowledged: 0, others: new Set<string>(), isOver: false }
  const one = async () => {
    while (!said.isOver) {
      const { status, code } = await ask(url, cookie)
      if (status === 200) said.acknowledged++
      else said.others.add(`${status} ${code}`)
      // The door counts requests; six hundred a minute are let in.
      await sleep(300)
    }
  }
  const looks = [1, 2].map(one)
  const stop = async () => {
    said.isOver = true
    await Promise.all(looks)
    return said
  }
  return { said, stop }
}

test('while an operated database is restarted, answers are 503 with a code; then all goes on, and nothing acknowledged is lost', async () => {
  const { connection, restart } = await operated()
  const { database, cookie, look, check } = await registerOver(connection)
  const { address, program } = await serving({ DATABASE_URL: urlOf(connection), DATA_DIR: await dataDirectory() })
  const { said, stop } = looking(`${address}${look}`, cookie)
  await until('looks are acknowledged', () => said.acknowledged > 3)
  const restarting = restart()
  await until('the server says that it is not ready', async () => (await ask(`${address}/readyz`)).status === 503)
  expect((await ask(`${address}/healthz`)).status).toBe(200)
  expect(await ask(`${address}${check}`)).toEqual({ status: 503, code: 'http.register_unreachable' })
  await restarting
  const before = said.acknowledged
  await until('looks are acknowledged again', () => said.acknowledged > before + 3)
  const { acknowledged, others } = await stop()
  expect([...others]).toEqual(['503 http.register_unreachable'])
  expect(await looksIn(database)).toBeGreaterThanOrEqual(acknowledged)
  expect((await ask(`${address}${check}`)).status).toBe(200)
  program.child.kill('SIGTERM')
  expect(await program.ended).toBe(0)
}, 120_000)

test('the embedded database killed under a server is there again by itself, and nothing acknowledged is lost', async () => {
  const dataDir = await dataDirectory()
  const first = await serving({ DATA_DIR: dataDir })
  const paths: Paths = preparePaths(dataDir)
  const connection = { host: paths.socketDir, port: 5432, user: superuser, database: databaseName }
  const { database, cookie, look, check } = await registerOver(connection)
  const { said, stop } = looking(`${first.address}${look}`, cookie)
  await until('looks are acknowledged', () => said.acknowledged > 3)
  for (let death = 0; death < 2; death++) {
    process.kill(pidOf(paths), 'SIGKILL')
    const before = said.acknowledged
    await until('looks are acknowledged again', () => said.acknowledged > before + 3)
  }
  const { acknowledged, others } = await stop()
  expect([...others].filter(other => other !== '503 http.register_unreachable')).toEqual([])
  expect(await looksIn(database)).toBeGreaterThanOrEqual(acknowledged)
  expect((await ask(`${first.address}${check}`)).status).toBe(200)
}, 120_000)

test('two servers on one database both answer and write, one runs the night, and the trail they seal is one chain', async () => {
  const { connection } = await operated()
  const { database, cookie, look, check } = await registerOver(connection)
  await database.pool.query('truncate standing, standing_change, night, event cascade')
  const expected: string[] = []
  for await (const { changes } of previewNight({ database, rulebook, clock: makeClock(TODAY) }))
    expected.push(...changes.map(({ certification }) => certification))
  expect(expected.length).toBeGreaterThan(100)

  const dataDirs = [await dataDirectory(), await dataDirectory()]
  const env = { DATABASE_URL: urlOf(connection), GOODSTANDING_TODAY: TODAY }
  const both = await Promise.all(dataDirs.map(dataDir => serving({ ...env, DATA_DIR: dataDir })))
  const looks = both.map(({ address }) => looking(`${address}${look}`, cookie))
  await until('the night is done', async () => {
    const { rows } = await database.pool.query('select 1 from night where finished_at is not null')
    return rows.length > 0
  })
  await until('both have sealed', async () => (await verifyAll()).every(({ heads }) => heads > 0))
  for (const { address } of both) expect((await ask(`${address}${check}`)).status).toBe(200)
  // One dies in the middle of things; the other does everything alone.
  both[0]?.program.child.kill('SIGKILL')
  const acknowledged = looks[1]?.said.acknowledged ?? 0
  await until('the other still takes looks', () => (looks[1]?.said.acknowledged ?? 0) > acknowledged + 3)
  const counts = await Promise.all(looks.map(({ stop }) => stop()))
  expect([...(counts[1]?.others ?? [])]).toEqual([])
  expect(await looksIn(database)).toBeGreaterThanOrEqual(counts.reduce((sum, each) => sum + each.acknowledged, 0))

  const { rows: nights } = await database.pool.query('select finished_at is not null as done from night')
  expect(nights).toEqual([{ done: true }])
  const said = await database.pool.query<{ of: string }>('select certification as of from standing_change order by 1')
  expect(said.rows.map(({ of }) => of)).toEqual(expected.toSorted((a, b) => (a < b ? -1 : 1)))
  both[1]?.program.child.kill('SIGTERM')
  expect(await both[1]?.program.ended).toBe(0)
  for (const { findings, unsealed } of await verifyAll()) expect([findings, unsealed.count]).toEqual([[], 0])

  function verifyAll() {
    return Promise.all(dataDirs.map(dataDir => verifyTrail(database.db, dataDir)))
  }
}, 180_000)
