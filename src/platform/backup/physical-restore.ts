import { spawnSync } from 'node:child_process'
import { binariesVersion, findBinaries } from '../postgres/binaries.ts'
import { preparePaths } from '../postgres/paths.ts'
import { refusalOf as platformRefusal } from '../platform.refusals.ts'
import { refusalOf } from './backup.refusals.ts'
import { namesIn, restoringIn } from './beside.ts'
import { flush } from './copying.ts'
import type { Manifest } from './manifest.ts'
import { join } from 'node:path'

const LOCK_TAKEN = 75
const CLUSTER_THERE = 76

const MOVE = `
[ -e "$CLUSTER" ] && exit ${CLUSTER_THERE}
for each in "$@"; do rm -rf "$DATA_DIR/$each" && mv "$RESTORING/files/$each" "$DATA_DIR/" || exit 1; done
mv "$RESTORING/postgres" "$CLUSTER"
`

/** Refuses files of another major version of PostgreSQL than the one that comes with this program. */
export function checkPostgres({ postgres }: Manifest): void {
  const majorOf = (version: string): string => version.split('.')[0] ?? version
  const [found, expected] = [majorOf(postgres), majorOf(binariesVersion(findBinaries()))]
  if (found !== expected) throw refusalOf('backup.postgres_differs', { found, expected })
}

/**
 * Moves what was staged to its place: what lies beside the database first and the database last, so that what a power cut
 * leaves is no database. Under the lock that every process of the database holds, so nobody can be making one meanwhile.
 */
export async function moveStaged(dataDir: string): Promise<void> {
  const { cluster, lock } = preparePaths(dataDir)
  const restoring = restoringIn(dataDir)
  const names = await namesIn(join(restoring, 'files'))
  const env = { ...process.env, CLUSTER: cluster, DATA_DIR: dataDir, RESTORING: restoring }
  const { status, error } = spawnSync('flock', ['-n', '-E', String(LOCK_TAKEN), lock, 'sh', '-c', MOVE, 'sh', ...names], { env })
  if (status === LOCK_TAKEN) throw platformRefusal('database.directory_busy', { path: dataDir })
  if (status === CLUSTER_THERE) throw refusalOf('backup.directory_not_empty', { path: dataDir, found: 'postgres' })
  if (status !== 0) throw new Error('what was restored could not be moved to its place', { cause: error })
  await flush(dataDir)
}
