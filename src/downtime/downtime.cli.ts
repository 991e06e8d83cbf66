import type { Cli, RegisterVerb } from '../platform/command.ts'
import type { OpenDatabase } from '../platform/database.ts'
import { operator } from '../platform/operator.ts'
import { rulebookInForce } from '../standing/standing.ts'
import { type Day, isDay } from '../values/day.ts'
import { type Id, isId } from '../values/id.ts'
import { downtimeWords } from '../words/downtime.en.ts'
import { addDowntime, type DowntimeDeps, listDowntimes, withdrawDowntime } from './downtime.ts'
import { refusalOf } from './downtime.refusals.ts'

type Options = { from: string; to?: string; reason?: string; supersedes?: string; json?: boolean }

/** `goodstanding downtime`: lists, records and withdraws days on which the program could not be reached. */
export const registerDowntime: RegisterVerb = (program, cli) => {
  const downtime = program
    .command('downtime')
    .description('days on which the program could not be reached, by which deadlines may move')
  downtime
    .command('list')
    .description('list what is recorded, the latest first')
    .option('--json', 'answer as JSON: a list of {"id", "from", "to", "source", "reason", "extends", …}')
    .action(({ json }: { json?: boolean }) => withDeps(cli, (database, deps) => list(cli, database, deps, json === true)))
  downtime
    .command('add')
    .description('record downtime, past or announced; a running server records its own gaps by itself')
    .requiredOption('--from <day>', 'its first day, like 2027-04-30')
    .option('--to <day>', 'its last day; default: the first')
    .option('--reason <text>', 'why')
    .option('--supersedes <id>', 'the downtime it takes the place of')
    .option('--json', 'answer as JSON: {"id", "from", "to", "marked"}')
    .action((options: Options) => withDeps(cli, (database, deps) => add(cli, database, deps, options)))
  downtime
    .command('withdraw')
    .description('take one back')
    .argument('<id>', 'as downtime list shows it')
    .option('--reason <text>', 'why')
    .option('--json', 'answer as JSON: {"id", "from", "to", "marked"}')
    .action((id: string, options: Pick<Options, 'reason' | 'json'>) =>
      withDeps(cli, (database, deps) => withdraw(cli, database, deps, id, options)),
    )
}

type Work = (database: OpenDatabase, deps: DowntimeDeps) => Promise<void>

const withDeps = (cli: Cli, work: Work): Promise<void> =>
  cli.withDatabase(async database =>
    work(database, { clock: cli.clock(), rulebook: await rulebookInForce(database.db, cli.clock()) }),
  )

async function list(cli: Cli, { db }: OpenDatabase, deps: DowntimeDeps, json: boolean): Promise<void> {
  const all = await listDowntimes(db, deps)
  if (json) return cli.printJson(all)
  if (all.length === 0) return cli.print(downtimeWords.none)
  for (const each of all) cli.print(downtimeWords.line(each))
}

async function add(cli: Cli, { db }: OpenDatabase, deps: DowntimeDeps, options: Options): Promise<void> {
  const from = dayFrom('--from', options.from)
  const told = {
    from,
    to: options.to === undefined ? from : dayFrom('--to', options.to),
    reason: reasonFrom(options),
    supersedes: options.supersedes === undefined ? undefined : idFrom(options.supersedes),
  }
  const recorded = await db.transaction().execute(tx => addDowntime(tx, deps, operator(), told))
  if (options.json) cli.printJson(recorded)
  else cli.print(downtimeWords.recorded(recorded))
}

async function withdraw(
  cli: Cli,
  { db }: OpenDatabase,
  deps: DowntimeDeps,
  id: string,
  options: Pick<Options, 'reason' | 'json'>,
): Promise<void> {
  const named = { id: idFrom(id), reason: reasonFrom(options) }
  const recorded = await db.transaction().execute(tx => withdrawDowntime(tx, deps, operator(), named))
  if (options.json) cli.printJson(recorded)
  else cli.print(downtimeWords.withdrawn(recorded))
}

function dayFrom(option: string, text: string): Day {
  if (isDay(text) && text >= '1900-01-01' && text <= '2199-12-31') return text
  throw refusalOf('downtime.day_malformed', { option, found: text })
}

function idFrom(text: string): Id<'downtime'> {
  if (isId(text)) return text as Id<'downtime'>
  throw refusalOf('downtime.id_malformed', { found: text })
}

function reasonFrom({ reason = '' }: Pick<Options, 'reason'>): string {
  if (reason.trim() === '') throw refusalOf('downtime.reason_missing', undefined)
  return reason.trim()
}
