import { counted } from './format.ts'

/** What a backup and a restore refuse, and what the operator can do about it. */
export const backupSentences = {
  'backup.nothing_there': ({ path }: { path: string }) =>
    `There is no register to back up in ${path}. Point DATA_DIR at the data directory, or DATABASE_URL at the database.`,
  'backup.folder_taken': ({ path }: { path: string }) =>
    `${path} is there already and not empty. Name a new folder for each backup.`,
  'backup.folder_inside': ({ path, dataDir }: { path: string; dataDir: string }) =>
    `${path} lies in the data directory ${dataDir}, and would be lost with it. Name a folder outside, best on another disk.`,
  'backup.folder_unusable': ({ path, reason }: { path: string; reason: string }) =>
    `${path} cannot be written: ${reason}. Nothing of the backup was kept.`,
  'backup.physical_operated': () =>
    'DATABASE_URL names an operated PostgreSQL, whose files only its own tools can copy. Add --logical, or use its pg_basebackup.',
  'backup.tablespace_found': () =>
    'The database keeps tables outside its own folder (a tablespace), which this program never does and does not copy. Add --logical.',
  'backup.broken_off': ({ reason }: { reason: string }) =>
    `The database went away during the backup: ${reason}. Nothing of the backup was kept; run it again.`,
  'backup.not_one': ({ path, reason }: { path: string; reason: string }) => `${path} is not a backup of this program: ${reason}.`,
  'backup.format_newer': ({ format, program }: { format: number; program: string }) =>
    `The backup was made by release ${program}, in a format (${format}) that this release does not know. Restore it with that release or a newer one.`,
  'backup.damaged': ({ file, reason }: { file: string; reason: string }) =>
    `The backup is damaged: ${file} ${reason}. Nothing was restored; use another copy of it.`,
  'backup.directory_not_empty': ({ path, found }: { path: string; found: string }) =>
    `The data directory ${path} is not empty: it holds ${found}. A restore overwrites nothing; point DATA_DIR at a new or empty one.`,
  'backup.database_not_empty': ({ tables, table }: { tables: number; table: string }) =>
    `The database is not empty: it has ${counted(tables, 'table')}, ${table} for instance. A restore overwrites nothing; name an empty one.`,
  'backup.restore_operated': () =>
    'This backup is of the database’s own files, and DATABASE_URL names an operated PostgreSQL. Leave DATABASE_URL out, or restore a backup made with --logical.',
  'backup.postgres_differs': ({ found, expected }: { found: string; expected: string }) =>
    `The backup holds the files of PostgreSQL ${found}, and this program brings PostgreSQL ${expected}. Restore it with the release that made it, and move on with --logical.`,
  'backup.release_older': ({ migration }: { migration: string }) =>
    `The backup was made by a newer release: it has the migration ${migration}, which this one does not know. Restore it with that release or a newer one.`,
  'backup.migration_differs': ({ migration }: { migration: string }) =>
    `The backup was made with another text of the migration ${migration} than this release has. Restore it with the release that made it.`,
  'backup.rows_refused': ({ table, reason }: { table: string; reason: string }) =>
    `The database did not take the rows of ${table}: ${reason}. Nothing was restored.`,
  'backup.rows_differ': ({ table, expected, found }: { table: string; expected: number; found: number }) =>
    `${table} should have ${counted(expected, 'row')} and came to ${found}. Nothing was restored.`,
  'backup.trail_differs': ({ position }: { position: number }) =>
    `What was restored does not have entry ${position} of the trail as the backup recorded it. Do not use it; restore another copy of the backup into an empty place.`,
  'backup.half_restored': ({ path }: { path: string }) =>
    `A restore into ${path} was broken off, so it holds half a register. Run the restore again, or empty the directory.`,
} as const

export type BackupCode = keyof typeof backupSentences

const UNITS = ['bytes', 'kB', 'MB', 'GB', 'TB']

/** `812 bytes`, `41.3 MB`; thousands, as disks are sold. */
function sizeInWords(bytes: number): string {
  let [value, unit] = [bytes, 0]
  while (value >= 1000 && unit < UNITS.length - 1) [value, unit] = [value / 1000, unit + 1]
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`
}

type Backed = { folder: string; kind: 'physical' | 'logical'; files: number; bytes: number; rows: number | null }

const KINDS = { physical: 'the database’s own files', logical: 'rows as text' }

/** What `backup` and `restore` say. */
export const backupWords = {
  done: ({ folder, kind, files, bytes, rows }: Backed) =>
    `Backed up into ${folder} (${KINDS[kind]}): ${counted(files, 'file')}, ${sizeInWords(bytes)}${rows === null ? '' : `, ${counted(rows, 'row')}`}. Keep it as safe as the register: whoever can read it can read everything.`,
  sound: ({ folder, kind, files, bytes, takenAt }: Omit<Backed, 'rows'> & { takenAt: string }) =>
    `${folder} is whole: taken at ${takenAt} (${KINDS[kind]}), ${counted(files, 'file')}, ${sizeInWords(bytes)}; every checksum fits.`,
  restored: ({ kind, takenAt, where }: { kind: 'physical' | 'logical'; takenAt: string; where: string }) =>
    `Restored ${where} as it was at ${takenAt} (${KINDS[kind]}).`,
  filesKept: ({ files }: { files: readonly string[] }) =>
    `Left as they are in the data directory, where they were already: ${files.join(', ')}.`,
  trailNotWritten: 'The database is of an older release, so its trail does not say that it was backed up.',
}
