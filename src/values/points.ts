/** Credit in whole hundredths of a point. */
export type Points = number & { readonly __points: unique symbol }

const SHAPE = /^(\d{1,7})(?:\.(\d{1,2}))?$/

/** Points from decimal text such as `29.5`; undefined where it is no such number (signs, words and thirds of a hundredth included). */
export function parsePoints(text: string): Points | undefined {
  const match = SHAPE.exec(text)
  if (!match) return undefined
  return (Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))) as Points
}

/** Points from a number with at most two decimals, as rulebooks and cases write them. */
export function points(value: number): Points {
  const hundredths = Math.round(value * 100)
  if (!Number.isSafeInteger(hundredths) || Math.abs(hundredths - value * 100) > 1e-6)
    throw new RangeError(`not a number of hundredths of a point: ${value}`)
  return hundredths as Points
}

export const NO_POINTS = 0 as Points

/** `2950` as `29.5`, the shortest form that is exact. */
export function formatPoints(value: Points): string {
  const whole = Math.floor(value / 100)
  const rest = value % 100
  if (rest === 0) return String(whole)
  return `${whole}.${rest % 10 === 0 ? rest / 10 : String(rest).padStart(2, '0')}`
}
