import { divisionRows, isByUnions, type Supply, unionRows } from './axis-rows.ts'
import type { Model, Pool } from './model.ts'
import type { Aim, Ending, Question } from './search.ts'
import type { Term } from './simplex.ts'

/** Where the variables of a model's question stand; -1 where a pool has none because nothing about it is open. */
export type Places = { counted: number[]; carried: number[]; parts: { pool: Pool; need: number; variable: number }[] }

export type Asked = { question: Question; places: Places }

/** What to ask of a model: everything but the aims. Variables are the needs in their order, then what pools count, carry and divide. */
export function questionOf(model: Model, carries: boolean): Asked {
  const uppers = [...model.least]
  const endings: Ending[] = model.least.map(() => 'free')
  const add = (upper: number, ending: Ending): number => {
    endings.push(ending)
    return uppers.push(upper) - 1
  }
  const { pools } = model
  const mayCarry = (pool: Pool): boolean => carries && pool.carriable
  const own = (pool: Pool): Ending => (pool.whole ? pool.amount : 'whole')
  const counted = pools.map(pool => (pool.open ? add(pool.amount, own(pool)) : -1))
  const carried = pools.map(pool => (mayCarry(pool) ? add(pool.amount, own(pool)) : -1))
  const supplies = pools.map((pool, at): Supply => {
    const [count, carry] = [counted[at] as number, carried[at] as number]
    const terms: Term[] = []
    if (count >= 0) terms.push([count, 1])
    if (carry >= 0) terms.push([carry, -1])
    return { pool, constant: count >= 0 ? 0 : pool.amount, terms }
  })
  const parts: Places['parts'] = []
  const place = (pool: Pool, need: number): number => {
    const variable = add(pool.amount, pool.whole ? pool.amount : 'free')
    parts.push({ pool, need, variable })
    return variable
  }
  const rows = [
    ...capRows(model, pools, counted),
    ...carryRows(model, supplies, carried),
    ...model.axes.flatMap(needs =>
      isByUnions(needs, supplies) ? unionRows(needs, supplies, model.least) : divisionRows(needs, supplies, place),
    ),
  ]
  return { question: { uppers, endings, rows, aims: [] }, places: { counted, carried, parts } }
}

function capRows({ caps }: Model, pools: readonly Pool[], counted: readonly number[]) {
  const rows = caps.map(most => ({ terms: [] as Term[], most }))
  for (const [at, pool] of pools.entries()) for (const cap of pool.caps) rows[cap]?.terms.push([counted[at] as number, 1])
  return rows.filter(({ terms }) => terms.length > 0)
}

/** Only what counts can be carried, and all together no more than may be. */
function carryRows({ carry }: Model, supplies: readonly Supply[], carried: readonly number[]) {
  const all = carried.filter(variable => variable >= 0).map((variable): Term => [variable, 1])
  if (all.length === 0) return []
  const rows = supplies
    .filter(({ terms }) => terms.length > 1)
    .map(({ terms }) => ({ terms: terms.map(([variable, by]): Term => [variable, -by]), most: 0 }))
  return [...rows, { terms: all, most: carry }]
}

/** First the least total shortage, then the least of each need in rulebook order. */
export const needAims = ({ least }: Model): Aim[] => [
  { terms: least.map((_, need): Term => [need, 1]), enough: Infinity },
  ...least.map((enough, need): Aim => ({ terms: [[need, 1]], enough })),
]

/** As much carried as can be. */
export const carryAim = ({ carried }: Places): Aim => ({
  terms: carried.filter(variable => variable >= 0).map((variable): Term => [variable, 1]),
  enough: Infinity,
})

/** Each item in turn as far as it goes; `variables` by pool, `amounts` by item. */
export function itemAims(
  items: readonly number[],
  { poolOf }: Model,
  variables: readonly number[],
  amounts: readonly number[],
): Aim[] {
  const sums = variables.map(() => 0)
  return items.flatMap(item => {
    const pool = poolOf[item] as number
    const variable = variables[pool] as number
    if (variable < 0 || amounts[item] === 0) return []
    const enough = (sums[pool] as number) + (amounts[item] as number)
    sums[pool] = enough
    return [{ terms: [[variable, 1]] as const, enough }]
  })
}
