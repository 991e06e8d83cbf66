import { writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig } from '../../src/platform/config.ts'
import { openDatabase } from '../../src/platform/database.ts'
import { makeLog } from '../../src/platform/log.ts'

// A program for the fault tests: eight writers commit numbers and say each one only after the database acknowledged it.
const { pool, close } = await openDatabase(readConfig(process.env), { role: 'serve', log: makeLog('silent') })
await pool.query('create table if not exists acknowledged (number bigint primary key)')
const { rows } = await pool.query<{ last: number }>('select coalesce(max(number), 0) as last from acknowledged')
let next = (rows[0]?.last ?? 0) + 1
const stopping = new AbortController()
process.once('SIGTERM', () => stopping.abort())

async function writer(): Promise<void> {
  while (!stopping.signal.aborted) {
    const number = next++
    try {
      await pool.query('insert into acknowledged values ($1)', [number])
      writeSync(1, `${number}\n`)
    } catch {
      // The database died under us: what was not acknowledged may be lost, and the next number goes on.
      await sleep(20)
    }
  }
}

writeSync(1, 'ready\n')
await Promise.all(Array.from({ length: 8 }, writer))
await close()
process.exit(0)
