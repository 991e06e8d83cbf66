import { existsSync, readdirSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { headsFile } from '../trail-heads.ts'
import { copyHashed, type Kept, walk } from './copying.ts'

/** The folder of a backup for what lies beside the database in the data directory. */
export const BESIDE = 'files'

/** A restore under way, or broken off, puts everything here first. */
export const restoringIn = (dataDir: string): string => join(dataDir, 'restoring')

/** What is the database's, is made anew at a start, or was put aside: everything else in a data directory belongs into a backup. */
const NOT_KEPT = /^(postgres([.-].*)?|owner\.json.*|run|restoring|lost\+found|demonstration-left-.*)$/
const leavesOut = (path: string): boolean => NOT_KEPT.test(path)

/** Copies the file of the trail's heads. Before the database, so that it never knows an entry that the backup has not. */
export async function takeHeads(dataDir: string, folder: string): Promise<Kept[]> {
  await mkdir(join(folder, BESIDE), { mode: 0o700 })
  return copyInto(folder, dataDir, HEADS)
}

const HEADS = headsFile('')

/** Copies every other file of worth in the data directory. After the database, so that no row names a file that is missing. */
export async function takeOthers(dataDir: string, folder: string): Promise<Kept[]> {
  const { folders, files } = await walk(dataDir, path => leavesOut(path) || path === HEADS)
  for (const each of folders) await mkdir(join(folder, BESIDE, each), { mode: 0o700 })
  const kept: Kept[] = []
  for (const path of files) kept.push(...(await copyInto(folder, dataDir, path)))
  return kept
}

async function copyInto(folder: string, dataDir: string, path: string): Promise<Kept[]> {
  const kept = await copyHashed(join(dataDir, path), join(folder, BESIDE, path))
  return kept ? [{ path: `${BESIDE}/${path}`, ...kept }] : []
}

/** What a data directory holds beside what any start makes; `cluster` says whether its database counts. */
export function foundIn(dataDir: string, { cluster }: { cluster: boolean }): string[] {
  if (!existsSync(dataDir)) return []
  return readdirSync(dataDir).filter(name => !leavesOut(name) || (cluster && name === 'postgres'))
}

/** The names that a folder holds; none where there is no folder. */
export const namesIn = async (folder: string): Promise<string[]> => (existsSync(folder) ? readdir(folder) : [])
