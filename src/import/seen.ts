/** Remembers keys, each of one or more texts, with a small number, in a few bytes a key however long it is. */
export type Seen = {
  /**
   * The number a key was first seen with; undefined where it is new, and then it is remembered with this one. Keys that come
   * one after another should begin with the same text: they lie together, and memory is slow to reach.
   */
  first: (key: readonly string[], number: number) => number | undefined
}

const SLOT = 4
const REGION = 64
const FULLEST = 0.7
const LEAST = 1024

/**
 * Keys by a fingerprint of 96 bits in an open table of 32-bit numbers: 16 bytes a slot, where a map of the texts takes
 * several times that. Two different keys of ten million are taken for one with a chance below one in 10^14. `expected` keys
 * fit without the table having to grow.
 */
export function makeSeen(expected = 0): Seen {
  let capacity = Math.max(LEAST, 2 ** Math.ceil(Math.log2(expected / FULLEST + 1)))
  let slots = new Uint32Array(capacity * SLOT)
  let size = 0
  let group: string | undefined
  const shared = new Uint32Array(3)
  const lanes = new Uint32Array(3)

  /**
   * Where a fingerprint is or belongs. Its first lane, that of the first text alone, chooses a region; a key that finds the
   * region full goes on from a place of its own, so that a text which begins a million keys slows nobody down.
   */
  const place = (a: number, b: number, c: number): number => {
    const isFree = (at: number): boolean => slots[at + 3] === 0
    const isThere = (at: number): boolean => slots[at + 1] === b && slots[at + 2] === c && slots[at] === a
    const region = (a & (capacity / REGION - 1)) * REGION * SLOT
    for (let tried = 0; tried < REGION; tried++) {
      const at = region + ((b + tried) & (REGION - 1)) * SLOT
      if (isFree(at) || isThere(at)) return at
    }
    let at = (c & (capacity - 1)) * SLOT
    while (!isFree(at) && !isThere(at)) at = at + SLOT === slots.length ? 0 : at + SLOT
    return at
  }

  const grow = (): void => {
    const old = slots
    capacity *= 2
    slots = new Uint32Array(capacity * SLOT)
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + 3] === 0) continue
      slots.set(old.subarray(from, from + SLOT), place(old[from] as number, old[from + 1] as number, old[from + 2] as number))
    }
  }

  return {
    first(key, number) {
      if (size >= capacity * FULLEST) grow()
      const [of = ''] = key
      if (of !== group) {
        shared[0] = 0x9e3779b9
        shared[1] = 0x85ebca6b
        shared[2] = 0xc2b2ae35
        mix(of, shared)
        group = of
      }
      lanes[0] = shared[0] as number
      lanes[1] = shared[1] as number
      lanes[2] = shared[2] as number
      for (let nth = 1; nth < key.length; nth++) mix(key[nth] as string, lanes)
      const a = finish(shared[0] as number, 0)
      const b = finish(lanes[1], 0)
      const c = finish(lanes[0], lanes[2])
      const at = place(a, b, c)
      const found = slots[at + 3] as number
      if (found !== 0) return found - 1
      slots[at] = a
      slots[at + 1] = b
      slots[at + 2] = c
      slots[at + 3] = number + 1
      size++
      return undefined
    },
  }
}

const END_OF_TEXT = 0x1_0000

/** Three lanes of multiply and rotate over a text and its end. */
function mix(text: string, lanes: Uint32Array): void {
  let a = lanes[0] as number
  let b = lanes[1] as number
  let c = lanes[2] as number
  const { length } = text
  for (let at = 0; at <= length; at++) {
    const code = at < length ? text.charCodeAt(at) : END_OF_TEXT
    a = Math.imul(a ^ code, 0xcc9e2d51)
    a = (a << 15) | (a >>> 17)
    b = Math.imul(b ^ code, 0x1b873593)
    b = (b << 13) | (b >>> 19)
    c = (Math.imul(c, 0x01000193) + code) | 0
    c = (c << 7) | (c >>> 25)
  }
  lanes[0] = a
  lanes[1] = b
  lanes[2] = c
}

/** Spreads what came last over all bits, as MurmurHash3 does. */
function finish(lane: number, other: number): number {
  let h = lane ^ Math.imul(other, 0x27d4eb2f)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
