import { join } from 'node:path'
import type { Cli, RegisterVerb } from '../platform/command.ts'
import { rulebookInForce } from '../standing/standing.ts'
import { keepRowsYoung } from '../platform/young-objects.ts'
import { type Day, isDay } from '../values/day.ts'
import { reportLines } from '../words/import-report.en.ts'
import { importRegister } from './import.ts'
import { refusalOf } from './import.refusals.ts'
import { showProgress } from './progress.ts'

type Options = {
  mapping?: string
  judgeFrom?: string
  exportedOn?: string
  rejected?: string
  dryRun?: boolean
  json?: boolean
}

/** `goodstanding import <folder>`: takes another system's export in and reports on every row that is not a fact now. */
export const registerImport: RegisterVerb = (program, cli) => {
  program
    .command('import')
    .description("take in another system's export: a folder of CSV files")
    .argument('<folder>', 'the folder that holds the CSV files')
    .option(
      '--mapping <file>',
      "how the export is laid out, YAML or JSON (default: the folder's mapping.yaml, or the preset goodstanding-register)",
    )
    .option('--judge-from <day>', 'judge from this day on, or from "certification" (default: from the day of the first export)')
    .option(
      '--exported-on <day>',
      'when the export was taken (default: the latest day on which it tells that something happened)',
    )
    .option('--rejected <file>', 'where the list of rejected rows goes (default: imports/rejected.csv in the data directory)')
    .option('--dry-run', 'do everything, report, and keep nothing')
    .option('--json', 'answer as JSON')
    .action((folder: string, options: Options) => runImport(cli, folder, options))
}

async function runImport(cli: Cli, folder: string, options: Options): Promise<void> {
  keepRowsYoung()
  const exportedOn = dayOption('--exported-on', options.exportedOn)
  const judgeFrom = options.judgeFrom === 'certification' ? 'certification' : dayOption('--judge-from', options.judgeFrom)
  const rejectedPath = options.rejected ?? join(cli.config().dataDir, 'imports', 'rejected.csv')
  const progress = showProgress(process.stderr)
  const report = await cli.withDatabase(async database =>
    importRegister(
      { database, rulebook: await rulebookInForce(database.db, cli.clock()), clock: cli.clock() },
      {
        folder,
        mapping: options.mapping,
        exportedOn,
        judgeFrom,
        dryRun: options.dryRun,
        recordedBy: 'import',
        rejectedPath,
        onProgress: progress.on,
      },
    ),
  )
  progress.done()
  if (options.json) cli.printJson(report)
  else for (const line of reportLines(report)) cli.print(line)
}

function dayOption(option: string, text: string | undefined): Day | undefined {
  if (text === undefined || isDay(text)) return text
  throw refusalOf('import.day_malformed', { option, found: text })
}
