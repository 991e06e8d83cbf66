import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { refusalOf } from '../platform.refusals.ts'
import { binariesVersion, copyBinaries } from './binaries.ts'
import type { Paths } from './paths.ts'

/** Who PostgreSQL runs as, because it refuses to run as root: the command that changes the user, and the binaries that user can read. */
export type Identity = { command: readonly string[]; native: string; uid?: number }

type User = { name: string; uid: number }

/** The first identity that can both run the binaries and write the database's folders; refuses with what was tried. */
export function findIdentity(native: string, paths: Paths): Identity {
  const failures: string[] = []
  for (const candidate of candidates(native, paths)) {
    const failure = failureOf(candidate, paths)
    if (failure === undefined) return candidate
    failures.push(failure)
  }
  const reason = `no user was found that PostgreSQL can run as (${failures.join('; ')})`
  throw refusalOf('database.start_failed', { reason, log: paths.log })
}

/** From the least change to the most; each is prepared only when those before it have failed. */
function* candidates(native: string, paths: Paths): Generator<Identity> {
  const uid = process.getuid?.() ?? 0
  const ordinary = ordinaryUser()
  const owner = clusterOwner(paths) ?? uid
  if (uid !== 0 && isNamed(uid)) yield { command: [], native }
  if (owner === uid) {
    if (uid === 0) giveTo(paths.socketDir, uid)
    yield { command: mappedTo(ordinary), native }
  }
  if (uid === 0) yield* dropped(owner || ordinary.uid, native, paths)
}

/** A namespace of one user: to the kernel still us, so it works under a private home and needs no system user. */
const mappedTo = ({ uid }: User) => ['unshare', '--user', `--map-user=${uid}`, `--map-group=${uid}`, '--']

/** Where user namespaces are blocked: really another user, who is given the database's folders and, if need be, readable binaries. */
function* dropped(uid: number, native: string, paths: Paths): Generator<Identity> {
  const command = ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', '--']
  chmodSync(paths.dataDir, statSync(paths.dataDir).mode | 0o011)
  for (const folder of [paths.socketDir, paths.cluster]) giveTo(folder, uid)
  yield { command, native, uid }
  yield { command, native: copyBinaries(native, paths.dataDir, binariesVersion(native)), uid }
}

function giveTo(path: string, uid: number): void {
  if (!existsSync(path) || statSync(path).uid === uid) return
  if (statSync(path).isDirectory()) for (const entry of readdirSync(path)) giveTo(join(path, entry), uid)
  chownSync(path, uid, uid)
}

const clusterOwner = ({ cluster }: Paths): number | undefined => (existsSync(cluster) ? statSync(cluster).uid : undefined)

const PROBE = 'test -w "$1" || { echo "$1 cannot be written" >&2; exit 1; }; exec "$2" --version'

function failureOf({ command, native }: Identity, { socketDir }: Paths): string | undefined {
  const args = [...command, 'sh', '-c', PROBE, 'sh', socketDir, join(native, 'bin/postgres')]
  const { status, stderr, error } = spawnSync('env', args, { encoding: 'utf8', timeout: 10_000 })
  return status === 0 ? undefined : stderr?.trim().split('\n').at(-1) || error?.message || `code ${status}`
}

/** A user with a name, which PostgreSQL insists on when it makes a cluster. */
function ordinaryUser(): User {
  const users = namedUsers()
  const ordinary = users.find(({ uid }) => uid === 1000) ?? users.find(({ name }) => name === 'nobody')
  return ordinary ?? users.find(({ uid }) => uid > 0) ?? { name: 'nobody', uid: 65_534 }
}

const isNamed = (uid: number): boolean =>
  namedUsers().some(user => user.uid === uid) || spawnSync('id', ['-un', String(uid)]).status === 0

function namedUsers(): User[] {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : []
  return lines.map(line => line.split(':')).map(([name = '', , uid = '']) => ({ name, uid: Number(uid || Number.NaN) }))
}
