import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'esbuild'
import { afterAll, expect, test } from 'vitest'
import { recordDemo } from '../demo/demo.ts'
import { randomOf } from '../demo/random.ts'
import { makeClock } from '../platform/clock.ts'
import { openPool } from '../platform/db.ts'
import { migrate } from '../platform/migrate.ts'
import { clusterPid } from '../platform/postgres/owner.ts'
import { preparePaths } from '../platform/postgres/paths.ts'
import { openEmbedded } from '../platform/postgres/postgres.ts'
import { asset } from '../platform/root.ts'
import { loadRulebook } from '../rulebook/load.ts'
import { addDays, type Day, day } from '../values/day.ts'
import { previewNight, runNight } from './night.ts'

// A real installation whose server, whose worker (the night of the command line) or whose database is killed with -9 at
// random moments of its nights. What the next night leaves is every change once, and its news once. NIGHTS sets how many.

const NIGHTS = Number(process.env['NIGHTS'] ?? 6)
const PEOPLE = 600
const FIRST = day('2020-01-01')
const BETWEEN = NIGHTS > 20 ? 13 : 150
const VICTIMS = ['server', 'worker', 'database'] as const
type Victim = (typeof VICTIMS)[number]

const rulebook = await loadRulebook(asset('rulebook', 'amt'))
const dataDir = await mkdtemp(join(tmpdir(), 'gs-kill-'))
const paths = preparePaths(dataDir)
const living = new Set<ChildProcess>()
afterAll(async () => {
  for (const child of living) child.kill('SIGKILL')
  await rm(dataDir, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 })
})

/** Opens the register between two deaths, and closes it so that the next process can have it. */
async function inRegister<T>(today: Day, work: (deps: Parameters<typeof runNight>[0]) => Promise<T>): Promise<T> {
  const server = await openEmbedded({ dataDir, role: 'command' })
  await migrate(server.connection)
  const database = openPool(server.connection, { onIdleError: () => {} })
  try {
    return await work({ database, rulebook, clock: makeClock(today) })
  } finally {
    await database.close()
    await server.stop()
  }
}

/** Starts a program on the register; resolves once it has said something, or ended. */
async function started(args: readonly string[], today: Day) {
  const env = { ...process.env, DATA_DIR: dataDir, GOODSTANDING_TODAY: today, GOODSTANDING_DEMO: 'no', PORT: '0' }
  const child = spawn(process.execPath, [...args], { cwd: asset(), env, stdio: ['ignore', 'pipe', 'ignore'] })
  living.add(child)
  const ended = new Promise<NodeJS.Signals | null>(resolve => child.on('close', (_code, signal) => resolve(signal))).finally(() =>
    living.delete(child),
  )
  await Promise.race([new Promise(resolve => child.stdout.once('data', resolve)), ended])
  return { child, ended }
}

const SERVER = [asset('dist', 'tests', 'server-program.js')]
const WORKER = [asset('bin', 'goodstanding.js'), 'night']

/** Has the night run by the server or by the command line, and kills one of the three so many milliseconds into it. */
async function killed(victim: Victim, today: Day, after: number): Promise<void> {
  const { child, ended } = await started(victim === 'worker' ? WORKER : SERVER, today)
  await sleep(after)
  const pid = victim === 'database' ? clusterPid(paths) : child.pid
  if (pid !== undefined) kill(pid)
  // The server starts its database again and goes on with the night; then it goes too.
  if (victim === 'database') await sleep(after)
  child.kill('SIGKILL')
  await ended
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended by itself just before.
  }
}

type Pool = ReturnType<typeof openPool>['pool']

const column = async (pool: Pool, text: string, today: Day): Promise<string[]> =>
  (await pool.query<{ of: string }>(text, [today])).rows.map(row => row.of)

const SAID = 'select certification as of from standing_change where as_of = $1::date order by certification'
const TOLD = `
  select standing_change.certification as of
  from event join standing_change on standing_change.id = (payload ->> 'change')::uuid
  where kind = 'standing.changed' and standing_change.as_of = $1::date
  order by standing_change.certification`

type Deps = Parameters<typeof runNight>[0]

async function expectedBy(deps: Deps): Promise<string[]> {
  const all: string[] = []
  for await (const { changes } of previewNight(deps)) all.push(...changes.map(each => each.certification))
  return all.toSorted((a, b) => (a < b ? -1 : 1))
}

const dayOf = (nth: number): Day => addDays(FIRST, nth * BETWEEN)
const on = (deps: Deps, today: Day): Deps => ({ ...deps, clock: makeClock(today) })

/** Runs the night to its end, holds what it left to what was expected, and gives whether the kill had cut it short. */
async function finished(deps: Deps, today: Day, expected: readonly string[]): Promise<boolean> {
  const { pool } = deps.database
  const wasCutShort = (await column(pool, SAID, today)).length < expected.length
  await runNight(deps)
  expect(await column(pool, SAID, today)).toEqual(expected)
  expect(await column(pool, TOLD, today)).toEqual(expected)
  expect((await runNight(deps)).changes).toBe(0)
  return wasCutShort
}

test(`killed at random moments of ${NIGHTS} nights, no change is lost or said twice`, {
  timeout: 120_000 * (NIGHTS + 1),
}, async () => {
  await bundleServer()
  const random = randomOf(20_261_123, 1)
  let expected = await inRegister(FIRST, async deps => {
    await recordDemo(on(deps, day('2026-11-20')), { certificants: PEOPLE, seed: 3 })
    await deps.database.pool.query('truncate standing, standing_change, night, event cascade')
    return expectedBy(deps)
  })
  const cutShort = { server: 0, worker: 0, database: 0 }
  let changes = 0
  for (let nth = 0; nth < NIGHTS; nth++) {
    const today = dayOf(nth)
    const victim = VICTIMS[nth % VICTIMS.length] as Victim
    await killed(victim, today, random.below(victim === 'worker' ? 60 : 250))
    changes += expected.length
    expected = await inRegister(today, async deps => {
      if (await finished(deps, today, expected)) cutShort[victim]++
      return expectedBy(on(deps, dayOf(nth + 1)))
    })
    if (nth % 20 === 19) console.log(`${nth + 1} nights, ${changes} changes; cut short: ${JSON.stringify(cutShort)}`)
  }
  // Else every kill came too late to show anything.
  expect(Object.values(cutShort).reduce((sum, each) => sum + each)).toBeGreaterThan(0)
})

/** Bundled, as the program is: a development loader takes seconds of every start. */
const bundleServer = () =>
  build({
    entryPoints: [asset('tests', 'platform', 'server-program.ts')],
    outfile: SERVER[0] as string,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    logLevel: 'warning',
  })
