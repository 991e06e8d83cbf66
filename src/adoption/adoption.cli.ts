import type { Command } from 'commander'
import type { Cli, RegisterVerb } from '../platform/command.ts'
import { operator } from '../platform/operator.ts'
import { listAdoptions, rulebookInForce } from '../standing/standing.ts'
import { type Day, day } from '../values/day.ts'
import { adoptionWords as words } from '../words/adoption.en.ts'
import { adoptRules } from './adoption.ts'
import { checkCases, readCandidate } from './candidate.ts'
import { dayFrom } from './day-option.ts'
import { registerRehearse } from './rehearse-verb.ts'
import { inOurName, rehearse } from './rehearsal.ts'

/** `goodstanding rulebook adopt`, `rulebook adopted` and `rehearse`. */
export const registerAdoption: RegisterVerb = (program, cli) => {
  const rulebook = program.commands.find(each => each.name() === 'rulebook') ?? program.command('rulebook')
  registerAdopt(rulebook, cli)
  registerAdopted(rulebook, cli)
  registerRehearse(program, cli)
}

type AdoptOptions = { by: string; reason: string; fromDay?: string; with?: string[]; json?: boolean }

function registerAdopt(rulebook: Command, cli: Cli): void {
  rulebook
    .command('adopt')
    .description('judge by a rulebook from now on, or from a day on; rehearse it first')
    .argument('<folder>', 'a rulebook folder without mistakes, whose cases pass')
    .requiredOption('--by <name>', 'who decided it, like "the Board"')
    .requiredOption('--reason <words>', 'why, or the minutes it is written in')
    .option('--from-day <day>', 'the day it takes over, like 2027-01-01; default: at once')
    .option('--with <alternative...>', 'alternatives of the folder to put in force, like fee_due/first-of-january')
    .option('--json', 'answer as JSON: {"hash", "fromDay", "already", "changes", "certifications"}')
    .action((folder: string, options: AdoptOptions) => adoptHere(cli, folder, options))
}

async function adoptHere(cli: Cli, folder: string, options: AdoptOptions): Promise<void> {
  const fromDay = dayFrom('--from-day', options.fromDay)
  const candidate = await readCandidate(folder, options.with ?? [])
  await checkCases(folder)
  await cli.withDatabase(async database => {
    const clock = cli.clock()
    const rulebook = await rulebookInForce(database.db, clock)
    const isOther = rulebook.hash !== candidate.hash
    const proposed = inOurName(candidate, rulebook)
    const counts = isOther ? await rehearse({ database, clock, rulebook }, proposed, fromDay, () => {}) : undefined
    const adopted = await adoptRules({ database, clock }, operator(), candidate, { ...options, fromDay })
    const { hash, already } = adopted
    const { changes = 0, certifications = 0 } = counts ?? {}
    if (options.json) return cli.printJson({ ...adopted, already: already ?? null, changes, certifications })
    if (already) return cli.print(words.already({ ...already, hash, at: dayOf(already.at) }))
    cli.print(words.adopted({ body: rulebook.rules.body.shortName, hash, fromDay: adopted.fromDay }))
    if (counts) cli.print(words.wouldChange({ changes, certifications }))
  })
}

const dayOf = (at: string): Day => day(at.slice(0, 10))

function registerAdopted(rulebook: Command, cli: Cli): void {
  rulebook
    .command('adopted')
    .description('list the rulebooks this register was judged by: by whom adopted, when and why, the latest first')
    .option('--json', 'answer as JSON: [{"rulebook", "fromDay", "by", "reason", "at"}]')
    .action(async ({ json = false }: { json?: boolean }) => {
      const adoptions = await cli.withDatabase(({ db }) => listAdoptions(db))
      if (json) return cli.printJson(adoptions)
      if (adoptions.length === 0) return cli.print(words.none)
      for (const { rulebook: hash, at, ...rest } of adoptions) cli.print(words.listed({ hash, at: dayOf(at), ...rest }))
    })
}
