import { createHash } from 'node:crypto'
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { refusalOf } from '../platform.refusals.ts'

/** Where the embedded server keeps its things inside the data directory. */
export type Paths = {
  dataDir: string
  /** PostgreSQL's own directory. */
  cluster: string
  /** A cluster being made; renamed when it is whole, so that an interrupted first start leaves no half. */
  unfinished: string
  /** Held with flock by the server's own processes for as long as one of them lives. */
  lock: string
  /** Who holds the lock, for people and for the verbs that want to join. */
  owner: string
  /** The private folder of the unix socket. */
  socketDir: string
  log: string
}

// sun_path holds 108 bytes, and PostgreSQL appends /.s.PGSQL.5432.lock while it starts.
const LONGEST_SOCKET_DIR = 80

/** Makes the data directory where it is missing and says where everything lies; refuses one that cannot be written. */
export function preparePaths(dataDir: string): Paths {
  const whole = makeDirectory(dataDir)
  return {
    dataDir: whole,
    cluster: join(whole, 'postgres'),
    unfinished: join(whole, 'postgres.unfinished'),
    lock: join(whole, 'postgres.lock'),
    owner: join(whole, 'owner.json'),
    socketDir: socketDirFor(whole),
    log: join(whole, 'postgres.log'),
  }
}

function makeDirectory(dataDir: string): string {
  try {
    mkdirSync(dirname(resolve(dataDir)), { recursive: true })
    if (!existsSync(dataDir)) mkdirSync(dataDir, { mode: 0o700 })
    makePrivate(join(dataDir, 'run'))
    return realpathSync(dataDir)
  } catch (error) {
    throw refusalOf('config.directory_unusable', { path: dataDir, reason: reasonOf(error) }, { cause: error })
  }
}

const REASONS: Record<string, string> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'it is on a read-only file system',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file of that name is in the way',
  ENOSPC: 'the disk is full',
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
  return REASONS[code] ?? `the system says ${code}`
}

function makePrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
}

function socketDirFor(dataDir: string): string {
  const inside = join(dataDir, 'run')
  return Buffer.byteLength(inside) <= LONGEST_SOCKET_DIR ? inside : shortSocketDir(dataDir)
}

/** A folder under the system's temporary one, found again by the data directory's name; never one that somebody else made. */
function shortSocketDir(dataDir: string): string {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const folder = join(tmpdir(), `goodstanding-${process.getuid?.() ?? 0}-${name}`)
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch {
    if (!isPrivateAndOurs(folder)) return mkdtempSync(join(tmpdir(), 'goodstanding-'))
  }
  return folder
}

function isPrivateAndOurs(folder: string): boolean {
  const { uid, mode } = lstatSync(folder)
  return lstatSync(folder).isDirectory() && uid === process.getuid?.() && (mode & 0o077) === 0
}

/** Removes a socket folder that lies outside the data directory; the one inside stays for the next start. */
export function removeSocketDir({ dataDir, socketDir }: Paths): void {
  if (!socketDir.startsWith(dataDir)) rmSync(socketDir, { recursive: true, force: true })
}
