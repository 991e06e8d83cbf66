import type { PlanPath, Tag } from '../../rulebook/counting.ts'
import { inForce } from '../../rulebook/in-force.ts'
import type { ActivitiesRule, CategoryCode } from '../../rulebook/rules.ts'
import { later } from '../../values/day.ts'
import type { Points } from '../../values/points.ts'
import { allocate, type Allocation, type AllocationCap, type AllocationProblem, type CreditKind } from '../allocate.ts'
import { isChosen } from '../allocation/model.ts'
import type { Cure, NeedJudgement } from '../standing.ts'
import type { PlanQuestion } from './question.ts'
import { tagsOfCategory, yearTag } from './items.ts'
import type { CreditNeed } from './needs.ts'
import type { Span } from './other-needs.ts'

/** A kind of credit that can still be earned: the needs it serves besides the total, and the categories that give it. */
export type Kind = CreditKind & {
  needs: readonly string[]
  categories: readonly CategoryCode[]
  /** Every need it serves, the total too, and every limit it falls under. */
  all: readonly string[]
  caps: readonly string[]
}

const known = new WeakMap<PlanPath, Map<string, readonly Kind[]>>()

/** The kinds of credit that can be earned from the day judged on, each pattern of needs and limits once. */
export function kindsOf(
  { rules, facts, window, start }: PlanQuestion,
  path: PlanPath,
  span: Span,
  needs: readonly CreditNeed[],
  caps: readonly AllocationCap[],
): readonly Kind[] {
  const version = inForce(rules.activities, later(facts.asOf, start))
  const years = span.years.flatMap(({ end }, at) => (end >= facts.asOf ? [at + 1] : []))
  const key = `${version.id} ${inForce(rules.activities, window.end).id} ${years.join()}`
  const ofPath = known.get(path) ?? new Map<string, readonly Kind[]>()
  known.set(path, ofPath)
  const found = ofPath.get(key)
  if (found) return found
  const kinds = distinct(combinations(version, needs, years), needs, caps)
  ofPath.set(key, kinds)
  return kinds
}

type Candidate = { category: CategoryCode; tags: readonly Tag[] }

/** Tags an activity may have whatever its category. */
function freeTagsOf({ tags = {}, marks = {}, categories }: ActivitiesRule): Set<Tag> {
  const free = new Set([...Object.keys(tags), ...Object.keys(marks)])
  for (const { counting } of Object.values(categories)) for (const tag of counting?.tags ?? []) free.delete(tag)
  return free
}

function combinations(version: ActivitiesRule, needs: readonly CreditNeed[], years: readonly number[]): Candidate[] {
  const free = freeTagsOf(version)
  return Object.entries(version.categories).flatMap(([category, rule]) => {
    if (!rule.accepted) return []
    const { requires = [], pendingUntil = null } = rule.counting ?? {}
    const base = [...tagsOfCategory(category, rule), ...requires, ...(pendingUntil ? [pendingUntil] : [])]
    const choices = needs.flatMap(need => tagsFor(need, base, free) ?? [])
    const pairs = choices.flatMap((one, at) =>
      choices
        .slice(at + 1)
        .flatMap(other => (one.axis === other.axis && one.axis !== null ? [] : [[...one.tags, ...other.tags]])),
    )
    const sets = [[], ...choices.map(({ tags }) => tags), ...pairs].map(more => [...new Set([...base, ...more])])
    return sets.flatMap(tags =>
      years.length === 0 ? [{ category, tags }] : years.map(year => ({ category, tags: [...tags, yearTag(year)] })),
    )
  })
}

/** The tags an activity of a category needs besides, to serve a need; nothing where it cannot. */
function tagsFor({ of, axis }: CreditNeed, base: readonly Tag[], free: ReadonlySet<Tag>) {
  const isFree = (tag: Tag): boolean => free.has(tag) || base.includes(tag) || tag.startsWith('#')
  const all = (of.all ?? []).filter(tag => !tag.startsWith('#') && !base.includes(tag))
  if (!all.every(isFree)) return null
  const any = of.any && !of.any.some(tag => base.includes(tag) || all.includes(tag)) ? of.any.find(isFree) : null
  return any === undefined ? null : { axis, tags: any === null ? all : [...all, any] }
}

/** Each pattern once: kinds that serve the same needs under the same limits are one, whatever category gives them. */
function distinct(candidates: readonly Candidate[], needs: readonly CreditNeed[], caps: readonly AllocationCap[]): Kind[] {
  const kinds = new Map<string, Omit<Kind, 'id' | 'categories'> & { categories: Set<CategoryCode> }>()
  for (const { category, tags } of candidates) {
    const served = needs.filter(({ of }) => isChosen(of, tags))
    const cut = caps.filter(({ of }) => isChosen(of, tags))
    if (served.length === 0) continue
    const key = `${served.map(each => each.id).join()};${cut.map(each => each.id).join()}`
    const kind = kinds.get(key) ?? {
      tags,
      needs: served.filter(each => each.need !== 'total').map(each => each.id),
      all: served.map(each => each.id),
      caps: cut.map(each => each.id),
      categories: new Set<CategoryCode>(),
    }
    kind.categories.add(category)
    kinds.set(key, kind)
  }
  return [...kinds.values()].map(({ categories, ...kind }, at) => ({ ...kind, id: String(at), categories: [...categories] }))
}

/** Kinds that serve something missing, without those that another serves as well under fewer limits. */
function usefulOf(kinds: readonly Kind[], short: ReadonlySet<string>): Kind[] {
  const served = kinds.map(({ all }) => all.filter(id => short.has(id)))
  return kinds.filter((kind, at) => {
    const own = served[at] as readonly string[]
    const isBeaten = kinds.some((other, n) => {
      if (n === at || !own.every(id => served[n]?.includes(id)) || !other.caps.every(id => kind.caps.includes(id))) return false
      return served[n]?.length !== own.length || other.caps.length !== kind.caps.length || n < at
    })
    return own.length > 0 && !isBeaten
  })
}

/** The least that would cure a path: points by kind, what else is open, and until when. */
export function cureOf(
  { window }: PlanQuestion,
  problem: AllocationProblem,
  kinds: readonly Kind[],
  { needs }: Allocation,
  unmet: readonly NeedJudgement[],
): Cure {
  const short = new Set(needs.filter(each => each.shortfall > 0).map(({ id }) => id))
  const cureWith = (some: readonly Kind[]): Allocation['cure'] => allocate({ ...problem, carry: null, kinds: some }).cure
  const cure = short.size === 0 ? [] : (cureWith(usefulOf(kinds, short)) ?? cureWith(kinds))
  const points = cure?.flatMap(({ kind, amount }) => {
    const of = kinds.find(({ id }) => id === kind)
    return of && amount > 0 ? [{ needs: of.needs, categories: of.categories, points: amount as Points }] : []
  })
  return {
    points: points ?? null,
    others: unmet.filter(({ kind }) => kind !== 'credits').map(({ id, year }) => ({ need: id, year })),
    by: window.end,
  }
}
