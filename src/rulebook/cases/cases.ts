import { type Failure, judgeCase } from './judge.ts'
import { type Case, readCases } from './case-file.ts'
import type { Read } from '../problem.ts'

export type CaseResult = {
  name: string
  file: string
  line: number
  ref: readonly string[]
  passed: boolean
  failures: readonly Failure[]
  /** What stopped the engine, where it could not judge the case at all. */
  stopped: string | null
}

/** Runs every case of a rulebook folder, in the order they are written; or every mistake in the folder. */
export async function runCases(folder: string): Promise<Read<CaseResult[]>> {
  const read = await readCases(folder)
  return 'problems' in read ? read : { value: read.value.cases.map(runCase) }
}

/** Judges one case; an engine that stops is a case that fails. */
export function runCase(each: Case): CaseResult {
  const { name, file, line, ref } = each
  try {
    const failures = judgeCase(each)
    return { name, file, line, ref, passed: failures.length === 0, failures, stopped: null }
  } catch (error) {
    const stopped = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { name, file, line, ref, passed: false, failures: [], stopped }
  }
}

/** A failing case in words: its sentence, the place, and for each expectation what was expected, what came, and why. */
export function failingCaseText({ name, file, line, ref, failures, stopped }: CaseResult): string {
  const heading = `FAILED  ${name}${ref.length > 0 ? ` [${ref.join(', ')}]` : ''}\n  ${file}:${line}`
  const told = stopped === null ? failures.map(failure => failureText(file, failure)) : [`  The engine stopped: ${stopped}`]
  return [heading, ...told].join('\n')
}

function failureText(file: string, { line, certification, asOf, knownOn, key, expected, got, because }: Failure): string {
  const known = knownOn === undefined ? '' : `, as known on ${knownOn}`
  const reasons = because.map(({ code, sentence }) => `      ${sentence} (${code})`)
  return [
    `  ${file}:${line}`,
    `    On ${asOf}${known}, ${certification}: ${key} should be ${expected}, but it is ${got}.`,
    ...reasons,
  ].join('\n')
}
