import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backUp } from '../src/platform/backup/backup.ts'
import { type Manifest, readBackup } from '../src/platform/backup/manifest.ts'
import { restoreFiles, restoreRows } from '../src/platform/backup/restore.ts'
import { type Config, readConfig } from '../src/platform/config.ts'
import { type Database, openPool } from '../src/platform/db.ts'
import { migrate } from '../src/platform/migrate.ts'
import { openEmbedded } from '../src/platform/postgres/postgres.ts'
import { alternate, median, note, report } from './measure.ts'
import { fillPeople } from './people-register.part.ts'

// A backup and a restore of a register, against `cp` of the same bytes and bringing them to the disk. PEOPLE sets how many
// people; without it a million, which needs some 12 GB of disk.

const PEOPLE = Number(process.env['PEOPLE'] ?? 1_000_000)
const ROUNDS = Number(process.env['ROUNDS'] ?? 5)

const home = await mkdtemp(join(tmpdir(), 'gs-bench-'))
const config: Config = readConfig({ DATA_DIR: join(home, 'var') })
const place = join(home, 'there')

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}

/** Seconds that a copy into an empty place takes, which is emptied before each and after the last. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const taken = await seconds(work)
  await rm(place, { recursive: true })
  spawnSync('sync', ['-f', home])
  return taken
}

async function cp(from: string): Promise<void> {
  for (const [command = '', ...args] of [
    ['cp', '-r', from, place],
    ['sync', '-f', place],
  ])
    if (spawnSync(command, args).status !== 0) throw new Error(`${command} failed`)
}

async function measure(database: Database): Promise<void> {
  const first = join(home, 'first')
  const { manifest } = await backUp(database, { config, folder: first, logical: false, by: 'a bench' })
  const megabytes = manifest.bytes / 1e6
  note(`${PEOPLE.toLocaleString('en-US')} people; a backup is ${Math.round(megabytes)} MB in ${manifest.files} files`)
  const found = await readBackup(first)
  const there = { ...config, dataDir: place }
  const { backup, restore, copy } = await alternate(ROUNDS, {
    backup: () => timed(() => backUp(database, { config, folder: place, logical: false, by: 'a bench' })),
    copy: () => timed(() => cp(first)),
    restore: () => timed(() => restoreFiles(there, found)),
  })
  const rates = (taken: readonly number[]): string => taken.map(each => Math.round(megabytes / each)).join(', ')
  note(`MB/s of each round: backup ${rates(backup)}; restore ${rates(restore)}; cp and sync ${rates(copy)}`)
  const against = (taken: readonly number[]): number[] => taken.map((each, round) => each / (copy[round] as number))
  const unit = '× the time of cp and sync'
  report({ claim: `a backup, ${Math.round(megabytes / median(backup))} MB/s`, unit, rounds: against(backup), bound: { most: 2 } })
  report({
    claim: `a restore, ${Math.round(megabytes / median(restore))} MB/s`,
    unit,
    rounds: against(restore),
    bound: { most: 2 },
  })
  await rm(first, { recursive: true })
  await measureLogical(database)
}

/** Once, and no claim: building every index anew has nothing to be compared with. */
async function measureLogical(database: Database): Promise<void> {
  const folder = join(home, 'rows')
  let manifest: Manifest | undefined
  const taken = await seconds(async () => {
    manifest = (await backUp(database, { config, folder, logical: true, by: 'a bench' })).manifest
  })
  const megabytes = (manifest?.bytes ?? 0) / 1e6
  const target = { ...config, dataDir: place }
  const server = await openEmbedded({ dataDir: place, role: 'command' })
  const other = openPool(server.connection)
  const restored = await seconds(async () => restoreRows(other, target, await readBackup(folder)))
  await other.close()
  await server.stop()
  note(
    `logical: ${Math.round(megabytes)} MB, backed up in ${taken.toFixed(1)} s, restored with every index in ${restored.toFixed(1)} s`,
  )
}

const server = await openEmbedded({ dataDir: config.dataDir, role: 'command' })
await migrate(server.connection)
note(`filled in ${(await fillPeople(server.connection, PEOPLE)).toFixed(0)} s`)
const database = openPool(server.connection)
await measure(database)
await database.close()
await server.stop()
await rm(home, { recursive: true, force: true })
