import { closest, distance } from 'fastest-levenshtein'
import { type ProblemCode, rulebookSentences } from '../words/rulebook.en.ts'

/** A mistake in a rulebook or a case, with the place to mend it. Lines and columns count from 1. */
export type Problem = {
  code: ProblemCode
  /** The file as the folder was given, so that `file:line` can be opened. */
  file: string
  line: number
  column: number
  /** Where in the file's structure: `annual_fee.versions[1].amount.RMA`; empty for the file as a whole. */
  path: string
  message: string
  allowed?: readonly string[]
  suggestion?: string
}

/** What was read, or everything that is wrong with it. */
export type Read<Value> = { value: Value } | { problems: readonly Problem[] }

export type Path = readonly (string | number)[]
export type Place = { file: string; line: number; column: number; path: Path }
export type Hints = { allowed?: readonly string[] | undefined; suggestion?: string | undefined }

type Sentences = typeof rulebookSentences
/** What a code's sentence needs. */
export type Params<Code extends ProblemCode> = Parameters<Sentences[Code]> extends [infer Only] ? Only : Record<string, never>

/** A problem in words; the code's sentence and exactly the parameters it needs. */
export function problem<Code extends ProblemCode>(place: Place, code: Code, params: Params<Code>, hints: Hints = {}): Problem {
  const sentence = rulebookSentences[code] as (params: Params<Code>) => string
  const { file, line, column } = place
  return {
    code,
    file,
    line,
    column,
    path: pathText(place.path),
    message: sentence(params),
    ...(hints.allowed && { allowed: hints.allowed }),
    ...(hints.suggestion !== undefined && { suggestion: hints.suggestion }),
  }
}

/** `['versions', 1, 'amount']` as `versions[1].amount`. */
export const pathText = (path: Path): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`)).join('')

/**
 * The word most like what was written, if it is near enough to be a slip of the pen: the same letters in another order,
 * a third of the letters wrong, or the beginning of it.
 */
export function nearMiss(written: string, allowed: readonly string[]): string | undefined {
  if (allowed.length === 0 || written.length > LONGEST_SLIP) return undefined
  const sameLetters = allowed.find(each => lettersOf(each) === lettersOf(written))
  if (sameLetters !== undefined) return sameLetters
  const nearest = closest(written, [...allowed])
  if (distance(written, nearest) <= Math.max(1, Math.floor(written.length / 3))) return nearest
  return written.length < LEAST_BEGINNING ? undefined : allowed.find(each => each.startsWith(written))
}

const LEAST_BEGINNING = 3
const LONGEST_SLIP = 200
const lettersOf = (word: string): string => Array.from(word.toLowerCase()).sort().join('')

/** What is allowed, and the nearest of it where there is a near one. */
export const hintsFor = (written: string, allowed: readonly string[]): Hints => ({
  allowed: [...allowed],
  suggestion: nearMiss(written, allowed),
})

const SHOWN_CHOICES = 24

/** A problem as text: `file:line:column`, the sentence, the nearest word and what is allowed. */
export function problemText({ file, line, column, path, message, allowed, suggestion }: Problem): string {
  const where = path === '' ? '' : `  (at ${path})`
  const lines = [`${file}:${line}:${column}`, `  ${message}${where}`]
  if (suggestion !== undefined) lines.push(`  Did you mean "${suggestion}"?`)
  if (allowed && allowed.length > 0) lines.push(`  Allowed: ${choices(allowed)}`)
  return lines.join('\n')
}

const choices = (allowed: readonly string[]): string =>
  allowed.length <= SHOWN_CHOICES
    ? allowed.join(', ')
    : `${allowed.slice(0, SHOWN_CHOICES).join(', ')}, … (${allowed.length} in all)`

/** By file, then from top to bottom. */
export const inReadingOrder = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column))
