import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Dossier } from '../../engine/dossier.ts'
import { adopt, alternativeName } from '../adopt.ts'
import { certificationsOf } from './certifications.ts'
import { dossierOf } from './dossier.ts'
import { asksOf, checkNamedFacts, type Ask } from './expectations.ts'
import { objectToKey, objectToValue, type Paper } from './paper.ts'
import { caseMap, type WrittenCase } from './case-schema.ts'
import { readBy } from '../issues.ts'
import { readRulebook, type Rulebook } from '../load.ts'
import { hintsFor, inReadingOrder, type Path, problem, type Problem, type Read } from '../problem.ts'
import type { Rules } from '../rules.ts'
import { someOf } from '../written.ts'
import { readYaml, type YamlFile } from '../yaml-file.ts'

/** A case that can be judged. */
export type Case = {
  name: string
  file: string
  line: number
  column: number
  ref: readonly string[]
  dossier: Dossier
  /** The rulebook's, with the alternatives the case adopts. */
  rules: Rules
  asks: readonly Ask[]
  /** The line a part of the case stands on. */
  lineOf: (path: Path) => number
}

export type Cases = { rulebook: Rulebook; cases: readonly Case[] }

/** Reads a rulebook folder and the cases in its `cases/`: all of them, or every mistake by file and line. */
export async function readCases(folder: string): Promise<Read<Cases>> {
  const read = await readRulebook(folder)
  if ('problems' in read) return read
  const rulebook = read.value
  const casesFolder = join(folder, 'cases')
  const files = await listCaseFiles(casesFolder)
  const problems = files.filter(name => name.endsWith('.yml')).map(name => misnamed(casesFolder, name))
  const cases: Case[] = []
  for (const name of files.filter(each => each.endsWith('.yaml'))) {
    const inFile = await readCaseFile(rulebook, join(casesFolder, name))
    if ('problems' in inFile) problems.push(...inFile.problems)
    else cases.push(...inFile.value)
  }
  problems.push(...sharedNames(cases))
  if (problems.length > 0) return { problems: inReadingOrder(problems) }
  if (cases.length === 0) return { problems: [problem(atTop(casesFolder), 'case.none', { folder: casesFolder })] }
  return { value: { rulebook, cases } }
}

const atTop = (file: string) => ({ file, line: 1, column: 1, path: [] })

async function listCaseFiles(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter(name => /\.ya?ml$/.test(name)).sort()
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return []
    throw error
  }
}

function misnamed(folder: string, name: string): Problem {
  const suggestion = name.replace(/\.yml$/, '.yaml')
  return problem(atTop(join(folder, name)), 'case.file_misnamed', { file: name }, { suggestion })
}

/** Reads one case file: a list of cases. */
export async function readCaseFile(rulebook: Rulebook, path: string): Promise<Read<Case[]>> {
  const yaml = await readYaml(path)
  return 'problems' in yaml ? yaml : casesIn(rulebook, yaml.value)
}

/** The cases of a file that was read. */
export function casesIn(rulebook: Rulebook, yaml: YamlFile): Read<Case[]> {
  const list = readBy(someOf(z.unknown()), yaml)
  if ('problems' in list) return list
  const papers = list.value.map((_, at): Paper => ({ yaml, base: [at], problems: [] }))
  const cases = papers.flatMap(paper => caseOn(paper, rulebook) ?? [])
  const problems = papers.flatMap(paper => paper.problems)
  return problems.length > 0 ? { problems } : { value: cases }
}

function caseOn(paper: Paper, rulebook: Rulebook): Case | undefined {
  const { yaml, base } = paper
  const read = readBy(caseMap, yaml, base)
  if ('problems' in read) {
    paper.problems.push(...read.problems)
    return undefined
  }
  const written = read.value
  checkSources(paper, written, rulebook)
  const rules = adoptedRules(paper, written, rulebook)
  const certifications = certificationsOf(paper, rules, written)
  // Everything else speaks of the certifications, so it is read only once they are known.
  if (paper.problems.length > 0) return undefined
  const dossier = dossierOf(paper, rules, written, certifications)
  const asks = asksOf({ paper, rules, certifications }, written.expect)
  checkNamedFacts(paper, asks, idsIn(dossier.activities), idsIn(dossier.applications))
  const lineOf = (path: Path): number => yaml.placeOfKey([...base, ...path]).line
  const { line, column } = yaml.placeOf(base)
  return {
    name: written.name,
    file: yaml.file,
    line,
    column,
    ref: written.ref ?? [],
    dossier,
    rules,
    asks,
    lineOf,
  }
}

const idsIn = (facts: readonly { id: string }[]): string[] => facts.map(({ id }) => id)

function checkSources(paper: Paper, { source = [] }: WrittenCase, { rules }: Rulebook): void {
  const known = Object.keys(rules.sources)
  source.forEach((key, at) => {
    if (!known.includes(key))
      objectToValue(paper, ['source', at], 'rulebook.source_unknown', { source: key }, hintsFor(key, known))
  })
}

/** The rules with the alternatives a case adopts; what cannot be adopted is noted. */
function adoptedRules(paper: Paper, { adopt: names = [] }: WrittenCase, { rules, alternatives }: Rulebook): Rules {
  const known = alternatives.map(alternativeName)
  const good = names.filter((id, at) => {
    if (known.includes(id)) return true
    objectToValue(paper, ['adopt', at], 'case.alternative_unknown', { id }, hintsFor(id, known))
    return false
  })
  const chosen = good.flatMap(id => alternatives.find(each => alternativeName(each) === id) ?? [])
  chosen.forEach((each, at) => {
    const other = chosen.slice(0, at).find(({ of, version }) => of === each.of && version.from === each.version.from)
    if (other)
      objectToKey(paper, ['adopt'], 'case.alternatives_collide', { id: alternativeName(each), other: alternativeName(other) })
  })
  return good.length === 0 ? rules : adopt(rules, alternatives, good)
}

/** A case is known by its name, so two cannot share one. */
function sharedNames(cases: readonly Case[]): Problem[] {
  const first = new Map<string, Case>()
  return cases.flatMap(each => {
    const other = first.get(each.name)
    if (!other) {
      first.set(each.name, each)
      return []
    }
    const place = { file: each.file, line: each.line, column: each.column, path: [] }
    return [problem(place, 'case.name_taken', { name: each.name, where: `${other.file}:${other.line}` })]
  })
}
