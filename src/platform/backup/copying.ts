import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** A file of a backup: its path from the backup's folder with slashes, its bytes, and their SHA-256 in hexadecimal. */
export type Kept = { path: string; bytes: number; sha256: string }

const AT_ONCE = 1024 * 1024

/**
 * Copies a file and gives its bytes and SHA-256, reckoned of what was read; the next piece is read while one is written.
 * Undefined where the file has gone. It is on disk once `flushFolder` has returned.
 */
export async function copyHashed(from: string, to: string): Promise<Omit<Kept, 'path'> | undefined> {
  const source = await open(from, 'r').catch(orGone)
  if (!source) return undefined
  try {
    const target = await open(to, 'wx', 0o600)
    try {
      return await pour(source, piece => target.writeFile(piece))
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}

/** The bytes and SHA-256 of a file; undefined where there is none. */
export async function hashOf(path: string): Promise<Omit<Kept, 'path'> | undefined> {
  const source = await open(path, 'r').catch(orGone)
  if (!source) return undefined
  try {
    return await pour(source, async () => {})
  } finally {
    await source.close()
  }
}

async function pour(source: FileHandle, into: (piece: Buffer) => Promise<void>): Promise<Omit<Kept, 'path'>> {
  const hash = createHash('sha256')
  const { size } = await source.stat()
  const length = Math.min(AT_ONCE, size + 1)
  const buffers = [Buffer.allocUnsafe(length), Buffer.allocUnsafe(length)]
  let writing: Promise<void> = Promise.resolve()
  let bytes = 0
  for (let turn = 0; ; turn = 1 - turn) {
    const buffer = buffers[turn] as Buffer
    const { bytesRead } = await source.read(buffer, 0, length, null)
    const piece = buffer.subarray(0, bytesRead)
    hash.update(piece)
    await writing
    if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') }
    bytes += bytesRead
    writing = into(piece)
    // Awaited before the next piece is written; until then a failure must not count as nobody's.
    writing.catch(() => {})
  }
}

function orGone(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}

/** What lies below a folder, as paths from it: the folders above what they hold, then files. A name may leave out what lies below it. */
export async function walk(
  folder: string,
  leavesOut: (path: string) => boolean = () => false,
  below = '',
): Promise<{ folders: string[]; files: string[] }> {
  const folders: string[] = []
  const files: string[] = []
  const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(orGone)
  for (const entry of entries ?? []) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (leavesOut(path)) continue
    if (entry.isFile()) files.push(path)
    if (!entry.isDirectory()) continue
    const inside = await walk(folder, leavesOut, path)
    folders.push(path, ...inside.folders)
    files.push(...inside.files)
  }
  return { folders, files }
}

/** Does work for every item, several at a time, and gives the results in the order of the items. The first failure ends it. */
export async function severalAtOnce<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  several = 4,
): Promise<Result[]> {
  const results: Result[] = []
  const failures: unknown[] = []
  let next = 0
  const worker = async () => {
    while (next < items.length && failures.length === 0) {
      const at = next++
      results[at] = await work(items[at] as Item)
    }
  }
  await Promise.all(Array.from({ length: several }, () => worker().catch(error => void failures.push(error))))
  if (failures.length > 0) throw failures[0]
  return results
}

/** Brings everything below a folder to the disk: by one call for its file system where there is one, else file by file. */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'linux' && spawnSync('sync', ['-f', folder]).status === 0) return
  const { folders, files } = await walk(folder)
  await severalAtOnce([...files, ...folders, ''], path => flush(join(folder, path)))
}

/** Brings one file's bytes, or one folder's list of names, to the disk. */
export async function flush(path: string): Promise<void> {
  const file = await open(path, constants.O_RDONLY)
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
