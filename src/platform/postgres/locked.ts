import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, fstatSync, openSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
import type { Paths } from './paths.ts'
import { tellingLine } from './server-log.ts'

const LOCK_TAKEN = 75

/** How a program under the lock ended; `locked` means it never began, because another holds the lock. */
export type Ended = { locked: boolean; code: number | null; signal: NodeJS.Signals | null }

export type LockedProcess = {
  child: ChildProcess
  ended: Promise<Ended>
  /** The line of the log, since this start, that explains a failure. */
  said: () => string | undefined
}

/** Placed before a program: the kernel interrupts it when the process that started it dies, even by kill -9. */
export const mortal = ['setpriv', '--pdeathsig=INT', '--'] as const

/**
 * Starts a shell script that holds the data directory's lock for as long as it or any child of it lives. The kernel keeps
 * the lock, so nothing stale can be left, and a server whose starter died still holds it until its last process has gone.
 */
export function spawnLocked(
  paths: Paths,
  script: string,
  args: readonly string[],
  variables: Record<string, string>,
): LockedProcess {
  // The death signal follows the thread that started the child, not the process.
  if (!isMainThread) throw new Error('start PostgreSQL from the main thread')
  const lock = ['-n', '-F', '-E', String(LOCK_TAKEN), paths.lock]
  const log = openSync(paths.log, 'a', 0o600)
  const before = fstatSync(log).size
  const child = spawn('flock', [...lock, ...mortal, 'sh', '-c', script, 'sh', ...args], {
    cwd: '/',
    // Its own session: Ctrl-C at a terminal reaches us alone, and we stop the server in order.
    detached: true,
    stdio: ['ignore', log, log],
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', ...variables },
  })
  closeSync(log)
  return { child, ended: endOf(child), said: () => tellingLine(paths.log, before) }
}

const endOf = (child: ChildProcess): Promise<Ended> =>
  new Promise(resolve => {
    child.once('error', () => resolve({ locked: false, code: null, signal: null }))
    child.once('exit', (code, signal) => resolve({ locked: code === LOCK_TAKEN, code, signal }))
  })
