import { readFile } from 'node:fs/promises'
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml'
import type { ProblemCode } from '../words/rulebook.en.ts'
import { type Hints, type Params, type Path, type Place, problem, type Problem, type Read } from './problem.ts'

/** A YAML file read as plain maps, lists and texts; the schemas decide what a text means, so that NO stays a code and 2021-05-01 a day. */
export type YamlFile = {
  /** The file as it is named in problems. */
  file: string
  value: unknown
  /** Where a value stands; where the path leads to nothing, the map or list that lacks it. */
  placeOf: (path: Path) => Place
  /** Where the key at the end of a path stands. */
  placeOfKey: (path: Path) => Place
}

type Make = <Code extends ProblemCode>(yaml: YamlFile, path: Path, code: Code, params: Params<Code>, hints?: Hints) => Problem

/** A problem of a value in a file. */
export const problemAt: Make = (yaml, path, code, params, hints) => problem(yaml.placeOf(path), code, params, hints)
/** A problem of a key in a file, or of what should stand under it. */
export const problemAtKey: Make = (yaml, path, code, params, hints) => problem(yaml.placeOfKey(path), code, params, hints)

const LARGEST_BYTES = 2_000_000

/** Reads a YAML file; answers with its problems where it is missing, unreadable or not YAML. */
export async function readYaml(path: string): Promise<Read<YamlFile>> {
  const start = { file: path, line: 1, column: 1, path: [] }
  try {
    const bytes = await readFile(path)
    if (bytes.length > LARGEST_BYTES)
      return refused(problem(start, 'rulebook.file_unreadable', { reason: `it is larger than ${LARGEST_BYTES / 1_000_000} MB` }))
    return parseYaml(path, new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    return refused(problem(start, 'rulebook.file_unreadable', { reason: reasonOf(error) }))
  }
}

const refused = (...problems: Problem[]) => ({ problems })

function reasonOf(error: unknown): string {
  if (error instanceof TypeError) return 'it is not UTF-8 text'
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT') return 'it does not exist'
  if (code === 'EACCES') return 'this user may not read it'
  if (code === 'EISDIR') return 'it is a folder'
  throw error
}

/** Reads YAML text; `file` names it in problems. */
export function parseYaml(file: string, text: string): Read<YamlFile> {
  const lines = new LineCounter()
  const placeAt = (offset: number, path: Path = []): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(1, line), column: Math.max(1, col), path }
  }
  try {
    // Failsafe: every scalar is text. Types are the schemas' business.
    const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false })
    if (document.errors.length > 0) return refused(...syntaxProblems(document.errors, text, placeAt))
    const { contents } = document
    if (contents === null) return refused(problem(placeAt(0), 'rulebook.file_empty', {}))
    const shortcuts = shortcutProblems(contents, placeAt)
    if (shortcuts.length > 0) return refused(...shortcuts)
    const find = (path: Path) => locate(contents, path)
    const value: YamlFile = {
      file,
      value: plain(contents),
      placeOf: path => placeAt(startOf(find(path).node), path),
      placeOfKey: path => placeAt(startOf(find(path).key ?? find(path).node), path),
    }
    return { value }
  } catch (error) {
    if (error instanceof RangeError)
      return refused(problem(placeAt(0), 'rulebook.yaml_malformed', { reason: 'it is nested too deeply' }))
    throw error
  }
}

type PlaceAt = (offset: number, path?: Path) => Place
type SyntaxError = { code: string; message: string; pos: [number, number] }

/** Every key that stands twice, or else the first thing that is not YAML: what follows it is mostly its echo. */
function syntaxProblems(errors: readonly SyntaxError[], text: string, placeAt: PlaceAt): Problem[] {
  const first = errors.find(each => each.code !== 'DUPLICATE_KEY')
  if (first) return [problem(placeAt(first.pos[0]), 'rulebook.yaml_malformed', { reason: syntaxReason(first) })]
  return errors.map(({ pos }) => problem(placeAt(pos[0]), 'rulebook.key_twice', { key: keyTextAt(text, pos[0]) }))
}

const keyTextAt = (text: string, offset: number): string =>
  (/^\s*("[^"]*"|'[^']*'|[^:\n]*?)\s*:/.exec(text.slice(offset, offset + 200))?.[1] ?? '').replace(/^["']|["']$/g, '')

function syntaxReason({ code, message }: SyntaxError): string {
  if (code === 'MULTIPLE_DOCS') return 'a second document begins here, and a file holds one'
  if (code === 'TAB_AS_INDENT') return 'a tab indents this line, and YAML indents by spaces'
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return 'a second ": " stands on this line; put the text in quotation marks'
  if (/^Missing closing .quote/.test(message)) return 'a quotation begun before this is never closed'
  if (/call stack/.test(message)) return 'it is nested too deeply'
  return message.replace(/[.:]$/, '')
}

/** Anchors, aliases, tags and merge keys are refused: they make one line mean what another says. */
function shortcutProblems(node: unknown, placeAt: PlaceAt): Problem[] {
  if (isPairLike(node)) return [...shortcutProblems(node.key, placeAt), ...shortcutProblems(node.value, placeAt)]
  if (!isNodeLike(node)) return []
  const what = shortcutOf(node)
  if (what !== undefined) return [problem(placeAt(startOf(node)), 'rulebook.yaml_shortcut', { what })]
  return isMap(node) || isSeq(node) ? node.items.flatMap(item => shortcutProblems(item, placeAt)) : []
}

const isPairLike = (node: unknown): node is Pair => typeof node === 'object' && node !== null && 'key' in node && 'value' in node
const isNodeLike = (node: unknown): node is Node => isMap(node) || isSeq(node) || isScalar(node) || isAlias(node)

function shortcutOf(node: Node): string | undefined {
  if (isAlias(node)) return 'an alias'
  if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined) return 'an anchor'
  if (node.tag !== undefined) return 'a tag'
  if (isMap(node) && node.items.some(({ key }) => !isScalar(key))) return 'a key that is a list or a map'
  return undefined
}

function plain(node: unknown): unknown {
  if (isMap(node)) return Object.fromEntries(node.items.map(({ key, value }) => [textOf(key), plain(value)]))
  if (isSeq(node)) return node.items.map(plain)
  return textOf(node)
}

const textOf = (node: unknown): string => (isScalar(node) && typeof node.value === 'string' ? node.value : '')

type Found = { node: unknown; key: unknown }

/** The node a path leads to and its key; where the path ends early, the last node on the way. */
function locate(contents: unknown, path: Path): Found {
  let found: Found = { node: contents, key: undefined }
  for (const step of path) {
    const next = stepInto(found.node, step)
    if (next === undefined) break
    found = next
  }
  return found
}

function stepInto(node: unknown, step: string | number): Found | undefined {
  if (isSeq(node)) return typeof step === 'number' && step in node.items ? { node: node.items[step], key: undefined } : undefined
  if (!isMap(node)) return undefined
  const pair = node.items.find(({ key }) => textOf(key) === String(step))
  return pair && { node: pair.value ?? pair.key, key: pair.key }
}

const startOf = (node: unknown): number => (isNodeLike(node) ? (node.range?.[0] ?? 0) : 0)
