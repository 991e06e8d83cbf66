import { addressOf, issueLink, LINK_MINUTES } from '../accounts/accounts.ts'
import type { Cli, RegisterVerb } from '../platform/command.ts'
import { readDemonstration } from '../platform/demonstration.ts'
import { operator } from '../platform/operator.ts'
import { readSettings } from '../platform/settings.ts'
import { setupWords } from '../words/setup.en.ts'
import { collectAnswers, type Said } from './answers.ts'
import { checkDemoCanBeLeft, leaveDemo } from './leave-demo.ts'
import { refusalOf } from './setup.refusals.ts'
import { setUp } from './setup.ts'

type Options = {
  name?: string
  shortName?: string
  zone?: string
  currency?: string
  rulebook?: string
  adminName?: string
  adminEmail?: string
  leaveDemo?: boolean
  json?: boolean
}

/** `goodstanding setup`: makes an empty register the register of a body. */
export const registerSetup: RegisterVerb = (program, cli) => {
  program
    .command('setup')
    .description('set the register of a body up; asks on a terminal for what is not given')
    .option('--rulebook <folder>', 'the rules it judges by: a folder, or "amt", which comes with the program')
    .option('--name <name>', 'the certifying body')
    .option('--short-name <name>', 'what people call it')
    .option('--zone <zone>', 'its time zone, like America/Chicago')
    .option('--currency <code>', 'its currency, like USD')
    .option('--admin-name <name>', 'the first administrator')
    .option('--admin-email <email>', 'their email address')
    .option('--leave-demo', 'put the demonstration in this data directory aside first')
    .option('--json', 'answer as JSON: {"name", "rulebook", "link", "demoLeft"}')
    .action((options: Options) => setUpHere(cli, options))
}

async function setUpHere(cli: Cli, options: Options): Promise<void> {
  await checkBefore(cli, options)
  const answers = await collectAnswers(saidIn(options), isTerminal())
  const demoLeft = options.leaveDemo ? leaveDemo(cli.config(), cli.clock().now()) : null
  const clock = cli.clock()
  const { name, rulebook, administrator } = answers
  const { email } = administrator
  const link = await cli.withDatabase(async database => {
    await setUp({ database, clock }, { by: operator() }, answers)
    return addressOf(cli.config().publicUrl, await issueLink({ database, clock }, { email, by: operator() }))
  })
  if (options.json) return cli.printJson({ name, rulebook: rulebook.hash, link, demoLeft })
  if (demoLeft !== null) cli.print(setupWords.demoLeft({ folder: demoLeft }))
  cli.print(setupWords.done({ name, rulebook: rulebook.hash }))
  cli.print(setupWords.link({ email, minutes: LINK_MINUTES }))
  cli.print(link)
}

/** Refuses what no answer could put right, before anything is asked. */
async function checkBefore(cli: Cli, { leaveDemo: leaving }: Options): Promise<void> {
  const config = cli.config()
  if (leaving) return checkDemoCanBeLeft(config)
  if (config.databaseUrl === undefined && readDemonstration(config.dataDir)) throw refusalOf('setup.is_demo', undefined)
  const { name, demo } = await cli.withDatabase(({ db }) => readSettings(db))
  if (demo) throw refusalOf('setup.is_demo', undefined)
  if (name !== undefined) throw refusalOf('setup.done_already', { body: name })
}

const saidIn = ({ adminName, adminEmail, rulebook, name, shortName, zone, currency }: Options): Said => ({
  rulebook,
  name,
  shortName,
  zone,
  currency,
  administratorName: adminName,
  administratorEmail: adminEmail,
})

const isTerminal = (): boolean => process.stdin.isTTY && process.stderr.isTTY
