import type { Day } from '../values/day.ts'
import { isSameValue } from '../values/same.ts'
import { checkCategories, checkPlans, knownTags } from './counting-checks.ts'
import { hintsFor, type Path, type Problem } from './problem.ts'
import type { Readable, VersionPlace } from './readable.ts'
import { RULE_FILES, type RuleName, type WrittenVersion } from './schema.ts'
import { LOSS_CAUSES } from './schema-fees.ts'
import { problemAt, problemAtKey, type YamlFile } from './yaml-file.ts'

/** The checks of every versioned rule: order and ids of versions, sources, figures by scheme, and each rule's own. */
export const checkRules = (readable: Readable): Problem[] =>
  (Object.keys(RULE_FILES) as RuleName[]).flatMap(name => checkRule(name, readable))

type Version = { id: string; from: Day | null; source: readonly string[] }
type Rule = { versions: readonly Version[]; alternatives?: readonly Version[] }
type At = VersionPlace

function checkRule(name: RuleName, readable: Readable): Problem[] {
  const file = readable[RULE_FILES[name]]
  if (!file) return []
  const { yaml } = file
  const rule = (file.written as unknown as Partial<Record<RuleName, Rule | 'none'>>)[name]
  if (rule === undefined || rule === 'none') return []
  const own = ownChecks[name] as ((version: Version, at: At) => Problem[]) | undefined
  const schemes = readable['schemes.yaml'] && Object.keys(readable['schemes.yaml'].written)
  const tags = knownTags(readable)
  const inEach = placed(name, rule).flatMap(({ version, path }) => [
    ...unknownSources(yaml, path, version.source, readable),
    ...repeats({ yaml, path, schemes, tags }, 'source', version.source),
    ...(own?.(version, { yaml, path, schemes, tags }) ?? []),
  ])
  return [...checkOrder(yaml, name, rule), ...checkIds(yaml, name, rule), ...inEach]
}

const placed = (name: string, { versions, alternatives = [] }: Rule): { version: Version; path: Path }[] => [
  ...versions.map((version, at) => ({ version, path: [name, 'versions', at] })),
  ...alternatives.map((version, at) => ({ version, path: [name, 'alternatives', at] })),
]

const fromText = (from: Day | null): string => from ?? 'the beginning'

function checkOrder(yaml: YamlFile, name: string, { versions }: Rule): Problem[] {
  return versions.flatMap(({ from }, at) => {
    const path = [name, 'versions', at, 'from']
    const before = versions[at - 1]
    if (before === undefined) return from === null ? [] : [problemAt(yaml, path, 'rulebook.first_version_late', { from })]
    if (from !== null && (before.from === null || from > before.from)) return []
    const params = { from: fromText(from), before: fromText(before.from) }
    return [problemAt(yaml, path, 'rulebook.versions_disordered', params)]
  })
}

function checkIds(yaml: YamlFile, name: string, rule: Rule): Problem[] {
  const all = placed(name, rule)
  return all.flatMap(({ version: { id }, path }, at) =>
    all.findIndex(each => each.version.id === id) < at
      ? [problemAt(yaml, [...path, 'id'], 'rulebook.id_taken', { id, what: `version of ${name}` })]
      : [],
  )
}

/** Source keys that sources.yaml does not have. */
export function unknownSources(
  yaml: YamlFile,
  base: Path,
  keys: readonly string[],
  { 'sources.yaml': sources }: Readable,
): Problem[] {
  if (!sources) return []
  const known = Object.keys(sources.written)
  return keys.flatMap((source, at) =>
    known.includes(source)
      ? []
      : [problemAt(yaml, [...base, 'source', at], 'rulebook.source_unknown', { source }, hintsFor(source, known))],
  )
}

/** Items of a list that may hold each once. */
const repeats = ({ yaml, path }: At, key: string, items: readonly string[]): Problem[] =>
  items.flatMap((item, at) =>
    items.indexOf(item) < at ? [problemAt(yaml, [...path, key, at], 'rulebook.item_twice', { key, item })] : [],
  )

/** Items that a list has to hold. */
const missing = ({ yaml, path }: At, key: string, needed: readonly string[], items: readonly string[]): Problem[] =>
  needed
    .filter(item => !items.includes(item))
    .map(item => problemAtKey(yaml, [...path, key], 'rulebook.item_missing', { key, item }))

type Figures = Readonly<Record<string, unknown>> | number | 'unset'

/** Figures by scheme: silence about a scheme is refused. A misspelt scheme is told once, where it stands. */
function checkFigures({ yaml, path, schemes }: At, steps: Path, figures: Figures): Problem[] {
  if (!schemes || typeof figures !== 'object') return []
  const at = [...path, ...steps]
  const silent = schemes.filter(scheme => !Object.hasOwn(figures, scheme))
  const unknown = Object.keys(figures).filter(scheme => !schemes.includes(scheme))
  const slips = unknown.map(scheme => ({ scheme, ...hintsFor(scheme, silent), allowed: schemes }))
  const meant = new Set(slips.map(({ suggestion }) => suggestion))
  return [
    ...slips.map(({ scheme, ...hints }) => problemAtKey(yaml, [...at, scheme], 'rulebook.scheme_unknown', { scheme }, hints)),
    ...silent
      .filter(scheme => !meant.has(scheme))
      .map(scheme => problemAtKey(yaml, at, 'rulebook.scheme_silent', { scheme, key: String(steps.at(-1)) })),
  ]
}

/** What only one rule has to be checked for. */
const ownChecks: { [Name in RuleName]?: (version: WrittenVersion<Name>, at: At) => Problem[] } = {
  ce_duty: ({ cohorts }, at) => checkCohorts(cohorts, at),
  // A cycle without its points is lost, so it never rolls; activities of two days are never one.
  cycle: (version, at) => [
    ...checkCycle(version, at),
    ...repeats(at, 'roll_needs', version.roll_needs),
    ...missing(at, 'roll_needs', ['points'], version.roll_needs),
  ],
  requirement: (version, at) => [
    ...checkFigures(at, ['total'], version.total),
    ...(version.carry_over === 'none' ? [] : checkFigures(at, ['carry_over', 'most'], version.carry_over.most)),
    ...checkPlans(version, at),
  ],
  activities: (version, at) => [
    ...repeats(at, 'duplicates', version.duplicates),
    ...missing(at, 'duplicates', ['completed_on'], version.duplicates),
    ...checkCategories(version, at),
  ],
  annual_fee: ({ amount, further }, at) => [
    ...checkFigures(at, ['amount'], amount),
    ...(further === undefined ? [] : checkFigures(at, ['further'], further)),
  ],
  fee_table: ({ items }, at) => items.flatMap(({ amount }, n) => checkFigures(at, ['items', n, 'amount'], amount)),
  losses: ({ same_day_order: order, status }, at) => [
    ...repeats(at, 'same_day_order', order),
    ...missing(
      at,
      'same_day_order',
      LOSS_CAUSES.filter(cause => status[cause] !== undefined),
      order,
    ),
  ],
  ways_back: ({ routes }, at) => checkRoutes(routes, at),
}

/** The length in one unit, and no key without the anchor it belongs to. */
function checkCycle(version: WrittenVersion<'cycle'>, { yaml, path }: At): Problem[] {
  const { years, months, anchor = 'grant', date, turns_in, first } = version
  const idle = (key: string, value: unknown, without: string): Problem[] =>
    value === undefined ? [] : [problemAtKey(yaml, [...path, key], 'rulebook.key_alone', { key, without })]
  return [
    ...((years === undefined) === (months === undefined)
      ? [problemAt(yaml, path, 'rulebook.one_of_keys', { keys: '"years" and "months"' })]
      : []),
    ...(anchor === 'fixed_date' && date === undefined
      ? [problemAt(yaml, path, 'rulebook.key_missing', { key: 'date', expected: 'a month and a date that every year has' })]
      : []),
    ...(anchor === 'fixed_date'
      ? []
      : [...idle('date', date, 'anchor: fixed_date'), ...idle('turns_in', turns_in, 'anchor: fixed_date')]),
    ...(anchor === 'grant' ? idle('first', first, 'an anchor other than the grant') : []),
  ]
}

type Cohorts = WrittenVersion<'ce_duty'>['cohorts']

function checkCohorts(cohorts: Cohorts, { yaml, path }: At): Problem[] {
  const ids = cohorts.map(({ id }) => id)
  const at = (n: number): Path => [...path, 'cohorts', n]
  const taken = ids.flatMap((id, n) =>
    ids.indexOf(id) < n ? [problemAt(yaml, [...at(n), 'id'], 'rulebook.id_taken', { id, what: 'cohort' })] : [],
  )
  const open = cohorts.findIndex(takesEverybody)
  const last = ids.length - 1
  if (open < 0) return [...taken, problemAt(yaml, at(last), 'rulebook.cohort_last_conditional', { id: ids[last] ?? '' })]
  const unreachable = cohorts.flatMap((cohort, n) => {
    const before = cohorts.slice(0, n).find(each => takesAllOf(each, cohort))
    return before ? [problemAt(yaml, at(n), 'rulebook.cohort_unreachable', { id: cohort.id, by: before.id })] : []
  })
  return [...taken, ...unreachable]
}

type Cohort = Cohorts[number]

const takesEverybody = ({ certified_before, recertified_after, held }: Cohort): boolean =>
  certified_before === undefined && recertified_after === undefined && held === undefined

/** Whether whoever is in the second cohort would be in the first, whose conditions are no narrower. */
function takesAllOf(first: Cohort, second: Cohort): boolean {
  const { certified_before: before, recertified_after: after, held } = first
  if (held !== undefined && !isSameValue(held, second.held)) return false
  const isBefore = before === undefined || (second.certified_before !== undefined && second.certified_before <= before)
  return isBefore && (after === undefined || (second.recertified_after !== undefined && second.recertified_after >= after))
}

type Routes = WrittenVersion<'ways_back'>['routes']

/** Whether a route before it is there after the same losses. */
const isTaken = (routes: Routes, n: number): boolean => {
  const { route, after = LOSS_CAUSES } = routes[n] ?? { route: null }
  return routes.slice(0, n).some(each => each.route === route && after.some(cause => (each.after ?? LOSS_CAUSES).includes(cause)))
}

function checkRoutes(routes: WrittenVersion<'ways_back'>['routes'], at: At): Problem[] {
  return routes.flatMap(({ route, fee }, n) => [
    ...(isTaken(routes, n)
      ? [problemAt(at.yaml, [...at.path, 'routes', n, 'route'], 'rulebook.item_twice', { key: 'routes', item: route })]
      : []),
    ...(fee === 'table' ? [] : checkFigures(at, ['routes', n, 'fee'], fee)),
  ])
}
