import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../platform/config.ts'
import { readDemonstration } from '../platform/demonstration.ts'
import { refusalOf } from './setup.refusals.ts'

/** The database first and the mark of a demonstration last, so that broken off half-way it can be done again. */
const PARTS = ['postgres', 'postgres.log', 'trail-heads.jsonl', 'imports', 'demonstration', 'demonstration.json']
const LOCK_TAKEN = 75

/** Refuses where there is no demonstration that could be put aside. */
export function checkDemoCanBeLeft({ dataDir, databaseUrl }: Config): void {
  if (databaseUrl !== undefined) throw refusalOf('setup.demo_operated', undefined)
  if (!readDemonstration(dataDir)) throw refusalOf('setup.no_demo', undefined)
}

/**
 * Puts a demonstration aside, whole, in a folder of the data directory, and gives that folder. It moves under the lock that
 * every process of the database holds, so it cannot be in use while it moves; and nothing of it is in the next register.
 */
export function leaveDemo({ dataDir }: Config, now: string): string {
  const folder = join(dataDir, `demonstration-left-${now.slice(0, 19).replaceAll(':', '-')}`)
  mkdirSync(folder, { mode: 0o700 })
  const parts = PARTS.map(part => join(dataDir, part)).filter(existsSync)
  const lock = join(dataDir, 'postgres.lock')
  const { status, error } = spawnSync('flock', ['-n', '-E', String(LOCK_TAKEN), lock, 'mv', '-t', folder, '--', ...parts])
  if (status === 0) return folder
  if (readdirSync(folder).length === 0) rmdirSync(folder)
  if (status === LOCK_TAKEN) throw refusalOf('setup.demo_running', { path: dataDir })
  throw new Error('the demonstration could not be moved', { cause: error })
}
