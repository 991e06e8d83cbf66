const SAFE = Number.MAX_SAFE_INTEGER

/** A whole number that a double holds exactly. Determinants of 0 and ±1 stay below it up to some 30 rows that all cross. */
function safe(value: bigint): number {
  if (value > BigInt(SAFE) || value < -BigInt(SAFE)) throw new RangeError('an allocation outgrew exact numbers')
  return Number(value)
}

/** `(a·b − c·d) / by` of whole numbers, where the division leaves nothing over. */
export function crossed(a: number, b: number, c: number, d: number, by: number): number {
  const [plus, minus] = [a * b, c * d]
  const value = plus - minus
  if (isSafe(plus) && isSafe(minus) && isSafe(value)) return by === 1 ? value : Math.trunc(value / by)
  return safe((BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d)) / BigInt(by))
}

/** Whether `a / b < c / d`, for positive b and d; `a` and `c` may be infinite. */
export function isLess(a: number, b: number, c: number, d: number): boolean {
  const [left, right] = [a * d, c * b]
  const isExact = (isSafe(left) && isSafe(right)) || Math.abs(a) === Infinity || Math.abs(c) === Infinity
  return isExact ? left < right : BigInt(a) * BigInt(d) < BigInt(c) * BigInt(b)
}

const isSafe = (value: number): boolean => value <= SAFE && value >= -SAFE
