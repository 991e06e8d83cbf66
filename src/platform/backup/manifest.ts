import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { refusalOf } from './backup.refusals.ts'
import { hashOf, type Kept, severalAtOnce } from './copying.ts'

const FORMAT = 1
const MANIFEST = 'manifest.json'
const SUMS = 'SHA256SUMS'

const tableSchema = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int(),
  file: z.string(),
})

const manifestSchema = z.object({
  format: z.literal(FORMAT),
  /** The database's own files, or its rows as text. */
  kind: z.enum(['physical', 'logical']),
  /** The release that made it. */
  program: z.string(),
  startedAt: z.string(),
  /** Everything acknowledged before this moment is in it. */
  takenAt: z.string(),
  postgres: z.string(),
  schema: z.array(z.object({ version: z.number().int(), name: z.string(), sha256: z.string() })),
  /** The last sealed entry of the trail in it. */
  trail: z.object({ position: z.number().int(), hash: z.string() }).nullable(),
  /** Empty folders matter to PostgreSQL, and not every way of copying a backup elsewhere keeps them. */
  folders: z.array(z.string()),
  tables: z.array(tableSchema),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
  files: z.number().int(),
  bytes: z.number().int(),
})

/** What a backup says of itself. */
export type Manifest = z.infer<typeof manifestSchema>
export type KeptTable = z.infer<typeof tableSchema>

/** A whole backup, read but for its content. */
export type Backup = { folder: string; manifest: Manifest; kept: readonly Sum[] }

type Sum = Pick<Kept, 'path' | 'sha256'>

/** Writes what makes a folder of files a backup: the manifest, and the checksums as `sha256sum --check` reads them. */
export async function writeManifest(
  folder: string,
  kept: readonly Kept[],
  said: Omit<Manifest, 'format' | 'files' | 'bytes'>,
): Promise<Manifest> {
  const bytes = kept.reduce((sum, each) => sum + each.bytes, 0)
  const manifest: Manifest = { format: FORMAT, ...said, files: kept.length, bytes }
  const text = `${JSON.stringify(manifest, null, 1)}\n`
  const itself = { path: MANIFEST, sha256: createHash('sha256').update(text).digest('hex') }
  await writeFile(join(folder, MANIFEST), text, { mode: 0o600, flag: 'wx' })
  await writeFile(join(folder, SUMS), [...kept, itself].map(sumLine).join(''), { mode: 0o600, flag: 'wx' })
  return manifest
}

/** As sha256sum writes it: a name with a backslash or a line break is escaped, and the line then begins with a backslash. */
function sumLine({ path, sha256 }: Sum): string {
  const escaped = path.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
  return `${escaped === path ? '' : '\\'}${sha256}  ${escaped}\n`
}

const SUM = /^(\\?)([0-9a-f]{64}) [ *](.+)$/

function sumOf(line: string): Sum {
  const [, escaped, sha256 = '', name = ''] = SUM.exec(line) ?? []
  if (name === '') throw refusalOf('backup.damaged', { file: SUMS, reason: 'has a line that cannot be read' })
  const path = escaped ? name.replaceAll(/\\(.)/g, (_, each: string) => (each === 'n' ? '\n' : each)) : name
  // A list that was tampered with must not lead out of the folder, neither in reading nor in restoring.
  if (path.startsWith('/') || path.split('/').includes('..'))
    throw refusalOf('backup.damaged', { file: SUMS, reason: 'leaves its folder' })
  return { path, sha256 }
}

/** Reads what a folder says of itself, and refuses where that is no backup, or its manifest or list was changed or cut. */
export async function readBackup(folder: string): Promise<Backup> {
  const manifest = await readManifest(folder)
  const sums = (await readText(folder, SUMS)).split('\n').filter(Boolean).map(sumOf)
  const itself = sums.find(({ path }) => path === MANIFEST)
  const found = await hashOf(join(folder, MANIFEST))
  if (itself?.sha256 !== found?.sha256) throw refusalOf('backup.damaged', { file: MANIFEST, reason: 'was changed' })
  const listed = sums.filter(({ path }) => path !== MANIFEST)
  if (listed.length !== manifest.files)
    throw refusalOf('backup.damaged', { file: SUMS, reason: `lists ${listed.length} of ${manifest.files} files` })
  return { folder, manifest, kept: listed }
}

async function readManifest(folder: string): Promise<Manifest> {
  let found: unknown
  try {
    found = JSON.parse(await readText(folder, MANIFEST))
  } catch (error) {
    if (error instanceof SyntaxError) throw refusalOf('backup.damaged', { file: MANIFEST, reason: 'is not JSON' })
    throw error
  }
  const { format, program } = (found ?? {}) as { format?: unknown; program?: unknown }
  if (typeof format === 'number' && format > FORMAT) throw refusalOf('backup.format_newer', { format, program: String(program) })
  const { data: manifest, error } = manifestSchema.safeParse(found)
  if (manifest) return manifest
  throw refusalOf('backup.damaged', { file: MANIFEST, reason: 'is not as this program writes it' }, { cause: error })
}

async function readText(folder: string, file: string): Promise<string> {
  try {
    return await readFile(join(folder, file), 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    const reason = code === 'ENOENT' ? `it has no ${file}` : `its ${file} cannot be read (${String(code)})`
    throw refusalOf('backup.not_one', { path: folder, reason }, { cause: error })
  }
}

/** Reads every file of a backup and refuses at the first that is missing or not as it was written. */
export async function checkSums({ folder, kept }: Backup): Promise<void> {
  await severalAtOnce(kept, async ({ path, sha256 }) => checkSum(path, sha256, await hashOf(join(folder, path))))
}

/** Refuses a file that is missing, or whose checksum is another than the list's. */
export function checkSum(file: string, sha256: string, found: Pick<Kept, 'sha256'> | undefined): void {
  if (!found) throw refusalOf('backup.damaged', { file, reason: 'is missing' })
  if (found.sha256 !== sha256)
    throw refusalOf('backup.damaged', { file, reason: 'has another checksum than when it was written' })
}
