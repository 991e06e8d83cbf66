import type { PlanPath } from '../../rulebook/counting.ts'
import type { AllocationNeed } from '../allocate.ts'
import { yearTag } from './items.ts'

/** A need of points as the allocation knows it; one of every year stands once for each. */
export type CreditNeed = AllocationNeed & { need: string; title: string; year: number | null }

const known = new WeakMap<PlanPath, Map<number, readonly CreditNeed[]>>()

/** The needs of points of a path in a cycle of so many years, the total first. */
export function creditNeedsOf(path: PlanPath, years: number): readonly CreditNeed[] {
  const byYears = known.get(path) ?? new Map<number, readonly CreditNeed[]>()
  known.set(path, byYears)
  const found = byYears.get(years)
  if (found) return found
  const needs = expanded(path, years)
  byYears.set(years, needs)
  return needs
}

function expanded(path: PlanPath, years: number): CreditNeed[] {
  const total: CreditNeed[] =
    path.total === null
      ? []
      : [{ id: 'total', need: 'total', title: path.title, of: {}, least: path.total, axis: null, year: null }]
  const others = path.needs.flatMap((need): CreditNeed[] => {
    if (need.kind !== 'credits') return []
    const { id, title, of, least, axis } = need
    const plain = { id, need: id, title, of, least, axis, year: null }
    if (need.each === 'cycle') return [plain]
    return Array.from({ length: years }, (_, at) => ({
      ...plain,
      id: `${id}#${at + 1}`,
      of: { ...of, all: [...(of.all ?? []), yearTag(at + 1)] },
      year: at + 1,
    }))
  })
  return [...total, ...others]
}
