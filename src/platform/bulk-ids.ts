import { type Id, newId } from '../values/id.ts'

const LOW = Array.from({ length: 65_536 }, (_, value) => value.toString(16).padStart(4, '0'))
const MOST = 2 ** 32

/**
 * Ids for the rows of one load, ascending: a new UUIDv7 whose last 32 bits count on from zero. One of them costs a tenth of an
 * id drawn by itself, and two loads share the rest of an id as rarely as two ids are the same.
 */
export function makeIds<Table extends string>(): () => Id<Table> {
  let stem = ''
  let high = ''
  let count = MOST
  return () => {
    if (count === MOST) {
      stem = newId<Table>().slice(0, 28)
      count = 0
    }
    if ((count & 0xffff) === 0) high = stem + (LOW[count >>> 16] as string)
    return (high + (LOW[count++ & 0xffff] as string)) as Id<Table>
  }
}
