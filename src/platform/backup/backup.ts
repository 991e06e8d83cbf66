import { existsSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { PoolClient } from 'pg'
import type { Config } from '../config.ts'
import type { Database } from '../db.ts'
import { readMigrations } from '../migrate.ts'
import { preparePaths } from '../postgres/paths.ts'
import { Refusal } from '../refusal.ts'
import { programVersion } from '../root.ts'
import { writeTrail } from '../trail.ts'
import { fileReason, refusalOf } from './backup.refusals.ts'
import { takeHeads, takeOthers } from './beside.ts'
import { withConnection } from './connection.ts'
import { flush, flushFolder } from './copying.ts'
import { takeLogical } from './logical.ts'
import type { Manifest } from './manifest.ts'
import { takePhysical } from './physical.ts'
import { hasRegister } from './server-facts.ts'

export type Asked = { config: Config; folder: string; logical: boolean }

/** Refuses a backup that cannot be, before a database is opened or even made for it. */
export function checkBackup({ config, folder, logical }: Asked): void {
  const { databaseUrl, dataDir } = config
  if (databaseUrl !== undefined && !logical) throw refusalOf('backup.physical_operated', undefined)
  if (databaseUrl === undefined && !existsSync(join(dataDir, 'postgres')))
    throw refusalOf('backup.nothing_there', { path: dataDir })
  if (existsSync(folder) && !isEmptyFolder(folder)) throw refusalOf('backup.folder_taken', { path: folder })
  const [place, inside] = [realPlace(folder), realPlace(dataDir)]
  if (place === inside || place.startsWith(`${inside}/`)) throw refusalOf('backup.folder_inside', { path: folder, dataDir })
}

function isEmptyFolder(path: string): boolean {
  try {
    return readdirSync(path).length === 0
  } catch (error) {
    throw refusalOf('backup.folder_unusable', { path, reason: fileReason(error) ?? 'it cannot be read' }, { cause: error })
  }
}

/** Where a path leads once links are followed, also where its last parts are still to be made. */
function realPlace(path: string): string {
  const whole = resolve(path)
  if (existsSync(whole)) return realpathSync(whole)
  const above = dirname(whole)
  return above === whole ? whole : join(realPlace(above), basename(whole))
}

export type Taken = { manifest: Manifest; isInTrail: boolean }

/**
 * Makes a backup in a new folder while everybody works on; `by` is who asked, for the trail. The folder appears when the
 * backup is whole and on disk. Broken off, it leaves nothing.
 */
export async function backUp(database: Database, asked: Asked & { by: string }): Promise<Taken> {
  const folder = resolve(asked.folder)
  const unfinished = `${folder}.unfinished-${process.pid}`
  try {
    await mkdir(dirname(unfinished), { recursive: true })
    await mkdir(unfinished, { mode: 0o700 })
  } catch (error) {
    throw asRefusal(error, folder)
  }
  const removing = () => rmSync(unfinished, { recursive: true, force: true })
  process.once('exit', removing)
  try {
    const taken = await take(database, { ...asked, folder: unfinished })
    await flushFolder(unfinished)
    await rename(unfinished, folder)
    await flush(dirname(folder))
    return taken
  } catch (error) {
    removing()
    throw asRefusal(error, folder)
  } finally {
    process.off('exit', removing)
  }
}

async function take(database: Database, { config, folder, logical, by }: Asked & { by: string }): Promise<Taken> {
  const { databaseUrl, dataDir } = config
  return withConnection(database.pool, async client => {
    if (!(await hasRegister(client))) throw refusalOf('backup.nothing_there', { path: databaseUrl ? 'the database' : dataDir })
    const isInTrail = await writeDown(database, client, { kind: logical ? 'logical' : 'physical', by })
    const heads = await takeHeads(dataDir, folder)
    const files = async () => [...heads, ...(await takeOthers(dataDir, folder))]
    const around = { folder, program: programVersion, files }
    const manifest = logical
      ? await takeLogical(client, around)
      : await takePhysical(client, { ...around, cluster: preparePaths(dataDir).cluster })
    return { manifest, isInTrail }
  })
}

/** Whoever backs a register up holds all of it afterwards, so the trail says who did. An older release's table is left alone. */
async function writeDown({ db }: Database, client: PoolClient, { kind, by }: { kind: string; by: string }): Promise<boolean> {
  const { rows } = await client.query<{ last: number }>('select max(version) as last from schema_migration')
  if (rows[0]?.last !== readMigrations().at(-1)?.version) return false
  await writeTrail(db, { by, action: 'backup.taken', details: { kind } })
  return true
}

function asRefusal(error: unknown, path: string): unknown {
  if (error instanceof Refusal) return error
  if (isGone(error)) return refusalOf('backup.broken_off', { reason: 'it died or was stopped' }, { cause: error })
  const reason = fileReason(error)
  return reason === undefined ? error : refusalOf('backup.folder_unusable', { path, reason }, { cause: error })
}

/** Whether it was the database that failed: PostgreSQL's classes for shutting down and lost connections, Node's words for a dead socket. */
function isGone(error: unknown): boolean {
  const { code = '', message = '' } = (error ?? {}) as Partial<NodeJS.ErrnoException>
  return (
    /^(57P..|08...|ECONNRESET|ECONNREFUSED|EPIPE)$/.test(code) ||
    /^(Connection terminated|Client has encountered a connection error)/.test(message)
  )
}
