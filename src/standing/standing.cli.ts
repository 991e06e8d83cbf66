import { Temporal } from 'temporal-polyfill'
import { makeClock } from '../platform/clock.ts'
import type { Cli, RegisterVerb } from '../platform/command.ts'
import type { OpenDatabase } from '../platform/database.ts'
import { type Day, isDay } from '../values/day.ts'
import { type Instant, parseInstant } from '../values/instant.ts'
import { linesOfAll } from './all-lines.ts'
import { answerOf } from './answer.ts'
import type { Rulebook } from './judging.ts'
import { refusalOf } from './standing.refusals.ts'
import { allStatuses, rulebookInForce, type StandingDeps, standingOf, type When } from './standing.ts'

type Options = { all?: boolean; asOf?: string; knownOn?: string; json?: boolean; csv?: boolean }

/** `goodstanding standing`: where one certification stands and why, or where everybody stands, a row each. */
export const registerStanding: RegisterVerb = (program, cli) => {
  program
    .command('standing')
    .description('say where a certification stands and why, or list everybody')
    .argument('[certificate-number]', 'the number on the certificate, or one of the old system')
    .option('--all', 'every certification, a row each, by number')
    .option('--as-of <day>', 'the day asked about, like 2027-04-30; default: today')
    .option('--known-on <moment>', 'only what was known by the end of this day, or at a moment like 2027-04-30T17:00:00-05:00')
    .option('--json', 'answer as JSON')
    .option('--csv', 'with --all: answer as CSV')
    .action((number: string | undefined, options: Options) => answer(cli, number, options))
}

async function answer(cli: Cli, number: string | undefined, options: Options): Promise<void> {
  const { all = false, json = false, csv = false } = options
  if (all === (number !== undefined)) throw refusalOf('standing.number_or_all')
  if (json && csv) throw refusalOf('standing.formats_both')
  if (csv && !all) throw refusalOf('standing.csv_needs_all')
  await cli.withDatabase(async database => {
    const rulebook = await rulebookInForce(database.db, cli.clock())
    const when = whenOf(options, rulebook)
    const deps = depsOf(cli, database, rulebook)
    if (number === undefined) await printAll(cli, deps, when, json ? 'json' : csv ? 'csv' : 'columns')
    else await printOne(cli, deps, number, when, json)
  })
}

const depsOf = (cli: Cli, database: OpenDatabase, rulebook: Rulebook): StandingDeps => ({
  database,
  rulebook,
  clock: makeClock(cli.config().fixedToday),
})

function whenOf({ asOf, knownOn }: Options, { rules }: Rulebook): When {
  return {
    asOf: asOf === undefined ? undefined : dayFrom('--as-of', asOf),
    knownOn: knownOn === undefined ? undefined : momentFrom('--known-on', knownOn, rules.body.zone),
  }
}

/** Beyond these no register reaches, and a slip of the finger does. */
const [FIRST, LAST] = ['1900-01-01', '2199-12-31']

function dayFrom(option: string, text: string): Day {
  if (!isDay(text) || text < FIRST || text > LAST) throw refusalOf('standing.day_malformed', { option, found: text })
  return text
}

/** A moment, or the last microsecond of a day in the body's zone. */
function momentFrom(option: string, text: string, zone: string): Instant {
  const moment = isDay(text) ? endOf(text, zone) : parseInstant(text)
  if (moment === undefined) throw refusalOf('standing.instant_malformed', { option, found: text })
  return moment
}

function endOf(day: Day, zone: string): Instant {
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).toInstant()
  return next.subtract({ microseconds: 1 }).toString() as Instant
}

async function printOne(cli: Cli, deps: StandingDeps, number: string, when: When, json: boolean): Promise<void> {
  const found = await standingOf(deps, number, { ...when, detail: true })
  if (!found) throw refusalOf('standing.number_unknown', { number })
  const said = answerOf(found, deps.clock.today(found.rules.body.zone))
  const { dossier: _dossier, rules: _rules, ...rest } = found
  if (json) cli.printJson({ sentence: said[0], ...rest })
  else for (const line of said) cli.print(line)
}

type Format = 'columns' | 'csv' | 'json'

async function printAll(cli: Cli, deps: StandingDeps, when: When, format: Format): Promise<void> {
  for await (const line of linesOfAll(allStatuses(deps, when), format)) cli.print(line)
}
