import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../platform/refusal.ts'
import { checkRulebook } from './checks.ts'
import { type Alternative, compile } from './compile.ts'
import { hashOf } from './hash.ts'
import { readBy } from './issues.ts'
import { inReadingOrder, nearMiss, problem, type Problem, problemText, type Read } from './problem.ts'
import type { Readable } from './readable.ts'
import { remarksOn } from './remarks.ts'
import type { Rules } from './rules.ts'
import { MAY_BE_LEFT_OUT, type RulebookFile, rulebookFiles, type Written } from './schema.ts'
import { readYaml } from './yaml-file.ts'

export type Rulebook = {
  rules: Rules
  /** Readings a body may adopt instead; see `adopt`. */
  alternatives: readonly Alternative[]
  /** SHA-256 of the rules' canonical JSON. */
  hash: string
}

const FILES = Object.keys(rulebookFiles) as RulebookFile[]

/** Reads a rulebook folder: all of it, or every mistake in it by file and line. */
export async function readRulebook(folder: string): Promise<Read<Rulebook>> {
  const there = await listFolder(folder)
  if (there === undefined) return { problems: [problem(atTop(folder), 'rulebook.folder_missing', { folder })] }
  const strays = strayProblems(folder, there)
  const { readable, problems } = await readFiles(folder, there)
  const all = [...strays, ...problems, ...checkRulebook(readable)]
  if (all.length > 0) return { problems: inReadingOrder(all) }
  const { rules, alternatives } = compile(writtenOf(readable))
  return { value: { rules, alternatives, hash: hashOf(rules) } }
}

/** What a sound folder says that is lawful and seldom meant, in reading order. */
export async function remarksIn(folder: string): Promise<Problem[]> {
  const { readable } = await readFiles(folder, (await listFolder(folder)) ?? [])
  return inReadingOrder(remarksOn(readable))
}

/** The folders that hold rulebooks: `rulebook/*` names the folder of the editors' schemas too, and that is none. */
export async function rulebookFolders(folders: readonly string[]): Promise<string[]> {
  const kept: string[] = []
  for (const folder of folders) {
    const there = (await listFolder(folder)) ?? []
    if (there.length === 0 || there.some(name => !name.endsWith('.schema.json'))) kept.push(folder)
  }
  return kept.length > 0 ? kept : [...folders]
}

/** Reads a rulebook that must be sound; refuses it with `rulebook.has_mistakes` and every mistake in words. */
export async function loadRulebook(folder: string): Promise<Rulebook> {
  const read = await readRulebook(folder)
  if ('value' in read) return read.value
  const mistakes = read.problems.map(problemText).join('\n')
  throw new Refusal('rulebook.has_mistakes', { folder, count: read.problems.length, mistakes })
}

const atTop = (file: string) => ({ file, line: 1, column: 1, path: [] })

async function listFolder(folder: string): Promise<string[] | undefined> {
  try {
    return (await readdir(folder)).sort()
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined
    throw error
  }
}

/** YAML files that no rule is read from, and `cases` misspelt: whoever wrote them believes they are read. */
function strayProblems(folder: string, there: readonly string[]): Problem[] {
  const missing = FILES.filter(file => !there.includes(file))
  return there.flatMap(name => {
    if (FILES.includes(name as RulebookFile) || name === 'cases') return []
    const place = atTop(join(folder, name))
    if (!/\.ya?ml$/.test(name)) {
      const suggestion = nearMiss(name, ['cases'])
      return suggestion === undefined ? [] : [problem(place, 'rulebook.file_unknown', { file: name }, { suggestion })]
    }
    const meant = name.replace(/\.yml$/, '.yaml')
    const hints = { allowed: FILES, suggestion: nearMiss(meant, missing) ?? nearMiss(meant, FILES) }
    return [problem(place, 'rulebook.file_unknown', { file: name }, hints)]
  })
}

async function readFiles(folder: string, there: readonly string[]): Promise<{ readable: Readable; problems: Problem[] }> {
  const readable: Readable = {}
  const problems: Problem[] = []
  for (const name of FILES) {
    const path = join(folder, name)
    if (!there.includes(name)) {
      if (!MAY_BE_LEFT_OUT.has(name)) problems.push(problem(atTop(path), 'rulebook.file_missing', { file: name }))
      continue
    }
    const yaml = await readYaml(path)
    const written = 'value' in yaml ? readBy(rulebookFiles[name], yaml.value) : yaml
    if ('problems' in written) problems.push(...written.problems)
    else if ('value' in yaml) Object.assign(readable, { [name]: { yaml: yaml.value, written: written.value } })
  }
  return { readable, problems }
}

/** Every file's content; only called where none was refused. */
const writtenOf = (readable: Readable): Written =>
  Object.fromEntries(Object.entries(readable).map(([name, file]) => [name, file.written])) as unknown as Written
