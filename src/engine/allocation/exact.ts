const SAFE = Number.MAX_SAFE_INTEGER
const isSafe = (value: number): boolean => value <= SAFE && value >= -SAFE

/**
 * `(a·b − c·d) / by` of whole numbers, where the division leaves nothing over. Where a product is more than a double holds
 * exactly it is reckoned with any number of digits. An answer beyond that is a bug: entries are determinants of 0 and ±1.
 */
export function crossed(a: number, b: number, c: number, d: number, by: number): number {
  const [plus, minus] = [a * b, c * d]
  const value = plus - minus
  if (isSafe(plus) && isSafe(minus) && isSafe(value)) return by === 1 ? value : Math.trunc(value / by)
  const exact = BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d)
  // The quotient of the nearest doubles may be off by a few; what is left over says by how many.
  const near = Math.round(Number(exact) / by)
  const quotient = near + Math.round(Number(exact - BigInt(near) * BigInt(by)) / by)
  if (!isSafe(quotient) || !isSafe(near)) throw new RangeError('an allocation outgrew exact numbers')
  return quotient
}

/** Whether `a / b < c / d`, for positive b and d; `a` and `c` may be infinite. */
export function isLess(a: number, b: number, c: number, d: number): boolean {
  const [left, right] = [a * d, c * b]
  const isExact = (isSafe(left) && isSafe(right)) || Math.abs(a) === Infinity || Math.abs(c) === Infinity
  return isExact ? left < right : BigInt(a) * BigInt(d) < BigInt(c) * BigInt(b)
}
