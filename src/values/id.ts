/** A UUIDv7, branded by the table it belongs to. */
export type Id<Table extends string> = string & { readonly __table: Table }

export type CertificantId = Id<'certificant'>
export type CertificationId = Id<'certification'>

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const POOL_IDS = 512
let pool = new Uint8Array(0)
let used = 0

/** 10 random bytes from a pool, because one call to the system's generator per id costs more than the rest of the id. */
function randomBytes10(): Uint8Array {
  if (used + 10 > pool.length) {
    pool = crypto.getRandomValues(new Uint8Array(POOL_IDS * 10))
    used = 0
  }
  used += 10
  return pool.subarray(used - 10, used)
}

let lastMillis = 0
let sequence = 0

/** A new UUIDv7. Ids made by one process ascend, so rows written together lie together in every index. */
export function newId<Table extends string>(millis: number = Date.now()): Id<Table> {
  const random = randomBytes10()
  if (millis > lastMillis) {
    lastMillis = millis
    sequence = ((random[0] ?? 0) << 3) & 0x3ff
  } else if (++sequence > 0xfff) {
    lastMillis++
    sequence = 0
  }
  const time = lastMillis.toString(16).padStart(12, '0')
  const h = (at: number): string => HEX[random[at] ?? 0] as string
  const counter = sequence.toString(16).padStart(3, '0')
  const variant = HEX[((random[1] ?? 0) & 0x3f) | 0x80] as string
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${variant}${h(2)}-${h(3)}${h(4)}${h(5)}${h(6)}${h(7)}${h(8)}` as Id<Table>
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
export const isId = (text: string): boolean => UUID.test(text)
