import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeClock } from '../src/platform/clock.ts'
import { openPool, type Tx } from '../src/platform/db.ts'
import { migrate } from '../src/platform/migrate.ts'
import { openEmbedded } from '../src/platform/postgres/postgres.ts'
import { sealTrail } from '../src/platform/trail-sealer.ts'
import { verifyTrail } from '../src/platform/trail-verify.ts'
import { writeTrail } from '../src/platform/trail.ts'
import { writeSettings } from '../src/platform/settings.ts'
import { day } from '../src/values/day.ts'
import { newId } from '../src/values/id.ts'
import { alternate, median, note, report } from './measure.ts'

// What a trail row costs the transaction it belongs to, as eight people work at once on a durable database, and how fast rows
// are sealed and verified.

const ROUNDS = 7
const TRANSACTIONS = 1_600
const AT_ONCE = 8

const dataDir = await mkdtemp(join(tmpdir(), 'gs-bench-'))
const server = await openEmbedded({ dataDir, role: 'command' })
await migrate(server.connection)
const database = openPool(server.connection, { size: AT_ONCE })
const { db } = database

/** One small business write: a row of one's own is changed. */
const business = (tx: Tx, person: number) =>
  writeSettings(tx, { phone: String(Math.random()) }, { from: day(`2026-01-0${1 + (person % 8)}`), by: 'a bench' })

async function perSecond(work: (tx: Tx, person: number) => Promise<unknown>): Promise<number> {
  const started = performance.now()
  let left = TRANSACTIONS
  const worker = async (person: number) => {
    while (left-- > 0) await db.transaction().execute(tx => work(tx, person))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, (_, person) => worker(person)))
  return TRANSACTIONS / ((performance.now() - started) / 1000)
}

const withTrail = async (tx: Tx, person: number) => {
  await business(tx, person)
  await writeTrail(tx, {
    by: `person ${person}`,
    action: 'settings.changed',
    certificant: newId<'certificant'>(),
    details: { before: { phone: '1' }, after: { phone: '2' } },
  })
}

await perSecond(business)
await perSecond(withTrail)
const { without, trailed } = await alternate(ROUNDS, {
  without: () => perSecond(business),
  trailed: () => perSecond(withTrail),
})
note(`${Math.round(median(without))} transactions/s without, ${Math.round(median(trailed))} with a row of the trail`)
report({
  claim: 'transactions with a trail row, against the same without',
  unit: 'of the rate',
  rounds: trailed.map((rate, round) => rate / (without[round] ?? rate)),
  bound: { least: 0.6 },
})

const clock = makeClock()
const started = performance.now()
const sealed = await sealTrail({ database, dataDir, clock })
const sealing = sealed / ((performance.now() - started) / 1000)
report({ claim: 'entries sealed', unit: 'per second', rounds: [sealing], bound: { least: 2 * median(trailed) } })
const before = performance.now()
const { findings } = await verifyTrail(db, dataDir)
if (findings.length > 0) throw new Error('the trail of the bench does not fit')
report({
  claim: 'entries verified',
  unit: 'per second',
  rounds: [sealed / ((performance.now() - before) / 1000)],
  bound: { least: 5_000 },
})

await database.close()
await server.stop()
await rm(dataDir, { recursive: true, force: true })
