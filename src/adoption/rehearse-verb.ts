import type { Command } from 'commander'
import type { Cli } from '../platform/command.ts'
import { differencesBetween } from '../rulebook/difference.ts'
import { rulebookInForce, todayFor } from '../standing/standing.ts'
import type { Day } from '../values/day.ts'
import { adoptionWords as words } from '../words/adoption.en.ts'
import { refusalOf } from './adoption.refusals.ts'
import { readCandidate } from './candidate.ts'
import { dayFrom } from './day-option.ts'
import { countLines, csvHead, csvOf, jsonOf, textOf } from './lines.ts'
import { inOurName, rehearse } from './rehearsal.ts'

type Options = { rulebook: string; asOf?: string; with?: string[]; counts?: boolean; json?: boolean; csv?: boolean }

/** `goodstanding rehearse`: who would stand otherwise by another rulebook. */
export function registerRehearse(program: Command, cli: Cli): void {
  program
    .command('rehearse')
    .description('say who would stand otherwise by another rulebook, and why; nothing is written')
    .requiredOption('--rulebook <folder>', 'the rules to try')
    .option('--with <alternative...>', 'alternatives of the folder to try, like fee_due/first-of-january')
    .option('--as-of <day>', 'the day judged for, like 2027-04-30; default: today')
    .option('--counts', 'the counts only')
    .option('--json', 'answer as JSON: {"asOf", "present", "proposed", "differences", "people": […], "counts"}')
    .option('--csv', 'a row a certification')
    .action((options: Options) => rehearseHere(cli, options))
}

async function rehearseHere(cli: Cli, options: Options): Promise<void> {
  const { json = false, csv = false, counts: countsOnly = false } = options
  if (json && csv) throw refusalOf('adoption.formats_both')
  const asked = dayFrom('--as-of', options.asOf)
  const candidate = await readCandidate(options.rulebook, options.with ?? [])
  await cli.withDatabase(async database => {
    const clock = cli.clock()
    const present = await rulebookInForce(database.db, clock)
    const proposed = inOurName(candidate, present)
    const rules = { present: present.rules, proposed: proposed.rules }
    const differences = differencesBetween(rules.present, rules.proposed)
    const asOf = asked ?? todayFor({ clock, rulebook: present })
    const told = json ? jsonPaper(cli, { asOf, present: present.hash, proposed: proposed.hash, differences }) : undefined
    if (csv) cli.print(csvHead())
    else if (!json) for (const line of headLines(asOf, present.hash, proposed.hash, differences)) cli.print(line)
    const counts = await rehearse({ database, clock, rulebook: present }, proposed, asOf, ({ changes }) => {
      if (countsOnly) return
      for (const change of changes) {
        if (told) told.add(jsonOf(change, rules))
        else if (csv) cli.print(csvOf(change, rules))
        else for (const line of textOf(change, rules)) cli.print(line)
      }
    })
    if (told) told.end(counts)
    else if (!csv) for (const line of ['', ...countLines(counts, rules)]) cli.print(line)
  })
}

const headLines = (asOf: Day, present: string, proposed: string, differences: readonly string[]): string[] => [
  words.rehearsed({ asOf, present: present.slice(0, 12), proposed: proposed.slice(0, 12) }),
  ...(differences.length === 0 ? [words.sameRules] : [words.differs, ...differences.map(path => `  ${path}`)]),
  '',
]

/** One JSON document, written as it comes, so that a register of any size can be rehearsed. */
function jsonPaper(cli: Cli, head: object) {
  cli.print(`${JSON.stringify(head).slice(0, -1)},"people":[`)
  let comma = ''
  return {
    add: (change: string) => {
      cli.print(`${comma}${change}`)
      comma = ','
    },
    end: (counts: object) => cli.print(`],"counts":${JSON.stringify(counts)}}`),
  }
}
