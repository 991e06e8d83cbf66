import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Paths } from './paths.ts'

/** Why a process started the database: the long-lived program, or one verb of the command line. */
export type Role = 'serve' | 'command'

/**
 * Who holds the database of a data directory. For people and for waiting only: what keeps two servers apart is the kernel's
 * lock on `postgres.lock`, which PostgreSQL's own processes hold.
 */
export type Owner = { role: Role; pid: number; started: string; since: string; socketDir: string }

/** This process as an owner. */
export const ownerOfThisProcess = (role: Role, socketDir: string): Owner => ({
  role,
  pid: process.pid,
  started: startOf(process.pid) ?? '',
  since: new Date().toISOString().slice(0, 16).replace('T', ' '),
  socketDir,
})

/** Who the owner file names, if that very process still lives; a number the system gave to another process does not count. */
export function livingOwner(paths: Paths): Owner | undefined {
  const owner = readOwner(paths)
  return owner && startOf(owner.pid) === owner.started ? owner : undefined
}

/** Takes our name off, so that a verb starting now waits for the stop instead of joining it. */
export function clearOwner(paths: Paths): void {
  if (readOwner(paths)?.pid === process.pid) rmSync(paths.owner, { force: true })
}

function readOwner({ owner }: Paths): Owner | undefined {
  try {
    return JSON.parse(readFileSync(owner, 'utf8')) as Owner
  } catch {
    return undefined
  }
}

/** Boot and clock tick at which a process started, which tells it from a later one with the same number. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`
  } catch {
    return undefined
  }
}

/** The process number in PostgreSQL's own pid file. */
export function clusterPid({ cluster }: Paths): number | undefined {
  const file = join(cluster, 'postmaster.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : Number.NaN
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}

/**
 * The number in PostgreSQL's pid file where it now belongs to an unrelated process, as after a restarted container.
 * PostgreSQL would take that process for a running server and refuse.
 */
export function stalePid(paths: Paths): number | undefined {
  const pid = clusterPid(paths)
  if (pid === undefined || !existsSync(`/proc/${pid}`)) return undefined
  return processesIn(paths.cluster).length === 0 ? pid : undefined
}

/** The processes whose working directory is the cluster: every process of PostgreSQL, and nobody else. */
export const processesIn = (cluster: string): number[] =>
  readdirSync('/proc')
    .map(Number)
    .filter(pid => Number.isInteger(pid) && workingDirectory(pid) === cluster)

function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}
