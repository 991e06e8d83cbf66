import type { z } from 'zod'
import { hintsFor, nearMiss, type Path, problem, type Problem, type Read } from './problem.ts'
import type { Refused } from './written.ts'
import type { YamlFile } from './yaml-file.ts'

type Issue = z.core.$ZodIssue

/** Reads a part of a file by a schema: the value, or every problem in it, each at its line. `base` is the part's path in the file. */
export function readBy<Schema extends z.ZodType>(schema: Schema, file: YamlFile, base: Path = []): Read<z.output<Schema>> {
  const result = schema.safeParse(valueAt(file.value, base))
  if (result.success) return { value: result.data }
  return { problems: withoutEchoes(result.error.issues.flatMap(issue => problemsOf(issue, file, base))) }
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value
  for (const step of path) at = isMap(at) || Array.isArray(at) ? (at as Record<string | number, unknown>)[step] : undefined
  return at
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const KINDS: Readonly<Record<string, string>> = {
  object: 'a map of keys and values',
  record: 'a map of keys and values',
  array: 'a list',
}

function problemsOf(issue: Issue, file: YamlFile, base: Path): Problem[] {
  const path = [...base, ...(issue.path as Path)]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(key => unknownKey(file, path, key, issue.message.split('\n')))
    case 'invalid_union':
      return unionProblems(issue, file, path)
    case 'invalid_key':
      return [problem(file.placeOfKey(path), 'rulebook.key_malformed', { key: lastOf(path), expected: keyPhrase(issue) })]
    case 'invalid_type':
      return [wrongValue(file, path, { expected: KINDS[issue.expected] ?? issue.expected, wrongKind: true })]
    case 'too_small':
      return [problem(file.placeOf(path), 'rulebook.list_too_short', { key: lastOf(path), least: Number(issue.minimum) })]
    case 'custom':
      return [wrongValue(file, path, issue.params as Refused)]
    default:
      throw new Error(`an issue of the kind ${issue.code} has no sentence`)
  }
}

const keyPhrase = (issue: Extract<Issue, { code: 'invalid_key' }>): string => issue.issues[0]?.message ?? 'another key'

function unknownKey(file: YamlFile, path: Path, key: string, allowed: readonly string[]): Problem {
  // `{ title: Fees, a list }` reads as a key with nothing behind it.
  if (key.includes(' ') && valueAt(file.value, [...path, key]) === '')
    return problem(file.placeOfKey([...path, key]), 'rulebook.text_cut', { text: key })
  const there = Object.keys(valueAt(file.value, path) ?? {})
  const hints = {
    allowed,
    suggestion: nearMiss(
      key,
      allowed.filter(each => !there.includes(each)),
    ),
  }
  return problem(file.placeOfKey([...path, key]), 'rulebook.key_unknown', { key }, hints)
}

function wrongValue(file: YamlFile, path: Path, { expected, allowed }: Refused): Problem {
  const found = valueAt(file.value, path)
  const key = lastOf(path)
  if (found === undefined)
    return problem(file.placeOf(path), 'rulebook.key_missing', { key, expected }, allowed ? { allowed } : {})
  const hints =
    allowed && typeof found === 'string' ? hintsFor(found, allowed) : { allowed, suggestion: suggestionFor(found, expected) }
  return problem(file.placeOf(path), 'rulebook.value_malformed', { key, expected, found: foundPhrase(found) }, hints)
}

/** yes and no are the commonest slip: YAML has many other words for them. */
function suggestionFor(found: unknown, expected: string): string | undefined {
  if (typeof found !== 'string' || expected !== 'yes or no') return undefined
  if (/^(true|on|y|yes)$/i.test(found)) return 'yes'
  return /^(false|off|n|no)$/i.test(found) ? 'no' : undefined
}

/** The nearest name of a value: its own key, or the key of the list it stands in. */
function lastOf(path: Path): string {
  const last = path.at(-1)
  if (last === undefined) return ''
  return typeof last === 'number' ? `${lastOf(path.slice(0, -1))}[${last}]` : last
}

const LONGEST_SHOWN = 60

function foundPhrase(found: unknown): string {
  if (Array.isArray(found)) return 'a list'
  if (isMap(found)) return 'a map of keys and values'
  const text = String(found)
  if (text === '') return 'empty'
  return `"${text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text}"`
}

/** Of a choice between kinds of value, what is wrong in the one whose kind was written; where it is the whole value, all that would do. */
function unionProblems(issue: Extract<Issue, { code: 'invalid_union' }>, file: YamlFile, path: Path): Problem[] {
  const branches = issue.errors.filter(errors => !errors.some(isWrongKind))
  // Of several maps, the one whose keys were written.
  const branch = branches.find(errors => !errors.some(each => each.code === 'unrecognized_keys')) ?? branches[0]
  if (branch?.some(each => each.path.length > 0 || each.code !== 'custom'))
    return branch.flatMap(each => problemsOf(each, file, path))
  const expected = new Set(issue.errors.flatMap(errors => errors.filter(isOfWhole).map(expectedBy)))
  const allowed = issue.errors.flat().flatMap(each => (each.code === 'custom' ? ((each.params as Refused).allowed ?? []) : []))
  return [
    wrongValue(file, path, { expected: [...expected].join(', or '), wrongKind: true, ...(allowed.length > 0 && { allowed }) }),
  ]
}

const isOfWhole = (issue: Issue): boolean => issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'custom')

const isWrongKind = (issue: Issue): boolean =>
  issue.path.length === 0 && (issue.code === 'invalid_type' || (issue.code === 'custom' && (issue.params as Refused).wrongKind))

const expectedBy = (issue: Issue): string =>
  issue.code === 'invalid_type'
    ? (KINDS[issue.expected] ?? issue.expected)
    : ((issue as { params?: Refused }).params?.expected ?? '')

/** A key that is missing because it was misspelt is told once, where it stands. */
function withoutEchoes(problems: readonly Problem[]): Problem[] {
  const meant = new Set(
    problems.filter(each => each.code === 'rulebook.key_unknown').map(each => siblingPath(each.path, each.suggestion ?? '')),
  )
  return problems.filter(each => each.code !== 'rulebook.key_missing' || !meant.has(each.path))
}

const siblingPath = (path: string, key: string): string => {
  const dot = Math.max(path.lastIndexOf('.'), path.lastIndexOf(']'))
  return dot < 0 ? key : `${path.slice(0, path[dot] === '.' ? dot : dot + 1)}.${key}`
}
