import { accountExits } from './accounts/accounts.ts'
import { registerAdoption } from './adoption/adoption.cli.ts'
import { adoptionExits } from './adoption/adoption.ts'
import { registerConsoleLink } from './accounts/accounts.cli.ts'
import { Command, CommanderError } from 'commander'
import { registerDowntime } from './downtime/downtime.cli.ts'
import { downtimeExits } from './downtime/downtime.ts'
import { registerImport } from './import/import.cli.ts'
import { registerDemo } from './demo/demo.cli.ts'
import { registerNight } from './night/night.cli.ts'
import { nightExits } from './night/night.refusals.ts'
import { registerBackup } from './platform/backup/backup.cli.ts'
import { backupExits } from './platform/backup/backup.refusals.ts'
import { makeCli } from './platform/cli-context.ts'
import type { RegisterVerb } from './platform/command.ts'
import { registerMigrate } from './platform/migrate.cli.ts'
import { type ExitCode, exitCodes, platformExits } from './platform/platform.refusals.ts'
import { Refusal } from './platform/refusal.ts'
import { programVersion } from './platform/root.ts'
import { registerRulebook } from './rulebook/rulebook.cli.ts'
import { registerServe } from './server.cli.ts'
import { registerSetup } from './setup/setup.cli.ts'
import { setupExits } from './setup/setup.ts'
import { registerStanding } from './standing/standing.cli.ts'
import { standingExits } from './standing/standing.refusals.ts'
import { registerTrail } from './platform/trail.cli.ts'
import { refusalSentence } from './words/refusals.en.ts'

/** Every verb: one line here, one file in its room. */
const VERBS: RegisterVerb[] = [
  registerServe,
  registerImport,
  registerMigrate,
  registerConsoleLink,
  registerTrail,
  registerBackup,
  registerSetup,
  registerRulebook,
  registerAdoption,
  registerNight,
  registerDowntime,
  registerStanding,
  registerDemo,
]

/** The exit code of a refusal; a room adds its table here where its refusals are not about the input. */
const EXITS: Record<string, ExitCode | undefined> = {
  ...platformExits,
  ...accountExits,
  ...backupExits,
  ...adoptionExits,
  ...nightExits,
  ...downtimeExits,
  ...setupExits,
  ...standingExits,
}

const asJson = process.argv.includes('--json')

/** The program as the command line sees it. */
function makeProgram(): Command {
  const program = new Command('goodstanding')
    .description("Keeps a certifying body's people certified, and can prove it.")
    .version(programVersion, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [verb]', 'show the help of a verb')
    .showHelpAfterError(false)
    .configureOutput({ outputError: () => {} })
    .exitOverride()
  const cli = makeCli()
  for (const register of VERBS) register(program, cli)
  return program
}

async function run(): Promise<void> {
  try {
    await makeProgram().parseAsync()
  } catch (error) {
    process.exitCode = report(error)
  }
}

/** Says what went wrong on standard error and gives the exit code. */
function report(error: unknown): number {
  if (error instanceof CommanderError) return reportUsage(error)
  if (error instanceof Refusal) return reportRefusal(error)
  console.error('Something went wrong that should not have. Please report it with the lines below.')
  console.error(error)
  return exitCodes.failure
}

function reportUsage({ code, message, exitCode }: CommanderError): number {
  // Help that was asked for is an answer; help because the verb was missing is not.
  if (exitCode === 0) return exitCodes.ok
  if (code !== 'commander.help') complain(code, usageSentence(message))
  return exitCodes.input
}

/** Commander's "error: unknown option '--jsn'\n(Did you mean --json?)" as sentences. */
function usageSentence(message: string): string {
  const [what = '', hint] = message.replace(/^error: /, '').split('\n')
  const first = `${what.charAt(0).toUpperCase()}${what.slice(1).replace(/\.$/, '')}.`
  return [first, hint?.replace(/^\((.*)\)$/, '$1'), 'See goodstanding --help.'].filter(Boolean).join(' ')
}

function reportRefusal({ code, params }: Refusal): number {
  complain(code, refusalSentence(code, params) ?? `${code} ${JSON.stringify(params)}`)
  return EXITS[code] ?? exitCodes.input
}

const complain = (code: string, detail: string): void => console.error(asJson ? JSON.stringify({ code, detail }) : detail)

await run()
