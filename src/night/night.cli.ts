import type { Cli, RegisterVerb } from '../platform/command.ts'
import { exitCodes } from '../platform/platform.refusals.ts'
import { rulebookInForce, type StandingDeps } from '../standing/standing.ts'
import { type Day, isDay } from '../values/day.ts'
import { nightWords } from '../words/night.en.ts'
import { linesOf } from './lines.ts'
import { type NightReport, type NightSet, previewNight, runNight } from './night.ts'
import { refusalOf } from './night.refusals.ts'

type Options = { asOf?: string; dryRun?: boolean; json?: boolean }

/** `goodstanding night`: derives those whose day has come, or says who would change. */
export const registerNight: RegisterVerb = (program, cli) => {
  program
    .command('night')
    .description('judge those whose day has come and say what changed; a running server does this by itself')
    .option('--as-of <day>', 'the day judged for, like 2027-04-30; default: today')
    .option('--dry-run', 'say who would change and why, and write nothing; any day may be asked about')
    .option('--json', 'answer as JSON: {"asOf", "dryRun", "certificants", "changes": […], "parked": […]}')
    .action(({ asOf, dryRun = false, json = false }: Options) => night(cli, dayFrom(asOf), { dryRun, json }))
}

function dayFrom(text: string | undefined): Day | undefined {
  if (text === undefined) return undefined
  if (!isDay(text) || text < '1900-01-01' || text > '2199-12-31') throw refusalOf('night.day_malformed', { found: text })
  return text
}

async function night(cli: Cli, asOf: Day | undefined, { dryRun, json }: { dryRun: boolean; json: boolean }): Promise<void> {
  await cli.withDatabase(async database => {
    const rulebook = await rulebookInForce(database.db, cli.clock())
    const deps = { database, rulebook, clock: cli.clock() }
    const told: NightSet[] = []
    const onSet = (set: NightSet): void => {
      if (json) told.push(set)
      else for (const line of linesOf(set, rulebook.rules)) cli.print(line)
    }
    const whole = dryRun ? undefined : await runNight(deps, { asOf, onSet })
    const report = whole ?? (await dryNight(deps, asOf, onSet))
    if (report.parked > 0) cli.endWith(exitCodes.findings)
    if (!json) return cli.print(whole ? nightWords.done(whole) : nightWords.dryRun(report))
    const changes = told.flatMap(set => set.changes)
    const parked = told.flatMap(set => set.parked)
    cli.printJson({ asOf: report.asOf, dryRun, certificants: report.certificants, changes, parked })
  })
}

async function dryNight(
  deps: StandingDeps,
  asked: Day | undefined,
  onSet: (set: NightSet) => void,
): Promise<Omit<NightReport, 'everybody'>> {
  const asOf = asked ?? deps.clock.today(deps.rulebook.rules.body.zone)
  const report = { asOf, certificants: 0, changes: 0, parked: 0 }
  for await (const set of previewNight(deps, asOf)) {
    report.certificants += set.derived.length + set.parked.length
    report.changes += set.changes.length
    report.parked += set.parked.length
    onSet(set)
  }
  return report
}
