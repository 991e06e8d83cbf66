import type { RegisterVerb } from '../platform/command.ts'
import { setUpDemo } from '../setup/setup.ts'
import { rulebookInForce } from '../standing/standing.ts'
import { demoWords as words } from '../words/demo.en.ts'
import { recordDemo } from './demo.ts'
import { refusalOf } from './demo.refusals.ts'

const MOST = 1_000_000

/** `goodstanding demo`: an invented population to try the program with. */
export const registerDemo: RegisterVerb = (program, cli) => {
  program
    .command('demo')
    .description('add an invented population with its histories up to today, Maria García among them')
    .option('--certificants <number>', 'how many people', '2000')
    .option('--seed <number>', 'the same seed gives the same people', '1')
    .option('--json', 'answer as JSON')
    .action(async (options: { certificants: string; seed: string; json?: boolean }) => {
      const certificants = wholeNumber('--certificants', options.certificants, MOST)
      const seed = wholeNumber('--seed', options.seed, 2 ** 31 - 1)
      await cli.withDatabase(async database => {
        const onProgress = words.progress
        const rulebook = await rulebookInForce(database.db, cli.clock())
        const deps = { database, rulebook, clock: cli.clock() }
        await setUpDemo(deps)
        const report = await recordDemo(deps, {
          certificants,
          seed,
          onProgress: (step, done) => note(cli.note, onProgress(step, done)),
        })
        if (options.json) cli.printJson(report)
        else cli.print(words.report(report))
      })
    })
}

/** Standings are told after every set; a line for each thousand is enough. */
function note(say: (line: string) => void, line: string | undefined): void {
  if (line !== undefined) say(line)
}

function wholeNumber(option: string, text: string, most: number): number {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (!(value <= most)) throw refusalOf('demo.number_malformed', { option, most, found: text })
  return value
}
