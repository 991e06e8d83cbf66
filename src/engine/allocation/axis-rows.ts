import type { Pool } from './model.ts'
import type { Term } from './simplex.ts'

type Row = { terms: Term[]; most: number }

/** What a pool has to serve with: a constant, and variables that add to it (counted) or take from it (carried). */
export type Supply = { pool: Pool; constant: number; terms: readonly Term[] }

/** Overlapping needs beyond which their unions would be more rows than saying which credit serves which. */
const MOST_UNIONS = 7

/** Whether needs can be limited by their unions alone. Credit that must not be split between two of them cannot. */
export const isByUnions = (needs: readonly number[], supplies: readonly Supply[]): boolean =>
  needs.length <= MOST_UNIONS && supplies.every(({ pool }) => !pool.whole || servedBy(pool, needs).length <= 1)

/** Those of the needs that a pool may serve, in rulebook order. */
export const servedBy = (pool: Pool, needs: readonly number[]): readonly number[] =>
  pool.needs.filter(need => needs.includes(need))

type Source = { mask: number; constant: number; terms: Term[] }

/**
 * What limits needs that share credit without using it twice: any few of them get no more than all the credit that may serve
 * one of them. Where that holds of every union, a division exists (Gale's theorem on flows).
 */
export function unionRows(needs: readonly number[], supplies: readonly Supply[], least: readonly number[]): Row[] {
  const sources = sourcesOf(needs, supplies)
  const rows: Row[] = []
  for (let mask = 1; mask < 1 << needs.length; mask++) {
    const row = isLargest(mask, needs.length, sources) ? unionRow(mask, needs, sources, least) : null
    if (row) rows.push(row)
  }
  return rows
}

/** The supplies by which of the needs they may serve. */
function sourcesOf(needs: readonly number[], supplies: readonly Supply[]): Source[] {
  const sources = new Map<number, Source>()
  for (const { pool, constant, terms } of supplies) {
    let mask = 0
    for (let at = 0; at < needs.length; at++) if (pool.needs.includes(needs[at] as number)) mask |= 1 << at
    if (mask === 0) continue
    const source = sources.get(mask) ?? { mask, constant: 0, terms: [] }
    source.constant += constant
    source.terms.push(...terms)
    sources.set(mask, source)
  }
  return [...sources.values()]
}

/** Whether no further need could join the union and bring no credit with it: the larger union says all that this one does. */
function isLargest(mask: number, length: number, sources: readonly Source[]): boolean {
  for (let at = 0; at < length; at++) {
    if (mask & (1 << at)) continue
    if (sources.every(source => (source.mask & (1 << at)) === 0 || (source.mask & mask) !== 0)) return false
  }
  return true
}

/** The row of one union; null where its needs cannot ask for more than there is. */
function unionRow(mask: number, needs: readonly number[], sources: readonly Source[], least: readonly number[]): Row | null {
  const terms: Term[] = []
  let asked = 0
  for (const [at, need] of needs.entries()) {
    if ((mask & (1 << at)) === 0) continue
    terms.push([need, 1])
    asked += least[need] as number
  }
  let most = 0
  let takes = false
  for (const source of sources) {
    if ((source.mask & mask) === 0) continue
    most += source.constant
    for (const [variable, by] of source.terms) {
      terms.push([variable, -by])
      if (by < 0) takes = true
    }
  }
  return most >= asked && !takes ? null : { terms, most }
}

/** Says of every pool how much of it serves which of the needs; `place` makes the variable. */
export function divisionRows(
  needs: readonly number[],
  supplies: readonly Supply[],
  place: (pool: Pool, need: number) => number,
): Row[] {
  const given = new Map<number, Term[]>(needs.map(need => [need, [[need, 1]]]))
  const rows: Row[] = []
  for (const { pool, constant, terms } of supplies) {
    const served = servedBy(pool, needs)
    if (served.length === 0) continue
    const parts = served.map(need => place(pool, need))
    for (const [at, need] of served.entries()) given.get(need)?.push([parts[at] as number, -1])
    const left = terms.map(([variable, by]): Term => [variable, -by])
    rows.push({ terms: [...parts.map((part): Term => [part, 1]), ...left], most: constant })
  }
  return [...rows, ...[...given.values()].map(terms => ({ terms, most: 0 }))]
}
