import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rehearse } from '../src/adoption/adoption.ts'
import { recordDemo } from '../src/demo/demo.ts'
import { makeClock } from '../src/platform/clock.ts'
import { type Database, openPool } from '../src/platform/db.ts'
import { migrate } from '../src/platform/migrate.ts'
import { openEmbedded } from '../src/platform/postgres/postgres.ts'
import { asset } from '../src/platform/root.ts'
import { loadRulebook } from '../src/rulebook/load.ts'
import { deriveAll } from '../src/standing/standing.ts'
import { day } from '../src/values/day.ts'
import { alternate, note, report } from './measure.ts'

// Everybody judged by two rulebooks, against everybody derived and stored by one: a rehearsal reads once, judges twice and
// writes nothing. The other rulebook asks one number more of the most common certification, so that hundreds differ.
// REHEARSE_PEOPLE=20000 makes the register smaller.

const PEOPLE = Number(process.env['REHEARSE_PEOPLE'] ?? 100_000)
const ROUNDS = 3
const MOST = 2

const rss = (): number => process.memoryUsage().rss / 2 ** 20

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gs-bench-'))
  const embedded = await openEmbedded({ dataDir, role: 'command' })
  try {
    await migrate(embedded.connection)
    const database = openPool(embedded.connection)
    await compare(database)
    await database.close()
  } finally {
    await embedded.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function compare(database: Database): Promise<void> {
  const rulebook = await loadRulebook(asset('rulebook', 'amt'))
  const deps = { database, rulebook, clock: makeClock(day('2026-11-23')) }
  const { people, facts } = await recordDemo(deps, { certificants: PEOPLE, seed: 1 })
  note(`${people.toLocaleString('en-US')} people with ${facts.toLocaleString('en-US')} facts`)
  await database.pool.query('vacuum analyze')
  const other = structuredClone(rulebook.rules)
  for (const { total } of other.requirement.versions) Object.assign(total, { RMA: 3600 })
  const memory: number[][] = []
  const { rehearsed, derived } = await alternate(ROUNDS, {
    rehearsed: async () => {
      const seen: number[] = []
      const start = performance.now()
      const { changes } = await rehearse(deps, { rules: other, hash: '0'.repeat(64) }, undefined, () => void seen.push(rss()))
      if (changes === 0) throw new Error('a rehearsal of another number found nobody')
      memory.push(seen)
      return (performance.now() - start) / 1000
    },
    derived: async () => {
      await database.pool.query('truncate standing, standing_change')
      const start = performance.now()
      await deriveAll(deps)
      return (performance.now() - start) / 1000
    },
  })
  const ratios = rehearsed.map((value, round) => value / (derived[round] as number))
  report({ claim: 'rehearsing everybody', unit: '× deriving everybody', rounds: ratios, bound: { most: MOST } })
  const growth = memory
    .slice(1)
    .map(seen => Math.max(...seen.slice(seen.length >> 1)) - Math.max(...seen.slice(0, seen.length >> 1)))
  report({ claim: 'resident memory grown in the second half of a rehearsal', unit: 'MB', rounds: growth, bound: { most: 32 } })
  const shown = (values: readonly number[]): string => values.map(each => each.toFixed(1)).join(', ')
  note(`rehearsed in ${shown(rehearsed)} s, derived in ${shown(derived)} s`)
}

await main()
