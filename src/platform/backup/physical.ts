import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ClientBase } from 'pg'
import { refusalOf } from './backup.refusals.ts'
import { copyHashed, type Kept, severalAtOnce, walk } from './copying.ts'
import { type Manifest, writeManifest } from './manifest.ts'
import { momentOf, saidOf } from './server-facts.ts'

/** The folder of the database's files in a physical backup. */
export const CLUSTER = 'postgres'

/** Folders whose content PostgreSQL makes anew at a start, or that this copy brings by itself; as pg_basebackup leaves them out. */
const EMPTIED = /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/./
const KEPT_FOLDERS = /^pg_wal\/(archive_status|summaries)$/
const LEFT_OUT = new RegExp(
  [
    String.raw`^(postmaster\.(pid|opts)|backup_label|tablespace_map|backup_manifest|postgresql\.auto\.conf\.tmp)$`,
    String.raw`(^|/)pg_internal\.init`,
    String.raw`(^|/)pgsql_tmp`,
    // Temporary tables: t, the session's number, the table's.
    String.raw`(^|/)t\d+_\d+(_(fsm|vm|init))?(\.\d+)?$`,
  ].join('|'),
)
/** Read apart, because the server rewrites it in place. */
const CONTROL = 'global/pg_control'

const leavesOut = (path: string): boolean =>
  LEFT_OUT.test(path) || path === CONTROL || (EMPTIED.test(path) && !KEPT_FOLDERS.test(path))

type Around = { folder: string; cluster: string; program: string; files: () => Promise<Kept[]> }

/**
 * Copies the files of a running database, as PostgreSQL's low-level backup interface has it: what changes meanwhile is made
 * good from the write-ahead log, which is copied last and up to the moment the backup ended. Everything acknowledged before
 * that moment is in it. `files` brings what lies beside the database, once the database itself is copied.
 */
export async function takePhysical(client: ClientBase, { folder, cluster, program, files }: Around): Promise<Manifest> {
  const tablespaces = await client.query(`select 1 from pg_tablespace where spcname !~ '^pg_'`)
  if (tablespaces.rows.length > 0) throw refusalOf('backup.tablespace_found', undefined)
  const startedAt = await momentOf(client)
  // A slot keeps the log from being recycled while it is needed; a temporary one, so that it goes with the connection at the latest.
  await client.query(`select pg_create_physical_replication_slot('goodstanding_' || pg_backend_pid(), true, true)`)
  const { rows } = await client.query<{ first: string }>(`select pg_walfile_name(pg_backup_start('goodstanding', true)) as first`)
  const { folders, files: paths } = await walk(cluster, leavesOut)
  const into = (path: string): string => join(folder, CLUSTER, path)
  await mkdir(into(''), { mode: 0o700 })
  for (const each of folders) await mkdir(into(each), { mode: 0o700 })
  const copied = await severalAtOnce(paths, path => copyOfCluster(cluster, folder, path))
  const control = await writeKept(folder, `${CLUSTER}/${CONTROL}`, await settled(join(cluster, CONTROL)))
  const said = await saidOf(client)
  const takenAt = await momentOf(client)
  const { label, last } = await stop(client)
  const written = await writeKept(folder, `${CLUSTER}/backup_label`, Buffer.from(label))
  const segments = await segmentsBetween(join(cluster, 'pg_wal'), rows[0]?.first ?? '', last)
  const log = await severalAtOnce(segments, name => copyOfCluster(cluster, folder, `pg_wal/${name}`))
  await client.query(`select pg_drop_replication_slot('goodstanding_' || pg_backend_pid())`)
  const kept = [...copied, control, written, ...log].filter(each => each !== undefined)
  const shape = { folders: folders.map(each => `${CLUSTER}/${each}`), tables: [], sequences: [] }
  return writeManifest(folder, [...kept, ...(await files())], {
    kind: 'physical',
    program,
    startedAt,
    takenAt,
    ...said,
    ...shape,
  })
}

async function stop(client: ClientBase): Promise<{ label: string; last: string }> {
  const { rows } = await client.query<{ label: string; last: string }>(
    'select labelfile as label, pg_walfile_name(lsn) as last from pg_backup_stop(false)',
  )
  return { label: rows[0]?.label ?? '', last: rows[0]?.last ?? '' }
}

async function copyOfCluster(cluster: string, folder: string, path: string): Promise<Kept | undefined> {
  const kept = await copyHashed(join(cluster, path), join(folder, CLUSTER, path))
  return kept && { path: `${CLUSTER}/${path}`, ...kept }
}

async function writeKept(folder: string, path: string, content: Buffer): Promise<Kept> {
  await writeFile(join(folder, path), content, { mode: 0o600, flag: 'wx' })
  return { path, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }
}

/** A small file that is rewritten in place, read until two readings agree, so that no half of a writing is kept. */
async function settled(path: string): Promise<Buffer> {
  for (let last = await readFile(path); ; ) {
    await sleep(5)
    const again = await readFile(path)
    if (again.equals(last)) return again
    last = again
  }
}

/** The segments of the log from one to another, both included, and the histories of timelines. Their names sort as they follow. */
async function segmentsBetween(folder: string, first: string, last: string): Promise<string[]> {
  const names = await readdir(folder)
  const segments = names.filter(name => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last)
  const histories = names.filter(name => name.endsWith('.history'))
  if (!segments.includes(first) || !segments.includes(last)) throw new Error('the log of the backup is not whole')
  return [...segments, ...histories]
}
