import { setTimeout as sleep } from 'node:timers/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { refusalOf } from '../platform.refusals.ts'
import type { Identity } from './identity.ts'
import { type Ended, type LockedProcess, mortal, spawnLocked } from './locked.ts'
import { type Role, ownerOfThisProcess, stalePid } from './owner.ts'
import type { Paths } from './paths.ts'
import { databaseName, type Durability, serverArguments, superuser } from './settings.ts'

/** A running PostgreSQL that this process started. */
export type Server = LockedProcess

export type Start = { paths: Paths; identity: Identity; role: Role; durability: Durability }

// Under the lock nobody else runs here, so a socket's leftovers, and a pid file found stale, may go.
const SERVE = `
printf %s "$OWNER" > "$OWNER_FILE.new" && mv "$OWNER_FILE.new" "$OWNER_FILE" || exit 1
rm -f "$SOCKET_DIR"/.s.PGSQL.5432 "$SOCKET_DIR"/.s.PGSQL.5432.lock
if [ -n "$STALE_PID" ] && [ "$(head -n 1 "$CLUSTER/postmaster.pid")" = "$STALE_PID" ]; then rm -f "$CLUSTER/postmaster.pid"; fi
exec "$@"
`

/** Starts PostgreSQL and waits until it answers; 'locked' when another server holds the data directory. */
export async function startServer(start: Start): Promise<Server | 'locked'> {
  const { paths, identity, durability } = start
  const postgres = join(identity.native, 'bin/postgres')
  const command = [...identity.command, ...mortal, postgres, ...serverArguments(paths, durability)]
  const server = spawnLocked(paths, SERVE, command, serveVariables(start))
  const outcome = await Promise.race([server.ended, answering(paths.socketDir, server.ended)])
  if (outcome === 'answers') return server
  if (outcome.locked) return 'locked'
  throw refusalOf('database.start_failed', { reason: server.said() ?? howEnded(outcome), log: paths.log })
}

const serveVariables = ({ paths, role }: Start): Record<string, string> => ({
  OWNER: JSON.stringify(ownerOfThisProcess(role, paths.socketDir)),
  OWNER_FILE: paths.owner,
  SOCKET_DIR: paths.socketDir,
  CLUSTER: paths.cluster,
  STALE_PID: String(stalePid(paths) ?? ''),
})

const howEnded = ({ code, signal }: Ended): string => (signal ? `it ended on ${signal}` : `it ended with code ${code}`)

/** Resolves when the server in the socket folder takes a connection; recovery after a crash may take a while. */
async function answering(socketDir: string, ended: Promise<unknown>): Promise<'answers'> {
  const over = new AbortController()
  void ended.then(() => over.abort())
  while (!over.signal.aborted) {
    if (await answers(socketDir)) return 'answers'
    await sleep(10)
  }
  return new Promise(() => {})
}

/** Whether the server in the socket folder takes connections now. */
export async function answers(socketDir: string): Promise<boolean> {
  if (!existsSync(join(socketDir, '.s.PGSQL.5432'))) return false
  const client = new Client({ host: socketDir, port: 5432, user: superuser, database: databaseName })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

const STOP_WITHIN = 30_000

/** Stops a server: at once for its clients, with everything written; by immediate shutdown where that takes too long, which recovery makes good. */
export async function stopServer({ child, ended }: Server): Promise<void> {
  child.kill('SIGINT')
  const late = setTimeout(() => child.kill('SIGQUIT'), STOP_WITHIN)
  await ended
  clearTimeout(late)
}
