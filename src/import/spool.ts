import { closeSync, createReadStream, openSync, unlinkSync, writeSync } from 'node:fs'
import { createInterface } from 'node:readline'

/** Things set aside on disk while a file is read, because there may be as many as there are rows. */
export type Spool<Item> = {
  add: (item: Item) => void
  readonly count: number
  /** Everything added so far, in order, in chunks. */
  read: () => AsyncGenerator<Item[]>
  /** Takes the file away. */
  drop: () => void
}

const BUFFERED = 65_536
const CHUNK = 1000

/** A spool in a file of its own, one JSON document a line. */
export function makeSpool<Item>(path: string): Spool<Item> {
  const file = openSync(path, 'w+')
  let pending = ''
  let count = 0
  const flush = (): void => {
    if (pending !== '') writeSync(file, pending)
    pending = ''
  }
  return {
    add(item) {
      pending += `${JSON.stringify(item)}\n`
      count++
      if (pending.length > BUFFERED) flush()
    },
    get count() {
      return count
    },
    async *read() {
      flush()
      let chunk: Item[] = []
      for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
        chunk.push(JSON.parse(line) as Item)
        if (chunk.length < CHUNK) continue
        yield chunk
        chunk = []
      }
      if (chunk.length > 0) yield chunk
    },
    drop() {
      closeSync(file)
      unlinkSync(path)
    },
  }
}
