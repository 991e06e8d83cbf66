import { z } from 'zod'
import type { Certification } from '../../engine/dossier.ts'
import type { Day } from '../../values/day.ts'
import { calledSo, objectToUnknown } from './certifications.ts'
import { objectToKey, objectToValue, type Paper } from './paper.ts'
import { askedDays, askedExpectation, expectation, expectationKeys } from './expectation-schema.ts'
import { readBy } from '../issues.ts'
import { hintsFor, type Path } from '../problem.ts'
import type { Rules } from '../rules.ts'
import type { Shown } from './shown.ts'
import { listOf, mapBy } from '../written.ts'

/** What must hold of one certification on one day, and where that is written. */
export type Ask = { asOf: Day; knownOn: Day | undefined; certification: string; expected: ExpectedKeys; path: Path }
export type ExpectedKeys = Readonly<Record<string, Shown | undefined>>

/** A case that its expectations are read for. */
type Asked = { paper: Paper; rules: Rules; certifications: readonly Certification[] }
type Days = { asOf: Day; knownOn?: Day | undefined }

/** What a case expects, in the order it is written: `expect` is a map by day, or a list where a day is asked twice. */
export function asksOf(asked: Asked, expect: unknown): Ask[] {
  const { paper } = asked
  if (expect === undefined) {
    objectToValue(paper, [], 'rulebook.key_missing', { key: 'expect', expected: 'a map of days, or a list' })
    return []
  }
  const asks = Array.isArray(expect) ? askedInList(asked) : askedByDay(asked)
  if (asks.length === 0 && paper.problems.length === 0) objectToKey(paper, ['expect'], 'case.expects_nothing', {})
  for (const { expected, path } of asks)
    if (Object.keys(expected).length === 0) objectToKey(paper, path, 'case.expects_nothing', {})
  return asks
}

function askedByDay(asked: Asked): Ask[] {
  const days = read(asked, mapBy('day', z.unknown()), ['expect'])
  return Object.entries(days ?? {}).flatMap(([asOf, written]) => asksFor(asked, ['expect', asOf], written, { asOf: asOf as Day }))
}

function askedInList(asked: Asked): Ask[] {
  const items = read(asked, listOf(z.unknown()), ['expect']) ?? []
  return items.flatMap((written, at) => {
    const path = ['expect', at]
    const [only] = asked.certifications
    if (only && !isByCertification(asked, written, LIST_KEYS)) {
      const plain = read(asked, askedExpectation, path)
      if (!plain) return []
      const { as_of, known_on, ...expected } = plain
      return [{ asOf: as_of, knownOn: known_on, certification: only.id, expected, path }]
    }
    const days = read(asked, askedDays, path)
    return days ? asksFor(asked, path, written, { asOf: days.as_of, knownOn: days.known_on }) : []
  })
}

const LIST_KEYS: readonly string[] = ['as_of', 'known_on']

/** The expectations of one day: plain, or by certification. */
function asksFor(asked: Asked, path: Path, written: unknown, { asOf, knownOn }: Days): Ask[] {
  const [only] = asked.certifications
  if (only && !isByCertification(asked, written)) {
    const expected = read(asked, expectation, path)
    return expected ? [{ asOf, knownOn, certification: only.id, expected, path }] : []
  }
  const byId = Object.keys(read(asked, mapBy('fact', z.unknown()), path) ?? { none: null }).filter(
    key => !LIST_KEYS.includes(key),
  )
  if (byId.length === 0) objectToKey(asked.paper, path, 'case.expects_nothing', {})
  return byId
    .filter(key => isMap(written) && Object.hasOwn(written, key))
    .flatMap(key => {
      const certification = certificationCalled(asked, key, [...path, key])
      const expected = certification !== undefined && read(asked, expectation, [...path, key])
      return expected ? [{ asOf, knownOn, certification, expected, path: [...path, key] }] : []
    })
}

const isMap = (written: unknown): written is object => typeof written === 'object' && written !== null

const keysOf = (written: unknown): string[] => (isMap(written) ? Object.keys(written) : [])

function isByCertification({ rules, certifications }: Asked, written: unknown, besides: readonly string[] = []): boolean {
  if (certifications.length > 1) return true
  const keys = keysOf(written).filter(key => !besides.includes(key))
  return keys.length > 0 && keys.every(key => calledSo(rules, certifications, key) !== undefined)
}

function certificationCalled({ paper, rules, certifications }: Asked, key: string, path: Path): string | undefined {
  const id = calledSo(rules, certifications, key)
  if (id !== undefined) return id
  const known = certifications.map(each => each.id)
  if (Object.hasOwn(expectationKeys, key))
    objectToKey(paper, path, 'case.certification_unsaid', { what: `"${key}"` }, { allowed: known })
  else objectToUnknown(paper, certifications, key, path)
  return undefined
}

function read<Schema extends z.ZodType>({ paper }: Asked, schema: Schema, path: Path): z.output<Schema> | undefined {
  const result = readBy(schema, paper.yaml, [...paper.base, ...path])
  if ('value' in result) return result.value
  paper.problems.push(...result.problems)
  return undefined
}

/** Notes activities and applications that are expected but not among the facts. */
export function checkNamedFacts(
  paper: Paper,
  asks: readonly Ask[],
  activities: readonly string[],
  applications: readonly string[],
): void {
  for (const { expected, path } of asks) {
    for (const id of keysOf(expected['activities']))
      if (!activities.includes(id))
        objectToKey(paper, [...path, 'activities', id], 'case.activity_unknown', { id }, hintsFor(id, activities))
    for (const id of keysOf(expected['applications']))
      if (!applications.includes(id))
        objectToKey(paper, [...path, 'applications', id], 'case.application_unknown', { id }, hintsFor(id, applications))
  }
}
