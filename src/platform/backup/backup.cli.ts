import { resolve } from 'node:path'
import { backupWords } from '../../words/backup.en.ts'
import { findingSentence, trailWords } from '../../words/trail.en.ts'
import type { Cli, RegisterVerb } from '../command.ts'
import { operator } from '../operator.ts'
import { exitCodes } from '../platform.refusals.ts'
import { backUp, checkBackup } from './backup.ts'
import { type Backup, checkSums, type Manifest, readBackup } from './manifest.ts'
import { checkRestore, checkRestored, restoreFiles, restoreRows } from './restore.ts'

/** `goodstanding backup FOLDER` and `goodstanding restore FOLDER`. */
export const registerBackup: RegisterVerb = (program, cli) => {
  program
    .command('backup <folder>')
    .description('copy the whole register into a new folder, while everybody works on')
    .option(
      '--logical',
      'rows as text, for any PostgreSQL from 15 on, instead of the files of the one that comes with the program',
    )
    .option('--json', 'answer as JSON: {"folder", "kind", "takenAt", "files", "bytes", "rows"}')
    .action((folder: string, { logical = false, json = false }: { logical?: boolean; json?: boolean }) =>
      backup(cli, resolve(folder), { logical, json }),
    )
  program
    .command('restore <folder>')
    .description('put a backup back, into an empty data directory or an empty database')
    .option('--check', 'only read the backup and say whether it is whole')
    .option('--json', 'answer as JSON: {"folder", "kind", "takenAt", "files", "bytes", "rows", "trail"}')
    .action((folder: string, { check = false, json = false }: { check?: boolean; json?: boolean }) =>
      restore(cli, resolve(folder), { check, json }),
    )
}

async function backup(cli: Cli, folder: string, { logical, json }: { logical: boolean; json: boolean }): Promise<void> {
  const asked = { config: cli.config(), folder, logical }
  checkBackup(asked)
  const taken = await cli.withDatabase(database => backUp(database, { ...asked, by: operator() }), { asIs: true })
  if (!taken.isInTrail) cli.note(backupWords.trailNotWritten)
  const said = saidOf(folder, taken.manifest)
  if (json) cli.printJson(said)
  else cli.print(backupWords.done(said))
}

async function restore(cli: Cli, folder: string, { check, json }: { check: boolean; json: boolean }): Promise<void> {
  const found = await readBackup(folder)
  const said = saidOf(folder, found.manifest)
  if (check) {
    await checkSums(found)
    return json ? cli.printJson(said) : cli.print(backupWords.sound(said))
  }
  const config = cli.config()
  checkRestore(config, found)
  const left = await putBack(cli, found)
  const trail = await cli.withDatabase(database => checkRestored(database, config, found, operator()))
  if (trail.findings.length > 0) cli.endWith(exitCodes.findings)
  if (json) return cli.printJson({ ...said, trail })
  const where = config.databaseUrl === undefined ? `into ${config.dataDir}` : 'into the database'
  cli.print(backupWords.restored({ ...said, where }))
  if (left.length > 0) cli.print(backupWords.filesKept({ files: left }))
  cli.print(trailWords.summary(trail))
  cli.print(trail.findings.length === 0 ? trailWords.whole : trailWords.broken({ count: trail.findings.length }))
  for (const finding of trail.findings) cli.print(findingSentence(finding))
}

async function putBack(cli: Cli, found: Backup): Promise<string[]> {
  const config = cli.config()
  if (found.manifest.kind === 'logical') return cli.withDatabase(database => restoreRows(database, config, found), { asIs: true })
  await restoreFiles(config, found)
  return []
}

function saidOf(folder: string, { kind, takenAt, files, bytes, tables }: Manifest) {
  const rows = kind === 'logical' ? tables.reduce((sum, table) => sum + table.rows, 0) : null
  return { folder, kind, takenAt, files, bytes, rows }
}
