import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { Cli, RegisterVerb } from '../platform/command.ts'
import { exitCodes } from '../platform/platform.refusals.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Day, isDay } from '../values/day.ts'
import { drawWords } from '../words/draw.en.ts'
import { type CaseResult, failingCaseText, runCases } from './cases/cases.ts'
import { type Contents, contentsOf } from './contents.ts'
import { drawRulebook } from './draw/page.ts'
import { loadRulebook, readRulebook, remarksIn, rulebookFolders } from './load.ts'
import { type Problem, problemText } from './problem.ts'

/** `goodstanding rulebook check`, `cases` and `draw`: they read folders, wherever they lie, and touch no database. */
export const registerRulebook: RegisterVerb = (program, cli) => {
  const rulebook = program.command('rulebook').description('check a rulebook, run its worked cases, draw it')
  registerCheck(rulebook, cli)
  registerCases(rulebook, cli)
  registerDraw(rulebook, cli)
}

function registerCheck(rulebook: Command, cli: Cli): void {
  rulebook
    .command('check')
    .description('read rulebooks and say what they hold, or every mistake by file and line')
    .argument('<folder...>', 'rulebook folders, such as rulebook/amt')
    .option('--json', 'the answer as JSON')
    .action(async (folders: string[], { json = false }: { json?: boolean }) => {
      const answers = []
      for (const folder of await rulebookFolders(folders)) answers.push(await check(folder))
      if (answers.some(({ problems }) => problems.length > 0)) cli.endWith(exitCodes.input)
      if (json) cli.printJson(answers)
      else for (const answer of answers) cli.print(checkedText(answer))
    })
}

type Checked = { folder: string; problems: readonly Problem[]; remarks: readonly Problem[]; contents: Contents | null }

async function check(folder: string): Promise<Checked> {
  const read = await readRulebook(folder)
  return 'problems' in read
    ? { folder, problems: read.problems, remarks: [], contents: null }
    : { folder, problems: [], remarks: await remarksIn(folder), contents: contentsOf(read.value) }
}

const mistakes = (count: number): string => (count === 1 ? '1 mistake' : `${count} mistakes`)

function checkedText({ folder, problems, remarks, contents }: Checked): string {
  if (!contents)
    return [...problems.map(problemText), `${folder}: ${mistakes(problems.length)}. It judges nobody until mended.`].join('\n')
  const { body, hash, schemes, rules, alternatives, samples, unset } = contents
  return [
    `${folder}: ${body}, sound (${hash.slice(0, 12)})`,
    `  schemes       ${schemes.join(', ')}`,
    ...rules.map(({ rule, keyedOn, versions }) => `  ${rule.padEnd(13)} by ${keyedOn}: ${versions.map(versionText).join('; ')}`),
    ...section('alternatives, not in force', alternatives),
    ...section('sample figures, to be replaced by the body', samples),
    ...section('unset figures', unset),
    ...section(
      'lawful, and worth a second look',
      remarks.flatMap(each => problemText(each).split('\n')),
    ),
  ].join('\n')
}

const versionText = ({ id, from }: { id: string; from: string }): string =>
  from === 'beginning' ? `${id} from the beginning` : `${id} from ${from}`

const section = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : [`  ${title}`, ...items.map(item => `    ${item}`)]

function registerCases(rulebook: Command, cli: Cli): void {
  rulebook
    .command('cases')
    .description('run the worked cases of rulebooks and explain each that fails')
    .argument('<folder...>', 'rulebook folders with a cases folder inside')
    .option('--json', 'the answer as JSON')
    .action(async (folders: string[], { json = false }: { json?: boolean }) => {
      const problems: Problem[] = []
      const results: CaseResult[] = []
      for (const folder of await rulebookFolders(folders)) {
        const run = await runCases(folder)
        if ('problems' in run) problems.push(...run.problems)
        else results.push(...run.value)
      }
      const failed = results.filter(({ passed }) => !passed)
      const passed = results.length - failed.length
      if (problems.length > 0) cli.endWith(exitCodes.input)
      else if (failed.length > 0) cli.endWith(exitCodes.findings)
      if (json) return cli.printJson({ passed, failed: failed.length, problems, cases: results })
      for (const problem of problems) cli.print(problemText(problem))
      if (problems.length > 0) cli.print(`${mistakes(problems.length)}. A folder with a mistake runs none of its cases.`)
      for (const each of failed) cli.print(`${failingCaseText(each)}\n`)
      cli.print(`${passed} passed, ${failed.length} failed`)
    })
}

function registerDraw(rulebook: Command, cli: Cli): void {
  rulebook
    .command('draw')
    .description('draw a rulebook as one page that a board can read: states, a cycle, figures, what counts, ways back, sources')
    .argument('<folder>', 'a rulebook folder without mistakes, such as rulebook/amt')
    .option('--out <file>', 'where the page goes; default: standard output')
    .option('--as-of <day>', 'the day whose versions are drawn as in force; default: today')
    .action(async (folder: string, { out, asOf }: { out?: string; asOf?: string }) => {
      const read = await loadRulebook(folder)
      const on = asOf === undefined ? cli.clock().today(read.rules.body.zone) : dayFrom(asOf)
      const page = await drawRulebook(folder, read, on)
      if (out === undefined) return cli.print(page)
      await writeOut(out, page)
      cli.print(drawWords.written({ file: out }))
    })
}

function dayFrom(text: string): Day {
  if (isDay(text) && text >= '1900-01-01' && text <= '2199-12-31') return text
  throw new Refusal('rulebook.day_malformed', { found: text })
}

async function writeOut(file: string, page: string): Promise<void> {
  try {
    await writeFile(file, page)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw new Refusal('rulebook.page_unwritable', { file, reason }, { cause: error })
  }
}
