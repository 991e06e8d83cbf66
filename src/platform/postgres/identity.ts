import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { refusalOf } from '../platform.refusals.ts'
import { binariesVersion, copyBinaries } from './binaries.ts'
import type { Paths } from './paths.ts'

/** Who PostgreSQL runs as, because it refuses to run as root: the command that changes the user, and the binaries that user can read. */
export type Identity = { command: readonly string[]; native: string; uid?: number }

type User = { name: string; uid: number }

/** The first identity that can both run the binaries and write the data directory; refuses with what was tried. */
export function findIdentity(native: string, paths: Paths): Identity {
  const uid = process.getuid?.() ?? 0
  const ordinary = ordinaryUser()
  const owner = clusterOwner(paths)
  const asIs: Identity = { command: [], native }
  if (uid !== 0 && isNamed(uid) && works(asIs, paths)) return asIs
  const mapped: Identity = { command: mappedTo(ordinary), native }
  if ((owner ?? uid) === uid && works(mapped, paths)) return mapped
  const dropped = uid === 0 ? droppedTo(owner || ordinary.uid, native, paths) : undefined
  if (dropped) return dropped
  throw refusalOf('database.start_failed', { reason: explain(asIs, mapped, uid, paths), log: paths.log })
}

/** A namespace of one user: to the kernel still us, so it works under a private home and needs no system user. */
const mappedTo = ({ uid }: User) => ['unshare', '--user', `--map-user=${uid}`, `--map-group=${uid}`, '--']

/** Where user namespaces are blocked: really another user, who is given the database's folders and, if need be, readable binaries. */
function droppedTo(uid: number, native: string, paths: Paths): Identity | undefined {
  const command = ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups', '--']
  chmodSync(paths.dataDir, statSync(paths.dataDir).mode | 0o011)
  for (const folder of [paths.socketDir, paths.cluster, paths.unfinished]) giveTo(folder, uid)
  const installed: Identity = { command, native, uid }
  if (works(installed, paths)) return installed
  const copied: Identity = { command, native: copyBinaries(native, paths.dataDir, binariesVersion(native)), uid }
  return works(copied, paths) ? copied : undefined
}

function giveTo(path: string, uid: number): void {
  if (!existsSync(path) || statSync(path).uid === uid) return
  if (statSync(path).isDirectory()) for (const entry of readdirSync(path)) giveTo(join(path, entry), uid)
  chownSync(path, uid, uid)
}

const clusterOwner = ({ cluster }: Paths): number | undefined => (existsSync(cluster) ? statSync(cluster).uid : undefined)

const PROBE = 'test -w "$1" && exec "$2" --version'

const probe = ({ command, native }: Identity, { socketDir }: Paths) => {
  const args = [...command, 'sh', '-c', PROBE, 'sh', socketDir, join(native, 'bin/postgres')]
  return spawnSync('env', args, { encoding: 'utf8', timeout: 10_000 })
}

const works = (identity: Identity, paths: Paths): boolean => probe(identity, paths).status === 0

function explain(asIs: Identity, mapped: Identity, uid: number, paths: Paths): string {
  const { error, stderr } = probe(uid === 0 ? mapped : asIs, paths)
  const said = stderr?.trim().split('\n').at(-1) || error?.message
  const who = uid === 0 ? 'PostgreSQL may not run as root, and no other user could be taken' : 'its program does not run'
  return said ? `${who} (${said})` : who
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
