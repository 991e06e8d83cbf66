import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseDocument } from 'yaml'
import { type Day, isDay } from '../values/day.ts'
import type { Delimiter } from './csv.ts'
import { FIELDS, type Kind, KINDS, type WordList, WORDS } from './fields.ts'
import { refusalOf } from './import.refusals.ts'
import { DEFAULT_PRESET, PRESETS } from './presets.ts'

export const DATE_ORDERS = ['iso', 'month_first', 'day_first'] as const
export type DateOrder = (typeof DATE_ORDERS)[number]
const DELIMITERS = [',', ';', '\t', '|'] as const satisfies readonly Delimiter[]

/** A mapping as a file writes it: what it leaves out comes from its preset. */
export type WrittenMapping = {
  preset?: string
  system?: string
  name?: string
  exported_on?: string
  delimiter?: Delimiter
  dates?: readonly DateOrder[]
  files?: Partial<Record<Kind, 'none' | { file?: string; columns?: Record<string, string> }>>
  words?: Partial<Record<WordList, Record<string, string>>>
  own_courses?: { source: string; provider: string } | 'none'
}

export type MappedFile = { file: string; columns: Readonly<Record<string, string>> }

/** How an export is laid out and what its words mean. */
export type Mapping = {
  /** The old system's short name; the keys of its rows begin with it. */
  system: string
  /** What people are told their history was taken over from. */
  name: string
  exportedOn: Day | undefined
  delimiter: Delimiter
  dates: readonly DateOrder[]
  /** Without an entry the export has no such file. */
  files: Partial<Record<Kind, MappedFile>>
  words: Record<WordList, Readonly<Record<string, string>>>
  /** A record of this source and provider was made by the body's own course system. */
  ownCourses: { source: string; provider: string } | undefined
}

const BESIDE = 'mapping.yaml'

/** The mapping in a file, or the one that lies in the export's folder as mapping.yaml, over its preset. Refuses by file and key. */
export function readMapping(folder: string, path: string | undefined): Mapping {
  if (path !== undefined && !existsSync(path)) throw refusalOf('import.mapping_missing', { path })
  const beside = join(folder, BESIDE)
  const found = path ?? (existsSync(beside) ? beside : undefined)
  if (found === undefined) return completed({}, DEFAULT_PRESET)
  const file = basename(found)
  return completed(checked(parsed(found, file), file), file)
}

function parsed(path: string, file: string): unknown {
  const text = readFileSync(path, 'utf8')
  const document = parseDocument(text, { prettyErrors: false })
  const [error] = document.errors
  if (!error) return document.toJS() ?? {}
  const line = text.slice(0, error.pos[0]).split('\n').length
  throw refusalOf('import.mapping_malformed', { file, line, reason: error.message.replace(/\.$/, '') })
}

type Fields = Record<string, unknown>

const KEYS = ['preset', 'system', 'name', 'exported_on', 'delimiter', 'dates', 'files', 'words', 'own_courses'] as const

/** The written mapping, or a refusal that names the first key at fault and what is allowed there. */
function checked(value: unknown, file: string): WrittenMapping {
  const at = checksOf(file)
  const top = at.object(value, 'the mapping', KEYS)
  at.oneOf(top.preset, 'preset', Object.keys(PRESETS))
  at.matching(
    top.system,
    'system',
    /^[a-z0-9][a-z0-9-]{0,39}$/,
    'a short name in small letters, digits and hyphens, like old-register',
  )
  if (top.name !== undefined) at.text(top.name, 'name')
  if (top.exported_on !== undefined && !(typeof top.exported_on === 'string' && isDay(top.exported_on)))
    throw at.wrong('exported_on', 'a day like 2026-11-20')
  at.oneOf(top.delimiter, 'delimiter', DELIMITERS)
  if (top.dates !== undefined) checkDates(top.dates, at)
  const files = at.object(top.files ?? {}, 'files', KINDS)
  for (const kind of KINDS) checkFile(files[kind], kind, at)
  const words = at.object(top.words ?? {}, 'words', Object.keys(WORDS))
  for (const [name, allowed] of Object.entries(WORDS)) checkWords(words[name], `words.${name}`, allowed, at)
  if (top.own_courses !== undefined && top.own_courses !== 'none') {
    const own = at.object(top.own_courses, 'own_courses', ['source', 'provider'])
    for (const key of ['source', 'provider']) at.text(own[key], `own_courses.${key}`)
  }
  return top
}

type Checks = ReturnType<typeof checksOf>

function checksOf(file: string) {
  const wrong = (key: string, expected: string) => refusalOf('import.mapping_value', { file, key, expected })
  return {
    wrong,
    object(value: unknown, key: string, allowed: readonly string[]): Fields {
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw wrong(key, `keys and values; allowed keys: ${allowed.join(', ')}`)
      const unknown = Object.keys(value).find(each => !allowed.includes(each))
      const path = key === 'the mapping' ? '' : `${key}.`
      if (unknown !== undefined) throw refusalOf('import.mapping_key', { file, key: `${path}${unknown}`, allowed })
      return value as Fields
    },
    oneOf(value: unknown, key: string, allowed: readonly string[]): void {
      if (value !== undefined && !(typeof value === 'string' && allowed.includes(value)))
        throw wrong(key, `one of ${allowed.map(each => JSON.stringify(each)).join(', ')}`)
    },
    matching(value: unknown, key: string, shape: RegExp, expected: string): void {
      if (value !== undefined && !(typeof value === 'string' && shape.test(value))) throw wrong(key, expected)
    },
    text(value: unknown, key: string): void {
      if (typeof value !== 'string' || value === '') throw wrong(key, 'a text')
    },
  }
}

function checkDates(dates: unknown, at: Checks): void {
  const all = Array.isArray(dates) ? (dates as unknown[]) : []
  if (all.length === 0) throw at.wrong('dates', `a list of ${DATE_ORDERS.join(', ')}`)
  for (const each of all) at.oneOf(each, 'dates', DATE_ORDERS)
  if (all.includes('month_first') && all.includes('day_first'))
    throw at.wrong('dates', 'month_first or day_first, not both: 03/04/2020 would be two days')
}

function checkFile(value: unknown, kind: Kind, at: Checks): void {
  if (value === undefined || value === 'none') return
  const file = at.object(value, `files.${kind}`, ['file', 'columns'])
  at.matching(file.file, `files.${kind}.file`, /^[^/\\\0]+$/, 'the name of a file in the folder')
  const { needed, optional } = FIELDS[kind]
  const columns = at.object(file.columns ?? {}, `files.${kind}.columns`, [...needed, ...optional])
  for (const [field, column] of Object.entries(columns)) {
    at.text(column, `files.${kind}.columns.${field}`)
    if (column === 'none' && (needed as readonly string[]).includes(field))
      throw at.wrong(`files.${kind}.columns.${field}`, 'the name of a column: it is needed')
  }
}

function checkWords(value: unknown, key: string, allowed: readonly string[] | null, at: Checks): void {
  if (value === undefined) return
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw at.wrong(key, 'words and their meanings')
  for (const [word, meaning] of Object.entries(value)) {
    at.text(meaning, `${key}.${word}`)
    if (allowed) at.oneOf(meaning, `${key}.${word}`, allowed)
  }
}

function completed(written: WrittenMapping, from: string): Mapping {
  const preset = PRESETS[written.preset ?? DEFAULT_PRESET]
  if (!preset) throw new Error(`no preset for ${from}`)
  const ownCourses = written.own_courses ?? preset.own_courses ?? 'none'
  return {
    system: written.system ?? preset.system ?? 'former-register',
    name: written.name ?? preset.name ?? 'the former register',
    exportedOn: written.exported_on as Day | undefined,
    delimiter: written.delimiter ?? preset.delimiter ?? ',',
    dates: written.dates ?? preset.dates ?? ['iso'],
    files: Object.fromEntries(KINDS.flatMap(kind => completedFile(written, preset, kind))),
    words: Object.fromEntries(
      Object.keys(WORDS).map(name => [name, { ...preset.words?.[name as WordList], ...written.words?.[name as WordList] }]),
    ) as Mapping['words'],
    ownCourses: ownCourses === 'none' ? undefined : ownCourses,
  }
}

function completedFile(written: WrittenMapping, preset: WrittenMapping, kind: Kind): [Kind, MappedFile][] {
  const [own, base] = [written.files?.[kind], preset.files?.[kind]]
  if (own === 'none' || (own === undefined && base === 'none')) return []
  const under = base === 'none' ? undefined : base
  const columns = Object.entries({ ...under?.columns, ...own?.columns }).filter(([, column]) => column !== 'none')
  return [[kind, { file: own?.file ?? under?.file ?? `${kind}.csv`, columns: Object.fromEntries(columns) }]]
}
