import type { ProblemCode } from '../../words/rulebook.en.ts'
import type { Hints, Params, Path, Problem } from '../problem.ts'
import { problemAt, problemAtKey, type YamlFile } from '../yaml-file.ts'

/** One case on its file: where its values stand, and what was found wrong with it so far. */
export type Paper = {
  yaml: YamlFile
  /** The case's path in the file: its number in the list. */
  base: Path
  problems: Problem[]
}

/** Notes a mistake at a value of the case. */
export function objectToValue<Code extends ProblemCode>(
  paper: Paper,
  path: Path,
  code: Code,
  params: Params<Code>,
  hints?: Hints,
): void {
  paper.problems.push(problemAt(paper.yaml, [...paper.base, ...path], code, params, hints))
}

/** Notes a mistake at a key of the case. */
export function objectToKey<Code extends ProblemCode>(
  paper: Paper,
  path: Path,
  code: Code,
  params: Params<Code>,
  hints?: Hints,
): void {
  paper.problems.push(problemAtKey(paper.yaml, [...paper.base, ...path], code, params, hints))
}

/** Notes two days that stand the wrong way round. */
export function objectToOrder(
  paper: Paper,
  path: Path,
  first: [string, string | undefined],
  second: [string, string | undefined],
): void {
  const [[firstKey, firstDay], [secondKey, secondDay]] = [first, second]
  if (firstDay === undefined || secondDay === undefined || firstDay <= secondDay) return
  objectToValue(paper, [...path, secondKey], 'case.days_disordered', { first: firstKey, firstDay, second: secondKey, secondDay })
}

/** The ids of a list: as written, or by number; each once. */
export function idsOf(paper: Paper, list: string, items: readonly { id?: string | undefined }[], what: string): string[] {
  const ids = items.map(({ id }, at) => id ?? `${what}-${at + 1}`)
  ids.forEach((id, at) => {
    if (ids.indexOf(id) < at) objectToValue(paper, [list, at, 'id'], 'case.id_taken', { id, what })
  })
  return ids
}
