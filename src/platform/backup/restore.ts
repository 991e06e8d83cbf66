import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Config } from '../config.ts'
import type { Database } from '../db.ts'
import { refusalOf as platformRefusal } from '../platform.refusals.ts'
import { Refusal } from '../refusal.ts'
import { preparePaths } from '../postgres/paths.ts'
import { type Verification, verifyTrail } from '../trail-verify.ts'
import { writeTrail } from '../trail.ts'
import { fileReason, refusalOf } from './backup.refusals.ts'
import { BESIDE, foundIn, namesIn, restoringIn } from './beside.ts'
import { withConnection } from './connection.ts'
import { copyHashed, flushFolder, severalAtOnce } from './copying.ts'
import { migrationsOf, restoreLogical } from './logical-restore.ts'
import { type Backup, checkSum, checkSums } from './manifest.ts'
import { checkPostgres, moveStaged } from './physical-restore.ts'
import { hasHead } from './server-facts.ts'

/** Refuses a restore that cannot be, before a database is opened or made for it. */
export function checkRestore({ databaseUrl, dataDir }: Config, { manifest }: Backup): void {
  const isPhysical = manifest.kind === 'physical'
  if (isPhysical && databaseUrl !== undefined) throw refusalOf('backup.restore_operated', undefined)
  migrationsOf(manifest)
  if (isPhysical) checkPostgres(manifest)
  if (databaseUrl !== undefined || isBrokenOff(dataDir, isPhysical)) return
  const found = foundIn(dataDir, { cluster: isPhysical })
  if (found.length > 0) throw refusalOf('backup.directory_not_empty', { path: dataDir, found: found.slice(0, 3).join(', ') })
}

/** A restore that did not come to its end leaves its mark; what lies beside the mark, it put there. */
const isBrokenOff = (dataDir: string, isPhysical: boolean): boolean =>
  existsSync(restoringIn(dataDir)) && !(isPhysical && existsSync(join(dataDir, 'postgres')))

/** Refuses to run on half a register. */
export function checkWhole({ databaseUrl, dataDir }: Config): void {
  if (databaseUrl === undefined && isBrokenOff(dataDir, true)) throw refusalOf('backup.half_restored', { path: dataDir })
}

/** Puts the files of a physical backup into an empty data directory, each held to its checksum; nothing is in place before all are. */
export async function restoreFiles({ dataDir }: Config, backup: Backup): Promise<void> {
  preparePaths(dataDir)
  await staged(dataDir, backup, async () => moveStaged(dataDir))
}

/** Fills an empty database, and puts the files beside it where none of that name is; gives the names of those left as they were. */
export async function restoreRows({ pool }: Database, { databaseUrl, dataDir }: Config, backup: Backup): Promise<string[]> {
  await checkSums(backup)
  let left: string[] = []
  const beside = { ...backup, kept: backup.kept.filter(({ path }) => path.startsWith(`${BESIDE}/`)) }
  await staged(dataDir, beside, async () => {
    const place = async () => {
      left = await placeBeside(dataDir, databaseUrl === undefined)
    }
    await withConnection(pool, client => restoreLogical(client, backup, place))
  })
  return left
}

/** Into an operated database's data directory, which another database may share, only what is not there; else all. */
async function placeBeside(dataDir: string, overwrites: boolean): Promise<string[]> {
  const from = join(restoringIn(dataDir), BESIDE)
  const left: string[] = []
  for (const name of await namesIn(from)) {
    const place = join(dataDir, name)
    if (existsSync(place) && !overwrites) left.push(name)
    else {
      await rm(place, { recursive: true, force: true })
      await rename(join(from, name), place)
    }
  }
  return left
}

/** Copies files of a backup to where a restore under way keeps them, on disk; then does the rest, and takes the place away. */
async function staged(dataDir: string, { folder, manifest, kept }: Backup, rest: () => Promise<void>): Promise<void> {
  const restoring = restoringIn(dataDir)
  try {
    await rm(restoring, { recursive: true, force: true })
    const parents = new Set([...manifest.folders, ...kept.map(({ path }) => dirname(path))])
    for (const each of ['', ...[...parents].toSorted()]) await mkdir(join(restoring, each), { recursive: true, mode: 0o700 })
    await severalAtOnce(kept, async ({ path, sha256 }) =>
      checkSum(path, sha256, await copyHashed(join(folder, path), join(restoring, path))),
    )
    await flushFolder(restoring)
  } catch (error) {
    await rm(restoring, { recursive: true, force: true })
    throw asRefusal(error, dataDir)
  }
  const toPlace = (await namesIn(join(restoring, BESIDE))).length
  try {
    await rest()
  } catch (error) {
    // Where something is in its place already, the mark stays, and the restore can be run again.
    const isUntouched = (await namesIn(join(restoring, BESIDE))).length === toPlace
    if (isUntouched) await rm(restoring, { recursive: true, force: true })
    throw error
  }
  await rm(restoring, { recursive: true, force: true })
}

function asRefusal(error: unknown, dataDir: string): unknown {
  const reason = error instanceof Refusal ? undefined : fileReason(error)
  return reason === undefined ? error : platformRefusal('config.directory_unusable', { path: dataDir, reason }, { cause: error })
}

/**
 * Looks at what was restored, once it is open and of this release: its trail must have the entry that the backup recorded
 * as its last, and is gone through as `trail verify` does. Then the trail says that it was restored, and by whom.
 */
export async function checkRestored(
  { db, pool }: Database,
  { dataDir }: Config,
  { manifest }: Backup,
  by: string,
): Promise<Verification> {
  const { trail, kind, takenAt } = manifest
  const isThere = trail === null || (await withConnection(pool, client => hasHead(client, trail)))
  if (!isThere) throw refusalOf('backup.trail_differs', trail)
  const verification = await verifyTrail(db, dataDir)
  await writeTrail(db, { by, action: 'backup.restored', details: { kind, takenAt } })
  return verification
}
