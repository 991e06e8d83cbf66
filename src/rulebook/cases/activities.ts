import type { CeActivity, Measure, Particulars } from '../../engine/dossier.ts'
import { NO_POINTS } from '../../values/points.ts'
import { hintsFor, nearMiss, type Path } from '../problem.ts'
import type { Rules } from '../rules.ts'
import type { WrittenCase } from './case-schema.ts'
import { calledSo, objectToUnknown, type Setting } from './certifications.ts'
import { idsOf, objectToOrder, objectToValue, type Paper } from './paper.ts'

const COMMON_CATEGORY = 'professional-education'

type Written = NonNullable<WrittenCase['activities']>[number]

/** The activities of a case. */
export function activitiesOf(paper: Paper, rules: Rules, { activities = [] }: WrittenCase): CeActivity[] {
  const ids = idsOf(paper, 'activities', activities, 'activity')
  const tags = tagsOf(rules)
  return activities.map((each, at) => {
    const path = ['activities', at]
    checkDays(paper, each, path)
    checkTags(paper, each, path, tags)
    return {
      id: ids[at] ?? '',
      category: categoryOf(paper, rules, each.category, path),
      title: each.title ?? `Activity ${ids[at]}`,
      completedOn: each.on,
      interval: each.from && each.to ? { from: each.from, to: each.to } : null,
      hours: each.hours ?? null,
      points: each.points ?? NO_POINTS,
      awarded: each.awarded ?? false,
      source: each.source ?? 'certificant',
      reportedOn: each.reported_on ?? each.on,
      forCycle: each.for_cycle ?? null,
      particulars: particularsOf(each),
    }
  })
}

/** Keys that say nothing without one another. */
const PAIRS = [
  ['from', 'to'],
  ['to', 'from'],
  ['quantity', 'unit'],
  ['unit', 'quantity'],
  ['cleared_on', 'flagged_on'],
  ['disallowed_on', 'flagged_on'],
] as const

function checkDays(paper: Paper, each: Written, path: Path): void {
  objectToOrder(paper, path, ['from', each.from], ['to', each.to])
  objectToOrder(paper, path, ['flagged_on', each.flagged_on], ['cleared_on', each.cleared_on])
  objectToOrder(paper, path, ['flagged_on', each.flagged_on], ['disallowed_on', each.disallowed_on])
  for (const [key, without] of PAIRS)
    if (each[key] !== undefined && each[without] === undefined)
      objectToValue(paper, [...path, key], 'case.key_without', { key, without })
  if (each.points === undefined && each.quantity === undefined)
    objectToValue(paper, path, 'case.key_needs', { key: 'An activity', needs: 'points' })
}

/** The tags and marks an activity may have, whatever the version. */
const tagsOf = ({ activities }: Rules): string[] => [
  ...new Set(activities.versions.flatMap(({ tags = {}, marks = {} }) => [...Object.keys(tags), ...Object.keys(marks)])),
]

function checkTags(paper: Paper, { tags = [], marks = [], parts = [] }: Written, path: Path, known: readonly string[]): void {
  const check = (written: readonly string[], at: Path): void =>
    written.forEach((tag, n) => {
      if (!known.includes(tag)) objectToValue(paper, [...at, n], 'rulebook.tag_unknown', { tag }, hintsFor(tag, known))
    })
  check(tags, [...path, 'tags'])
  check(marks, [...path, 'marks'])
  parts.forEach((part, n) => check(part.tags, [...path, 'parts', n, 'tags']))
}

/** What more is known of an activity; nothing where the case says nothing more. */
function particularsOf(each: Written): Particulars | null {
  const { tags, marks, quantity, unit, relevance, parts, flagged_on, cleared_on, disallowed_on } = each
  if ([tags, marks, quantity, relevance, parts, flagged_on].every(said => said === undefined)) return null
  return {
    tags: tags ?? [],
    marks: marks ?? [],
    work: quantity !== undefined && unit !== undefined ? { unit, quantity } : null,
    relevance: relevance ?? 100,
    parts: parts ?? [],
    audit: flagged_on
      ? {
          flaggedOn: flagged_on,
          decidedOn: cleared_on ?? disallowed_on ?? null,
          outcome: cleared_on ? 'cleared' : disallowed_on ? 'disallowed' : null,
        }
      : null,
  }
}

/** A case may name a category that no rulebook knows, to say what becomes of it; one nearly known is a slip. */
function categoryOf(paper: Paper, rules: Rules, written: string | undefined, path: Path): string {
  const known = [...new Set(rules.activities.versions.flatMap(({ categories }) => Object.keys(categories)))]
  const category = written ?? COMMON_CATEGORY
  if (known.includes(category)) return category
  if (written === undefined)
    objectToValue(paper, path, 'case.key_needs', { key: 'An activity', needs: 'category' }, { allowed: known })
  else if (nearMiss(category, known) !== undefined)
    objectToValue(paper, [...path, 'category'], 'case.category_unknown', { category }, hintsFor(category, known))
  return category
}

/** The certification a fact names; null: it is of the person. */
function ofPersonOr({ paper, rules, dossier }: Setting, named: string | undefined, path: Path): string | null {
  if (named === undefined) return null
  const certification = calledSo(rules, dossier.certifications, named) ?? null
  if (certification === null) objectToUnknown(paper, dossier.certifications, named, [...path, 'certification'])
  return certification
}

/** The other measures of a case. */
export const measuresOf = (setting: Setting, { measures = [] }: WrittenCase): Measure[] =>
  measures.map((each, at) => {
    const path = ['measures', at]
    objectToOrder(setting.paper, path, ['from', each.from], ['to', each.to])
    return {
      id: `measure-${at + 1}`,
      certification: ofPersonOr(setting, each.certification, path),
      unit: each.unit,
      amount: each.amount,
      from: each.from,
      to: each.to,
      reportedOn: each.reported_on ?? each.to,
    }
  })
