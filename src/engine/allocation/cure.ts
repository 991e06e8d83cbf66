import { modelOf } from './model.ts'
import type { Allocation, AllocationItem, AllocationProblem } from './problem.ts'
import { needAims, questionOf } from './question.ts'
import { type Aim, search } from './search.ts'

/**
 * The least further credit of the problem's kinds that would meet every need, given the caps and with the credit there is
 * divided anew; of equally small cures the one with most of the first kind. Null where no credit of these kinds would do.
 */
export function cureOf(problem: AllocationProblem): Allocation['cure'] {
  const { smallestUnit: unit, kinds, items } = problem
  if (kinds.length === 0) return null
  let asked = 0
  for (const { least } of problem.needs) asked += Math.ceil(Math.max(0, least) / unit) * unit
  const further = kinds.map(({ id, tags }): AllocationItem => ({ id, tags, amount: asked, carriable: false, indivisible: false }))
  const model = modelOf({ ...problem, carry: null, items: [...items, ...further] }, items.length)
  const { question, places } = questionOf(model, false)
  const variables = further.map((_, kind) => places.counted[model.poolOf[items.length + kind] as number] as number)
  const least: Aim = { terms: variables.map(variable => [variable, -1]), enough: Infinity }
  const firstKinds = variables.map((variable): Aim => ({ terms: [[variable, 1]], enough: Infinity }))
  const [total] = needAims(model)
  const { solution } = search({ ...question, aims: [total as Aim, least, ...firstKinds] })
  if (solution === null || model.least.some((needed, need) => solution.values[need] !== needed)) return null
  return kinds.flatMap(({ id }, kind) => {
    const amount = (solution.values[variables[kind] as number] as number) * unit
    return amount > 0 ? [{ kind: id, amount }] : []
  })
}
