import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connection } from '../src/platform/db.ts'
import { migrate } from '../src/platform/migrate.ts'
import { openEmbedded } from '../src/platform/postgres/postgres.ts'
import { alternate, note, report } from './measure.ts'
import { type Load, runClient } from './status-client.part.ts'
import { fillRegister } from './status-register.part.ts'
import { type Served, serveApp, serveBare } from './status-servers.part.ts'
import { inOwnProcess, role } from './status-process.part.ts'

// The status API against a bare node:http server that sends the same statement and the same fields. Database, servers and
// client each have a process of their own; the sides take turns, and both servers stay warm.

const CERTIFICANTS = 100_000
const ROUNDS = 5
const SECONDS = 5
const WARM_UP = 3
const CONNECTIONS = 16

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gs-status-'))
  const embedded = await openEmbedded({ dataDir, role: 'command', durability: 'throwaway' })
  try {
    await migrate(embedded.connection)
    const filled = await fillRegister(embedded.connection, CERTIFICANTS)
    note(`${CERTIFICANTS.toLocaleString('en-US')} certificants derived and stored in ${filled.seconds.toFixed(0)} s`)
    await compare(embedded.connection)
  } finally {
    await embedded.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function compare(connection: Connection): Promise<void> {
  const app = await inOwnProcess('app', connection)
  const bare = await inOwnProcess('bare', connection)
  const loads = { app: [] as Load[], bare: [] as Load[] }
  const loaded = async (side: 'app' | 'bare'): Promise<number> => {
    const load = await loadOn({ app, bare }[side].said as Served, SECONDS)
    loads[side].push(load)
    return load.perSecond
  }
  try {
    await loadOn(app.said as Served, WARM_UP)
    await loadOn(bare.said as Served, WARM_UP)
    await alternate(ROUNDS, { app: () => loaded('app'), bare: () => loaded('bare') })
  } finally {
    app.stop()
    bare.stop()
  }
  reportRatios(loads.app, loads.bare)
}

async function loadOn({ port }: Served, seconds: number): Promise<Load> {
  const client = await inOwnProcess('client', { port, seconds, connections: CONNECTIONS, numbers: CERTIFICANTS })
  client.stop()
  return client.said as Load
}

function reportRatios(app: readonly Load[], bare: readonly Load[]): void {
  const ratios = (of: (app: Load, bare: Load) => number): number[] => app.map((load, round) => of(load, bare[round] as Load))
  const unit = '× the bare server'
  report({ claim: 'status answers per second', unit, rounds: ratios((a, b) => a.perSecond / b.perSecond), bound: { least: 0.6 } })
  report({ claim: 'speed at the median (p50)', unit, rounds: ratios((a, b) => b.p50 / a.p50), bound: { least: 0.6 } })
  report({
    claim: 'speed of the slowest in a hundred (p99)',
    unit,
    rounds: ratios((a, b) => b.p99 / a.p99),
    bound: { least: 0.6 },
  })
  for (const [name, loads] of [
    ['app', app],
    ['bare', bare],
  ] as const) {
    const rounds = loads.map(({ perSecond, p50, p99 }) => `${Math.round(perSecond)}/s ${p50.toFixed(2)} ms ${p99.toFixed(2)} ms`)
    note(`${name}, per second, p50 and p99 of each round: ${rounds.join('; ')}`)
  }
}

const ROLES = { main, app: serveApp, bare: serveBare, client: runClient }
await ROLES[role()]()
