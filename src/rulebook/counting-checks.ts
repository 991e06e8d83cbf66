import { hintsFor, type Path, type Problem } from './problem.ts'
import type { Readable, VersionPlace } from './readable.ts'
import type { WrittenVersion } from './schema.ts'
import { problemAt, problemAtKey, type YamlFile } from './yaml-file.ts'

type At = VersionPlace
type Requirement = WrittenVersion<'requirement'>
type Plan = NonNullable<Requirement['plans']>[number]
type WrittenPath = Plan['paths'][number]
type Need = WrittenPath['needs'][number]
type Limit = Plan['limits'][number]
type Selector = Limit['of']
type Activities = WrittenVersion<'activities'>

/** The tags, marks and categories that any version of the activities knows; undefined where the file could not be read. */
export function knownTags({ 'activities.yaml': file }: Readable): readonly string[] | undefined {
  if (!file) return undefined
  const { versions, alternatives = [] } = file.written.activities
  return [
    ...new Set(
      [...versions, ...alternatives].flatMap(({ tags = {}, marks = {}, categories }) => [
        ...Object.keys(tags),
        ...Object.keys(marks),
        ...Object.keys(categories),
      ]),
    ),
  ]
}

/** What the plans of a requirement contradict or leave unsaid. */
export function checkPlans(requirement: Requirement, at: At): Problem[] {
  const { plans = [], carry_over } = requirement
  const { yaml, path, tags } = at
  const unsaid = (['counting', 'smallest_unit'] as const).filter(key => plans.length > 0 && requirement[key] === undefined)
  return [
    ...unsaid.map(key =>
      problemAt(yaml, [...path, key], 'rulebook.key_missing', { key, expected: 'given where there are plans' }),
    ),
    ...plans.flatMap((plan, n) => checkPlan(plan, { ...at, path: [...path, 'plans', n] }, tags)),
    ...checkPlanSchemes(plans, at),
    ...(carry_over === 'none' ? [] : checkSelector(carry_over.of, [...path, 'carry_over', 'of'], yaml, tags)),
  ]
}

/** Each scheme of a plan is one of the body's, and in one plan only. */
function checkPlanSchemes(plans: readonly Plan[], { yaml, path, schemes }: At): Problem[] {
  const seen = new Set<string>()
  return plans.flatMap((plan, n) =>
    plan.schemes.flatMap((scheme, m) => {
      const place = [...path, 'plans', n, 'schemes', m]
      if (schemes && !schemes.includes(scheme))
        return [problemAt(yaml, place, 'rulebook.scheme_unknown', { scheme }, hintsFor(scheme, schemes))]
      if (seen.has(scheme)) return [problemAt(yaml, place, 'rulebook.item_twice', { key: 'plans', item: scheme })]
      seen.add(scheme)
      return []
    }),
  )
}

function checkPlan({ paths, limits }: Plan, at: At, tags: readonly string[] | undefined): Problem[] {
  const { yaml, path } = at
  return [
    ...idsOnce(paths, [...path, 'paths'], yaml, 'path'),
    ...idsOnce(limits, [...path, 'limits'], yaml, 'limit'),
    ...paths.flatMap((each, n) => checkPath(each, [...path, 'paths', n], yaml, tags)),
    ...limits.flatMap((each, n) => checkLimit(each, paths, [...path, 'limits', n], yaml, tags)),
  ]
}

const idsOnce = (items: readonly { id: string }[], path: Path, yaml: YamlFile, what: string): Problem[] =>
  items.flatMap(({ id }, n) =>
    items.findIndex(each => each.id === id) < n ? [problemAt(yaml, [...path, n, 'id'], 'rulebook.id_taken', { id, what })] : [],
  )

function checkPath({ needs }: WrittenPath, path: Path, yaml: YamlFile, tags: readonly string[] | undefined): Problem[] {
  return [
    ...needs.flatMap(({ id }, n) =>
      id === TOTAL || needs.findIndex(each => each.id === id) < n
        ? [problemAt(yaml, [...path, 'needs', n, 'id'], 'rulebook.id_taken', { id, what: 'need' })]
        : [],
    ),
    ...needs.flatMap((need, n) => checkNeed(need, [...path, 'needs', n], yaml, tags)),
  ]
}

const TOTAL = 'total'

/** What a need may ask for, each with the keys that say more of it. */
const ASKS = {
  credits: ['of', 'axis', 'each'],
  amount: ['of_unit', 'each'],
  document: [],
  fee: [],
  exam: ['before_end'],
  precondition: [],
} as const satisfies Record<string, readonly (keyof Need)[]>
const ASK_KEYS = Object.keys(ASKS) as (keyof typeof ASKS)[]
const DETAILS = ['of', 'axis', 'each', 'of_unit', 'before_end'] as const
const NEEDED = { credits: 'of', amount: 'of_unit' } as const

function checkNeed(need: Need, path: Path, yaml: YamlFile, tags: readonly string[] | undefined): Problem[] {
  const asked = ASK_KEYS.filter(key => need[key] !== undefined)
  const [ask] = asked
  if (asked.length !== 1 || ask === undefined) return [problemAt(yaml, path, 'rulebook.need_unclear', { id: need.id })]
  const idle = DETAILS.filter(key => need[key] !== undefined && !(ASKS[ask] as readonly string[]).includes(key))
  const needed = ask === 'credits' || ask === 'amount' ? NEEDED[ask] : undefined
  return [
    ...idle.map(key => problemAtKey(yaml, [...path, key], 'rulebook.key_idle', { key, with: ask })),
    ...(needed && need[needed] === undefined
      ? [problemAt(yaml, path, 'rulebook.key_missing', { key: needed, expected: `given beside "${ask}"` })]
      : []),
    ...(need.of ? checkSelector(need.of, [...path, 'of'], yaml, tags) : []),
  ]
}

function checkLimit(
  limit: Limit,
  paths: readonly WrittenPath[],
  path: Path,
  yaml: YamlFile,
  tags: readonly string[] | undefined,
): Problem[] {
  const { id, of, most, percent, percent_of: ofNeed } = limit
  const isShare = percent !== undefined && ofNeed !== undefined
  const isClear = most === undefined ? isShare : percent === undefined && ofNeed === undefined
  const known = [
    TOTAL,
    ...new Set(paths.flatMap(({ needs }) => needs.flatMap(each => (each.credits === undefined ? [] : each.id)))),
  ]
  return [
    ...(isClear ? [] : [problemAt(yaml, path, 'rulebook.limit_unclear', { id })]),
    ...(ofNeed !== undefined && !known.includes(ofNeed)
      ? [problemAt(yaml, [...path, 'percent_of'], 'rulebook.need_unknown', { id: ofNeed }, hintsFor(ofNeed, known))]
      : []),
    ...checkSelector(of, [...path, 'of'], yaml, tags),
    ...(most === undefined ? [] : limitBelowNeed(limit, most, paths, path, yaml)),
  ]
}

/** A limit below a minimum of the same activities could never be met. */
function limitBelowNeed({ id, of }: Limit, most: number, paths: readonly WrittenPath[], path: Path, yaml: YamlFile): Problem[] {
  const beaten = paths
    .flatMap(({ needs }) => needs)
    .find(need => need.credits !== undefined && need.credits > most && need.of !== undefined && isWithin(need.of, of))
  return beaten ? [problemAt(yaml, [...path, 'most'], 'rulebook.limit_below_need', { id, need: beaten.id })] : []
}

/** Whether every activity of one selector is surely one of the other. */
function isWithin(inner: Selector, outer: Selector): boolean {
  if (outer === 'everything') return true
  if (inner === 'everything') return false
  const { any = [], all = [], none = [] } = outer
  const sure = inner.all ?? []
  const oneOf = inner.any ?? []
  const anyHolds =
    any.length === 0 || any.some(tag => sure.includes(tag)) || (oneOf.length > 0 && oneOf.every(tag => any.includes(tag)))
  return anyHolds && all.every(tag => sure.includes(tag)) && none.every(tag => inner.none?.includes(tag))
}

/** Tags a selector names that no activity could have. */
function checkSelector(of: Selector, path: Path, yaml: YamlFile, tags: readonly string[] | undefined): Problem[] {
  if (of === 'everything' || tags === undefined) return []
  return (['any', 'all', 'none'] as const).flatMap(part => unknownIn(of[part] ?? [], [...path, part], yaml, tags))
}

const unknownIn = (written: readonly string[], path: Path, yaml: YamlFile, known: readonly string[]): Problem[] =>
  written.flatMap((tag, n) =>
    known.includes(tag) ? [] : [problemAt(yaml, [...path, n], 'rulebook.tag_unknown', { tag }, hintsFor(tag, known))],
  )

/** Tags, marks and units of the categories of a version. */
export function checkCategories({ tags = {}, marks = {}, categories }: Activities, { yaml, path }: At): Problem[] {
  const [knownTags, knownMarks] = [Object.keys(tags), Object.keys(marks)]
  return Object.entries(categories).flatMap(
    ([code, { tags: own = [], requires = [], pending_until: until, convert = [], cap }]) => {
      const at = [...path, 'categories', code]
      const units = convert.map(({ unit }) => unit)
      return [
        ...unknownIn(own, [...at, 'tags'], yaml, knownTags),
        ...unknownIn(requires, [...at, 'requires'], yaml, knownMarks),
        ...(until === undefined || knownMarks.includes(until)
          ? []
          : [problemAt(yaml, [...at, 'pending_until'], 'rulebook.tag_unknown', { tag: until }, hintsFor(until, knownMarks))]),
        ...units.flatMap((unit, n) =>
          units.indexOf(unit) < n
            ? [problemAt(yaml, [...at, 'convert', n, 'unit'], 'rulebook.item_twice', { key: 'convert', item: unit })]
            : [],
        ),
        ...(cap && (cap.points === undefined) === (cap.percent_of_requirement === undefined)
          ? [problemAtKey(yaml, [...at, 'cap'], 'rulebook.cap_unclear', {})]
          : []),
      ]
    },
  )
}
