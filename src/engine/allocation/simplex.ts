import { crossed, isLess } from './exact.ts'

/** A variable and the whole number it is multiplied by. */
export type Term = readonly [variable: number, by: number]

/** Whole variables from 0 to their upper ends, and rows `Σ terms ≤ most`; all at 0 is allowed, so no `most` is negative. */
export type Program = { uppers: readonly number[]; rows: readonly { terms: readonly Term[]; most: number }[] }

/**
 * A simplex tableau with bounded variables, in whole numbers over one denominator (`scale`). Pivoting keeps every entry a
 * subdeterminant of the program, so each division leaves nothing over.
 */
export type Tableau = {
  rows: Float64Array[]
  /** The variable each row gives, and its value times `scale`. */
  basic: number[]
  values: Float64Array
  /** The variables that rest at a bound, by column; the columns from `width` on are held for good. */
  resting: number[]
  width: number
  lower: number[]
  upper: number[]
  atUpper: boolean[]
  rowOf: number[]
  scale: number
}

/** The tableau of a program, every variable at 0. */
export function tableauOf({ uppers, rows }: Program): Tableau {
  const structural = uppers.length
  const all = structural + rows.length
  const rowOf = Array.from({ length: all }, (_, variable) => (variable < structural ? -1 : variable - structural))
  return {
    rows: rows.map(({ terms }) => {
      const row = new Float64Array(structural)
      for (const [variable, by] of terms) row[variable] = by
      return row
    }),
    basic: rows.map((_, at) => structural + at),
    values: Float64Array.from(rows, ({ most }) => most),
    resting: uppers.map((_, at) => at),
    width: structural,
    lower: Array.from({ length: all }, () => 0),
    upper: [...uppers, ...rows.map(() => Infinity)],
    atUpper: Array.from({ length: all }, () => false),
    rowOf,
    scale: 1,
  }
}

/** A variable's value times the tableau's scale. */
export function scaledValue(tableau: Tableau, variable: number): number {
  const row = tableau.rowOf[variable] as number
  if (row >= 0) return tableau.values[row] as number
  return ((tableau.atUpper[variable] ? tableau.upper : tableau.lower)[variable] as number) * tableau.scale
}

/** The sum of terms times the tableau's scale. */
export const scaledSum = (tableau: Tableau, terms: readonly Term[]): number => {
  let sum = 0
  for (const [variable, by] of terms) sum += by * scaledValue(tableau, variable)
  return sum
}

/**
 * Raises the sum of terms as far as it goes, or until it reaches `enough`; true where it reached it. Where it did not, the
 * tableau is left with only those solutions that are as good: what would lower the sum is held.
 */
export function maximise(tableau: Tableau, terms: readonly Term[], enough: number): boolean {
  if (isEnough(tableau, terms, enough)) return true
  const gains = gainsOf(tableau, terms)
  for (let steps = 0; ; steps++) {
    const column = enteringColumn(tableau, gains, steps > 50 + tableau.width)
    if (column < 0) break
    step(tableau, gains, column)
    if (isEnough(tableau, terms, enough)) return true
  }
  holdFace(tableau, gains)
  return false
}

const isEnough = (tableau: Tableau, terms: readonly Term[], enough: number): boolean =>
  enough !== Infinity && scaledSum(tableau, terms) >= enough * tableau.scale

/** What each resting variable would add to the sum of terms, per unit, times the scale. */
function gainsOf({ rows, rowOf, resting, width, scale }: Tableau, terms: readonly Term[]): Float64Array {
  const gains = new Float64Array(width)
  const columnOf = new Map<number, number>()
  for (let column = 0; column < width; column++) columnOf.set(resting[column] as number, column)
  for (const [variable, by] of terms) {
    const row = rows[rowOf[variable] as number]
    const column = columnOf.get(variable)
    if (row) for (let at = 0; at < width; at++) gains[at] = (gains[at] as number) - by * (row[at] as number)
    else if (column !== undefined) gains[column] = (gains[column] as number) + by * scale
  }
  return gains
}

/** The column with the largest gain; after many steps the first variable with one, which cannot go round in circles (Bland). */
function enteringColumn({ resting, atUpper, lower, upper, width }: Tableau, gains: Float64Array, first: boolean): number {
  let best = -1
  for (let column = 0; column < width; column++) {
    const variable = resting[column] as number
    const gain = gains[column] as number
    if (gain === 0 || gain > 0 === atUpper[variable] || lower[variable] === upper[variable]) continue
    const isBetter = first ? variable < (resting[best] ?? Infinity) : Math.abs(gain) > Math.abs(gains[best] ?? 0)
    if (best < 0 || isBetter) best = column
  }
  return best
}

/** Moves one resting variable until it, or a variable that moves with it, meets a bound. */
function step(tableau: Tableau, gains: Float64Array, column: number): void {
  const { rows, basic, values, resting, lower, upper, atUpper, scale } = tableau
  const variable = resting[column] as number
  const sign = atUpper[variable] ? -1 : 1
  let [leaving, room, per, rises] = [-1, (upper[variable] as number) - (lower[variable] as number), 1, false]
  for (let row = 0; row < rows.length; row++) {
    const slope = ((rows[row] as Float64Array)[column] as number) * sign
    if (slope === 0) continue
    const moved = basic[row] as number
    const value = values[row] as number
    const left = slope > 0 ? value - (lower[moved] as number) * scale : (upper[moved] as number) * scale - value
    const pace = Math.abs(slope)
    const isFirst = isLess(left, pace, room, per)
    const isTied = leaving >= 0 && moved < (basic[leaving] as number) && !isFirst && !isLess(room, per, left, pace)
    if (isFirst || isTied) [leaving, room, per, rises] = [row, left, pace, slope < 0]
  }
  if (leaving < 0) return flip(tableau, column, sign * room)
  atUpper[basic[leaving] as number] = rises
  pivot(tableau, gains, leaving, column, sign * room)
}

function flip({ rows, values, resting, atUpper }: Tableau, column: number, by: number): void {
  const variable = resting[column] as number
  atUpper[variable] = !atUpper[variable]
  for (let row = 0; row < rows.length; row++)
    values[row] = (values[row] as number) - ((rows[row] as Float64Array)[column] as number) * by
}

/** Exchanges the variable of a column and that of a row; the first moves by `moved / |pivot|`. */
function pivot(tableau: Tableau, gains: Float64Array, row: number, column: number, moved: number): void {
  const { rows, basic, values, resting, width, lower, upper, atUpper, rowOf, scale } = tableau
  const pivotRow = rows[row] as Float64Array
  const sign = (pivotRow[column] as number) > 0 ? 1 : -1
  const next = (pivotRow[column] as number) * sign
  const [entering, leaving] = [resting[column] as number, basic[row] as number]
  const from = ((atUpper[entering] ? upper : lower)[entering] as number) * next
  for (let other = 0; other < rows.length; other++) {
    if (other === row) continue
    const line = rows[other] as Float64Array
    values[other] = crossed(values[other] as number, next, line[column] as number, moved, scale)
    eliminate(line, pivotRow, column, width, sign, next, scale)
  }
  eliminate(gains, pivotRow, column, width, sign, next, scale)
  values[row] = from + moved
  if (sign < 0) for (let at = 0; at < width; at++) pivotRow[at] = -(pivotRow[at] as number)
  pivotRow[column] = sign * scale
  basic[row] = entering
  resting[column] = leaving
  rowOf[entering] = row
  rowOf[leaving] = -1
  atUpper[entering] = false
  tableau.scale = next
}

function eliminate(
  line: Float64Array,
  by: Float64Array,
  column: number,
  width: number,
  sign: number,
  next: number,
  scale: number,
) {
  const factor = (line[column] as number) * sign
  if (factor === 0 && next === scale) return
  for (let at = 0; at < width; at++)
    if (at !== column) line[at] = crossed(line[at] as number, next, factor, by[at] as number, scale)
  line[column] = -factor
}

/** Holds every variable whose move would lower the sum. */
function holdFace(tableau: Tableau, gains: Float64Array): void {
  const { rows, resting } = tableau
  for (let column = tableau.width - 1; column >= 0; column--) {
    if (gains[column] === 0) continue
    const last = --tableau.width
    for (const line of [...rows, gains]) line[column] = line[last] as number
    ;[resting[column], resting[last]] = [resting[last] as number, resting[column] as number]
  }
}
