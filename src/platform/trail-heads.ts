import { createReadStream } from 'node:fs'
import { appendFile, mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** How far the chain had come, and its hash there. */
export type Head = { position: number; hash: string }

/**
 * The file outside the database to which every new head is added. Whoever rewrites the chain, or cuts its end off, must also
 * find and change this; copying it elsewhere, every night for instance, makes that impossible.
 */
export const headsFile = (dataDir: string): string => join(dataDir, 'trail-heads.jsonl')

/** Adds a head, on disk before it returns. A line that a crash tore is closed first, so that it spoils no other. */
export async function appendHead(dataDir: string, head: Head & { at: string }): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const file = headsFile(dataDir)
  const opening = (await endsInside(file)) ? '\n' : ''
  await appendFile(file, `${opening}${JSON.stringify(head)}\n`, { mode: 0o600, flush: true })
}

async function endsInside(path: string): Promise<boolean> {
  const file = await open(path, 'a+', 0o600)
  try {
    const { size } = await file.stat()
    if (size === 0) return false
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
    return buffer[0] !== 10
  } finally {
    await file.close()
  }
}

/** The heads in the file, in the order they were added; a line that cannot be read gives its number. None where there is no file. */
export async function* readHeads(dataDir: string): AsyncGenerator<Head | { unreadable: number }> {
  const input = createReadStream(headsFile(dataDir), 'utf8')
  let number = 0
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      number++
      if (line !== '') yield headIn(line) ?? { unreadable: number }
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
}

function headIn(line: string): Head | undefined {
  try {
    const { position, hash } = JSON.parse(line) as Partial<Head>
    return Number.isSafeInteger(position) && typeof hash === 'string' ? { position: position as number, hash } : undefined
  } catch {
    return undefined
  }
}
