import { closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { refusalOf } from '../platform.refusals.ts'
import type { Identity } from './identity.ts'
import { spawnLocked } from './locked.ts'
import type { Paths } from './paths.ts'
import { databaseName, initdbArguments } from './settings.ts'

const MAKE = `
[ -e "$CLUSTER" ] && exit 75
rm -rf "$UNFINISHED" && mkdir -m 700 "$UNFINISHED" || exit 1
if [ -n "$USER_ID" ]; then chown "$USER_ID:$USER_ID" "$UNFINISHED" || exit 1; fi
$AS "$NATIVE/bin/initdb" "$@" || exit 1
echo "create database ${databaseName}" | $AS "$NATIVE/bin/postgres" --single -D "$UNFINISHED" postgres || exit 1
mv "$UNFINISHED" "$CLUSTER"
`

/** Makes the cluster and its database where there is none; 'locked' when another process is at it. */
export async function makeCluster(paths: Paths, identity: Identity): Promise<'made' | 'locked'> {
  // Where the C library has no UTF-8 locale of its own, plain C serves; only trigrams of accented letters are poorer.
  let reason: string | undefined
  for (const ctype of ['C.UTF-8', 'C']) {
    const making = spawnLocked(paths, MAKE, initdbArguments(paths, ctype), makeVariables(paths, identity))
    const { locked, code } = await making.ended
    if (locked) return 'locked'
    if (code === 0) return made(paths)
    reason = making.said()
    if (!reason?.includes('locale')) break
  }
  throw refusalOf('database.start_failed', { reason: reason ?? 'initdb failed', log: paths.log })
}

const makeVariables = (paths: Paths, { command, uid, native }: Identity): Record<string, string> => ({
  CLUSTER: paths.cluster,
  UNFINISHED: paths.unfinished,
  USER_ID: uid === undefined ? '' : String(uid),
  AS: command.join(' '),
  NATIVE: native,
})

function made({ dataDir }: Paths): 'made' {
  const folder = openSync(dataDir, 'r')
  fsyncSync(folder)
  closeSync(folder)
  return 'made'
}

/** Refuses a cluster that another major version of PostgreSQL wrote. */
export function checkVersion({ cluster }: Paths, version: string): void {
  const file = join(cluster, 'PG_VERSION')
  if (!existsSync(file)) return
  const found = readFileSync(file, 'utf8').trim()
  const expected = version.split('.')[0] ?? version
  if (found !== expected) throw refusalOf('database.directory_other_version', { path: cluster, found, expected })
}
