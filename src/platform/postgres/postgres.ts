import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection } from '../db.ts'
import { refusalOf } from '../platform.refusals.ts'
import { binariesVersion, findBinaries } from './binaries.ts'
import { checkVersion, makeCluster } from './cluster.ts'
import { findIdentity } from './identity.ts'
import { clearOwner, clusterPid, livingOwner, type Owner, processesIn, type Role } from './owner.ts'
import { type Paths, preparePaths, removeSocketDir } from './paths.ts'
import { answers, type Server, type Start, startServer, stopServer } from './server.ts'
import { rotateLog } from './server-log.ts'
import { databaseName, type Durability, superuser } from './settings.ts'

export type EmbeddedOptions = {
  dataDir: string
  role: Role
  durability?: Durability
  /** Told once, when another process must finish first. */
  onWait?: (owner: Owner) => void
  /** Told when the server had died and was started again. */
  onRestart?: () => void
  /** Told when the server died and could not be started again. */
  onLost?: (error: unknown) => void
}

/** The embedded database, ready for connections. */
export type Embedded = {
  connection: Connection
  /** Whether this process started the server, or joined one that `serve` runs. */
  joined: boolean
  stop: () => Promise<void>
}

const ORPHAN_AFTER = 5_000
const GIVE_UP_AFTER = 60_000

/**
 * Starts the embedded PostgreSQL of a data directory, or joins the one a running `serve` has there when the role is a command.
 * A `serve` waits for a command to finish and refuses beside another `serve`.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const start = prepare(options)
  let told = false
  for (let waited = 0; ; waited += 200) {
    const server = await startOnce(start)
    if (server !== 'locked') return supervised(server, start, options)
    const owner = livingOwner(start.paths)
    if (owner?.role === 'serve') return besideServe(owner, start, options.role)
    if (owner && !told) options.onWait?.(owner)
    told ||= owner !== undefined
    if (owner) waited = 0
    else giveOrphanTime(waited, start.paths)
    await sleep(200)
  }
}

function prepare({ dataDir, role, durability = 'durable' }: EmbeddedOptions): Start {
  const paths = preparePaths(dataDir)
  rotateLog(paths.log)
  const native = findBinaries()
  checkVersion(paths, binariesVersion(native))
  return { paths, role, durability, identity: findIdentity(native, paths) }
}

async function startOnce(start: Start): Promise<Server | 'locked'> {
  if (!existsSync(start.paths.cluster) && (await makeCluster(start.paths, start.identity)) === 'locked') return 'locked'
  return startServer(start)
}

async function besideServe(owner: Owner, { paths }: Start, role: Role): Promise<Embedded> {
  if (role === 'serve')
    throw refusalOf('database.directory_in_use', { path: paths.dataDir, pid: owner.pid, since: `${owner.since} UTC` })
  for (let waited = 0; waited < GIVE_UP_AFTER && livingOwner(paths); waited += 50) {
    if (await answers(owner.socketDir)) return { connection: connectionIn(owner.socketDir), joined: true, stop: async () => {} }
    await sleep(50)
  }
  throw refusalOf('database.directory_busy', { path: paths.dataDir })
}

/** A lock without a living owner: a server whose starter died is stopping by itself; one that does not is asked to. */
function giveOrphanTime(waited: number, paths: Paths): void {
  if (waited >= GIVE_UP_AFTER) throw refusalOf('database.directory_busy', { path: paths.dataDir })
  if (waited !== ORPHAN_AFTER) return
  const pid = clusterPid(paths)
  if (pid !== undefined && processesIn(paths.cluster).includes(pid)) process.kill(pid, 'SIGINT')
}

const connectionIn = (socketDir: string): Connection => ({ host: socketDir, port: 5432, user: superuser, database: databaseName })

const RESTARTS = 5
const RESTARTS_WITHIN = 60_000

/** Keeps the server running: one that dies is started again, unless it keeps dying. */
function supervised(first: Server, start: Start, { onRestart, onLost }: EmbeddedOptions): Embedded {
  let server = first
  let stopping = false
  const deaths: number[] = []
  const watch = async (): Promise<void> => {
    await server.ended
    if (stopping) return
    deaths.push(Date.now())
    if (deaths.filter(at => at > Date.now() - RESTARTS_WITHIN).length > RESTARTS) throw new Error('PostgreSQL keeps dying')
    server = await restart(start)
    if (stopping) return stopServer(server)
    onRestart?.()
    return watch()
  }
  const watching = watch().catch(error => onLost?.(error))
  const stop = async () => {
    stopping = true
    clearOwner(start.paths)
    await stopServer(server)
    await watching
    removeSocketDir(start.paths)
  }
  return { connection: connectionIn(start.paths.socketDir), joined: false, stop }
}

async function restart(start: Start): Promise<Server> {
  for (let waited = 0; waited < GIVE_UP_AFTER; waited += 100) {
    const server = await startServer(start)
    // The dead server's own processes hold the lock until they have noticed.
    if (server !== 'locked') return server
    await sleep(100)
  }
  throw refusalOf('database.directory_busy', { path: start.paths.dataDir })
}
