/** Remembers keys with a small number each, in a few bytes a key however long the key is. */
export type Seen = {
  /** The number a key was first seen with; undefined where it is new, and then it is remembered with this one. */
  first: (key: string, number: number) => number | undefined
}

const SLOT = 4
const FULLEST = 0.7

/**
 * Keys by a fingerprint of 96 bits in an open table of 32-bit numbers: 16 bytes a slot, where a map of the texts takes
 * several times that. Two different keys of ten million are taken for one with a chance below one in 10^14.
 */
export function makeSeen(): Seen {
  let capacity = 1024
  let slots = new Uint32Array(capacity * SLOT)
  let size = 0

  const place = (table: Uint32Array, mask: number, a: number, b: number, c: number): number => {
    let at = (a & mask) * SLOT
    while (table[at + 3] !== 0 && !(table[at] === a && table[at + 1] === b && table[at + 2] === c))
      at = (at + SLOT) & (mask * SLOT + SLOT - 1)
    return at
  }

  const grow = (): void => {
    const old = slots
    capacity *= 2
    slots = new Uint32Array(capacity * SLOT)
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + 3] === 0) continue
      const [a = 0, b = 0, c = 0] = [old[from], old[from + 1], old[from + 2]]
      slots.set(old.subarray(from, from + SLOT), place(slots, capacity - 1, a, b, c))
    }
  }

  return {
    first(key, number) {
      if (size >= capacity * FULLEST) grow()
      const [a, b, c] = fingerprint(key)
      const at = place(slots, capacity - 1, a, b, c)
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

/** Three lanes of multiply-and-rotate, each finished as MurmurHash3 does. */
function fingerprint(key: string): [number, number, number] {
  let a = 0x9e3779b9
  let b = 0x85ebca6b
  let c = 0xc2b2ae35
  for (let at = 0; at < key.length; at++) {
    const code = key.charCodeAt(at)
    a = Math.imul(a ^ code, 0xcc9e2d51)
    a = (a << 15) | (a >>> 17)
    b = Math.imul(b ^ code, 0x1b873593)
    b = (b << 13) | (b >>> 19)
    c = (Math.imul(c, 0x01000193) + code) | 0
    c = (c << 7) | (c >>> 25)
  }
  return [finish(a ^ key.length), finish(b ^ a), finish(c ^ b)]
}

function finish(lane: number): number {
  let h = lane
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
