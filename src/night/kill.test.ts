import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { recordDemo } from '../demo/demo.ts'
import { randomOf } from '../demo/random.ts'
import { makeClock } from '../platform/clock.ts'
import { asset } from '../platform/root.ts'
import { loadRulebook } from '../rulebook/load.ts'
import { addDays, type Day, day } from '../values/day.ts'
import { previewNight, runNight } from './night.ts'

// The command line, killed with -9 at random moments of its nights; what the next night leaves is every change once, and its
// news once. GOODSTANDING_KILLED_NIGHTS sets how many nights.

const NIGHTS = Number(process.env['GOODSTANDING_KILLED_NIGHTS'] ?? 3)
const KILLS = 2
const PEOPLE = 600
const FIRST = day('2020-01-01')
const BETWEEN = 150

const database = await testDatabase()
const { pool, connection } = database
const DATABASE_URL = `postgres://${connection.user}@localhost/${connection.database}?host=${encodeURIComponent(connection.host ?? '')}`
const DATA_DIR = mkdtempSync(join(tmpdir(), 'gs-kill-'))
const rulebook = await loadRulebook(asset('rulebook', 'amt'))
const on = (today: Day) => ({ database, rulebook, clock: makeClock(today) })

/** Starts a night of the command line and kills it so many milliseconds after it said its first change, or began to end. */
async function killed(today: Day, after: number): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [asset('bin', 'goodstanding.js'), 'night'], {
    env: { ...process.env, DATABASE_URL, DATA_DIR, GOODSTANDING_TODAY: today },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const ended = new Promise<NodeJS.Signals | null>(resolve => child.on('exit', (_code, signal) => resolve(signal)))
  await Promise.race([new Promise(resolve => child.stdout.once('data', resolve)), ended])
  await sleep(after)
  child.kill('SIGKILL')
  return ended
}

async function wouldChange(today: Day): Promise<string[]> {
  const all: string[] = []
  for await (const { changes } of previewNight(on(today))) all.push(...changes.map(each => each.certification))
  return all.toSorted((a, b) => (a < b ? -1 : 1))
}

const column = async (text: string, today: Day): Promise<string[]> =>
  (await pool.query<{ of: string }>(text, [today])).rows.map(row => row.of)

const SAID = 'select certification as of from standing_change where as_of = $1::date order by certification'
const TOLD = `
  select standing_change.certification as of
  from event join standing_change on standing_change.id = (payload ->> 'change')::uuid
  where kind = 'standing.changed' and standing_change.as_of = $1::date
  order by standing_change.certification`

test('killed at random moments, no change is lost or said twice', { timeout: 60_000 * (NIGHTS + 1) }, async () => {
  const random = randomOf(20_261_123, 1)
  await recordDemo(on(day('2026-11-20')), { certificants: PEOPLE, seed: 3 })
  await pool.query('truncate standing, standing_change, night, event cascade')
  let cutShort = 0
  for (let nth = 0; nth < NIGHTS; nth++) {
    const today = addDays(FIRST, nth * BETWEEN)
    const expected = await wouldChange(today)
    for (let kill = 0; kill < KILLS; kill++) {
      const signal = await killed(today, random.below(60))
      if (signal === 'SIGKILL' && (await column(SAID, today)).length < expected.length) cutShort++
    }
    await runNight(on(today))
    expect(await column(SAID, today)).toEqual(expected)
    expect(await column(TOLD, today)).toEqual(expected)
    expect((await runNight(on(today))).changes).toBe(0)
  }
  // Else every kill came too late to show anything.
  expect(cutShort).toBeGreaterThan(0)
})
