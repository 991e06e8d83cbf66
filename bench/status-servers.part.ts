import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildApp } from '../src/app.ts'
import { makeClock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Pool } from 'pg'
import { type Connection, type Database, openPool } from '../src/platform/db.ts'
import { makeLog } from '../src/platform/log.ts'
import { asset } from '../src/platform/root.ts'
import { loadRulebook } from '../src/rulebook/load.ts'
import { statusOf } from '../src/standing/standing.ts'
import { say, taskGiven } from './status-process.part.ts'
import { FIRST_NUMBER } from './status-register.part.ts'

export type Served = { port: number }

/** The program as it is served; only its limits are out of the way. */
export async function serveApp(): Promise<void> {
  const database = openPool(taskGiven() as Connection)
  const rulebook = await loadRulebook(asset('rulebook', 'amt'))
  const config = readConfig({})
  const unlimited = { pages: 1e9, names: 1e9, api: 1e9, signIn: 1e9 }
  const app = await buildApp({
    database,
    rulebook,
    config,
    clock: makeClock(),
    log: makeLog(),
    limits: unlimited,
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  say({ port: (app.server.address() as AddressInfo).port })
}

/** The least that could answer: the program's own named statement, and its row as JSON. */
export async function serveBare(): Promise<void> {
  const { pool } = openPool(taskGiven() as Connection)
  const { text, values } = await statementOfProgram(pool)
  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    const number = path.slice(path.lastIndexOf('/') + 1)
    const { rows } = await pool.query({ name: 'status', text, values: values.with(0, number) })
    const body = JSON.stringify(rows[0])
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) })
    response.end(body)
  }
  const server = createServer((request, response) => {
    answer(request.url ?? '', response).catch((error: unknown) => {
      console.error(error)
      response.writeHead(500).end()
    })
  })
  server.listen(0, '127.0.0.1', () => say({ port: (server.address() as AddressInfo).port }))
}

type Sent = { text: string; values: unknown[] }

/** What the program sends for a certificate that is not there, overheard. */
async function statementOfProgram(pool: Pool): Promise<Sent> {
  const sent: Sent[] = []
  const query = (statement: Sent) => {
    sent.push(statement)
    return pool.query(statement)
  }
  const database = { pool: Object.assign(Object.create(pool), { query }) as Pool } as Database
  const rulebook = await loadRulebook(asset('rulebook', 'amt'))
  await statusOf({ database, rulebook, clock: makeClock() }, 'nobody')
  const [first] = sent
  if (!first) throw new Error('the program asked nothing')
  return first
}

/** The address of the nth certificate's status. */
export const statusPath = (n: number): string => `/api/v1/status/${FIRST_NUMBER + n}`
