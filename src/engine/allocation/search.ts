import { maximise, type Program, scaledSum, scaledValue, type Tableau, tableauOf, type Term } from './simplex.ts'

/** A sum to be made as large as it can be, up to `enough`; an aim with an end has one variable. */
export type Aim = { terms: readonly Term[]; enough: number }

/** How a variable may end: any value (it follows from others), a whole number, or 0 or so much. */
export type Ending = 'free' | 'whole' | number

/** A program, the ends of its variables, and its aims, each worth more than all that follow. */
export type Question = Program & { endings: readonly Ending[]; aims: readonly Aim[] }

/** The variables of the best solution, in whole numbers, and how far each aim was reached. */
export type Solution = { values: readonly number[]; reached: readonly number[] }

/** Branches looked at before the search gives up. */
const MOST_BRANCHES = 300

type Bounds = readonly { variable: number; least: number; most: number }[]

/** The best solution with all its variables ended; null where none was found, unproved where the search gave up. */
export function search(question: Question): { solution: Solution | null; proved: boolean } {
  let best: Solution | null = null
  const open: Bounds[] = [[]]
  for (let branches = 0; open.length > 0; branches++) {
    if (branches >= MOST_BRANCHES) return { solution: best, proved: false }
    const bounds = open.pop() as Bounds
    const relaxed = relax(question, bounds, best)
    if (relaxed === null) continue
    const unended = question.endings.findIndex((ending, variable) => !hasEnded(relaxed, variable, ending))
    if (unended < 0) best = solutionOf(relaxed, question)
    else open.push(...branchesAt(relaxed, unended, question, bounds))
  }
  return { solution: best, proved: true }
}

/** The tableau at the best values without regard to endings; null where the bounds allow none or the best so far is better. */
function relax(question: Question, bounds: Bounds, best: Solution | null): Tableau | null {
  const uppers = [...question.uppers]
  for (const { variable, most } of bounds) uppers[variable] = Math.min(most, uppers[variable] as number)
  const tableau = tableauOf({ uppers, rows: question.rows })
  for (const { variable, least } of bounds) if (!raise(tableau, variable, least)) return null
  let isAhead = best === null
  for (const [at, aim] of question.aims.entries()) {
    const worth = reach(tableau, aim)
    if (isAhead || best === null) continue
    const difference = worth - (best.reached[at] as number) * tableau.scale
    if (difference < 0) return null
    if (difference > 0) isAhead = true
  }
  return isAhead ? tableau : null
}

/** Brings a variable to at least so much and keeps it there; false where it cannot go so far. */
function raise(tableau: Tableau, variable: number, least: number): boolean {
  if (least <= (tableau.lower[variable] as number)) return true
  if (!maximise(tableau, [[variable, 1]], least)) return false
  tableau.lower[variable] = least
  return true
}

/** Follows an aim as far as it goes; how far that is, times the scale of the tableau as it then is. */
function reach(tableau: Tableau, { terms, enough }: Aim): number {
  const [first] = terms
  if (first === undefined) return 0
  if (!maximise(tableau, terms, enough)) return scaledSum(tableau, terms)
  const [variable] = first
  if ((tableau.lower[variable] as number) < enough) tableau.lower[variable] = enough
  return enough * tableau.scale
}

function hasEnded(tableau: Tableau, variable: number, ending: Ending): boolean {
  if (ending === 'free') return true
  const value = scaledValue(tableau, variable)
  if (ending === 'whole') return value % tableau.scale === 0
  return value === 0 || value === ending * tableau.scale
}

/** The two halves of what is left to look at, the more hopeful one last, which is looked at first. */
function branchesAt(tableau: Tableau, variable: number, { endings }: Question, bounds: Bounds): Bounds[] {
  const ending = endings[variable] as Ending
  const below = typeof ending === 'number' ? 0 : Math.floor(scaledValue(tableau, variable) / tableau.scale)
  const above = typeof ending === 'number' ? ending : below + 1
  return [
    [...bounds, { variable, least: 0, most: below }],
    [...bounds, { variable, least: above, most: Infinity }],
  ]
}

const solutionOf = (tableau: Tableau, { uppers, aims }: Question): Solution => ({
  values: uppers.map((_, variable) => Math.floor(scaledValue(tableau, variable) / tableau.scale)),
  reached: aims.map(({ terms, enough }) => Math.min(enough, Math.floor(scaledSum(tableau, terms) / tableau.scale))),
})
