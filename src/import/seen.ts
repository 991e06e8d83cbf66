/** Remembers keys with a small number each, in a few bytes a key however long the key is. */
export type Seen = {
  /**
   * The number a key was first seen with; undefined where it is new, and then it is remembered with this one. Keys that come
   * one after another should share their group: they lie together, and memory is slow to reach.
   */
  first: (group: string, rest: readonly string[], number: number) => number | undefined
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

  /** Where a fingerprint is or belongs; its first lane, the group's alone, chooses the region, the second the place in it. */
  const place = (a: number, b: number, c: number): number => {
    const region = a & (capacity / REGION - 1)
    const end = capacity * SLOT
    let at = (region * REGION + (b & (REGION - 1))) * SLOT
    while (slots[at + 3] !== 0 && !(slots[at + 1] === b && slots[at + 2] === c && slots[at] === a)) {
      at += SLOT
      if (at === end) at = 0
    }
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
    first(of, rest, number) {
      if (size >= capacity * FULLEST) grow()
      if (of !== group) {
        shared.set(SEED)
        mix(of, shared)
        group = of
      }
      lanes.set(shared)
      for (const text of rest) mix(text, lanes)
      const [a, b, c] = [finish(shared[0] as number), finish(lanes[1] as number), finish(lanes[0] as number, lanes[2] as number)]
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

const SEED = [0x9e3779b9, 0x85ebca6b, 0xc2b2ae35]
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
function finish(lane: number, other = 0): number {
  let h = lane ^ Math.imul(other, 0x27d4eb2f)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
