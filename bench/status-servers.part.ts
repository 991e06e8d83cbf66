import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildApp } from '../src/app.ts'
import { makeClock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config.ts'
import { type Connection, openPool } from '../src/platform/db.ts'
import { makeLog } from '../src/platform/log.ts'
import { asset } from '../src/platform/root.ts'
import { loadRulebook } from '../src/rulebook/load.ts'
import { say, taskGiven } from './status-process.part.ts'
import { FIRST_NUMBER } from './status-register.part.ts'

export type Served = { port: number }

/** The program as it is served, log lines included (to a file nobody reads); only the limits are out of the way. */
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

/** The least that could answer: one named statement by number, its row as JSON. */
const STATEMENT = `
  select certification.number, identity.given_name, identity.middle_name, identity.family_name, identity.suffix,
    standing.status, standing.since, standing.through, standing.verdict ->> 'scheme' as scheme,
    standing.verdict ->> 'certifiedSince' as certified_since
  from certification
  join identity on identity.certificant = certification.certificant
  join standing on standing.certification = certification.id
  where certification.number = $1`

export async function serveBare(): Promise<void> {
  const { pool } = openPool(taskGiven() as Connection)
  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    const { rows } = await pool.query({ name: 'status', text: STATEMENT, values: [path.slice(path.lastIndexOf('/') + 1)] })
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

/** The address of the nth certificate's status. */
export const statusPath = (n: number): string => `/api/v1/status/${FIRST_NUMBER + n}`
