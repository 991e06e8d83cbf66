/** A source of chance that gives the same sequence for the same seed and place, on every machine. */
export type Random = {
  /** At least 0 and below 1. */
  unit: () => number
  /** A whole number from 0 to `bound` - 1. */
  below: (bound: number) => number
  /** A whole number from `least` to `most`, both included. */
  between: (least: number, most: number) => number
  chance: (probability: number) => boolean
  pick: <T>(from: readonly T[]) => T
  /** One of the values, as often as its weight says. */
  weighted: <T>(from: readonly (readonly [T, number])[]) => T
  /** Mostly near 1, now and then several times that: how amounts of work spread over people. */
  skewed: () => number
}

/** Chance for the n-th thing of a seed; neighbours have nothing in common. */
export function randomOf(seed: number, n: number): Random {
  let state = scramble(scramble(seed ^ 0x9e3779b9) ^ Math.imul(n, 0x85ebca6b))
  const unit = (): number => {
    state = (state + 0x6d2b79f5) | 0
    return (scramble(state) >>> 0) / 4_294_967_296
  }
  const below = (bound: number): number => Math.floor(unit() * bound)
  return {
    unit,
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: probability => unit() < probability,
    pick: from => from[below(from.length)] as (typeof from)[number],
    weighted: from => weightedBy(unit(), from),
    skewed: () => Math.exp((unit() + unit() + unit() - 1.5) * 1.1),
  }
}

/** Mixes all bits of a number into all others (the finalizer of MurmurHash3). */
function scramble(value: number): number {
  const once = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35)
  return twice ^ (twice >>> 16)
}

function weightedBy<T>(unit: number, from: readonly (readonly [T, number])[]): T {
  const total = from.reduce((sum, [, weight]) => sum + weight, 0)
  let rest = unit * total
  for (const [value, weight] of from) {
    rest -= weight
    if (rest < 0) return value
  }
  return (from.at(-1) as readonly [T, number])[0]
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const byte = (value: number, shift: number): string => BYTES[(value >>> shift) & 0xff] as string
const hex8 = (value: number): string => byte(value, 24) + byte(value, 16) + byte(value, 8) + byte(value, 0)

/** Ids in the shape of UUIDv7 that ascend with `n`, so that what is generated in order lies in order. */
export function idsOf(seed: number, n: number): () => string {
  let made = 0
  const time = (1_600_000_000_000 + n).toString(16).padStart(12, '0')
  const prefix = `${time.slice(0, 8)}-${time.slice(8)}-7`
  const middle = `-${byte(n, 8)}${byte(n, 0)}`
  const salt = scramble(seed) ^ Math.imul(n, 0x9e3779b1)
  return () => {
    const at = made++
    const count = hex8(at)
    return `${prefix}${count.slice(5)}-8${count.slice(2, 5)}${middle}${hex8(scramble(salt ^ at))}`
  }
}
