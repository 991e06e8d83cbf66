import { Client } from 'pg'
import { columnTypes } from './column-types.ts'
import { type Connection, sessionOptions } from './db.ts'
import { refusalOf } from './platform.refusals.ts'
import type { Refusal } from './refusal.ts'

const OLDEST = 150_000

/** Connects once, checks that the server is one we can use, and hands the connection over; the caller ends it. */
export async function connectChecked(connection: Connection): Promise<Client> {
  const client = new Client({ ...connection, types: columnTypes, options: sessionOptions, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw unreachable(connection, error)
  }
  try {
    await checkServer(client, connection)
    return client
  } catch (error) {
    await client.end()
    throw error
  }
}

async function checkServer(client: Client, connection: Connection): Promise<void> {
  const { rows } = await client.query<{ number: string; version: string; encoding: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as version,
            current_setting('server_encoding') as encoding`,
  )
  const { number = '0', version = 'unknown', encoding = 'unknown' } = rows[0] ?? {}
  const server = serverOf(connection)
  if (Number(number) < OLDEST) throw refusalOf('database.too_old', { server, found: version })
  if (encoding !== 'UTF8') throw refusalOf('database.encoding_wrong', { server, found: encoding })
}

/** Where a connection leads, for people: never the password, nor the user. */
export function serverOf({ connectionString, host }: Connection): string {
  if (connectionString === undefined) return host ?? 'the local socket'
  const url = new URL(connectionString)
  return `${url.hostname || url.searchParams.get('host') || 'localhost'}:${url.port || url.searchParams.get('port') || '5432'}`
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'no such host is known',
  EAI_AGAIN: 'the name could not be looked up',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no way to that network',
  ENOENT: 'no such socket',
  ECONNRESET: 'it hung up',
  '53300': 'it takes no more connections',
  '57P03': 'it is starting up or shutting down',
}

/** PostgreSQL's classes for "I do not know you" and "not from there". */
const SIGN_IN = ['28P01', '28000']

function unreachable(connection: Connection, error: unknown): Refusal {
  const server = serverOf(connection)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const database = databaseOf(connection)
  if (code === '3D000') return refusalOf('database.missing', { server, database }, { cause: error })
  if (SIGN_IN.includes(code))
    return refusalOf('database.sign_in_refused', { server, reason: 'user, password or address' }, { cause: error })
  return refusalOf('database.unreachable', { server, reason: REASONS[code] ?? saidBy(error) }, { cause: error })
}

const databaseOf = ({ connectionString, database }: Connection): string =>
  connectionString === undefined ? (database ?? '') : decodeURIComponent(new URL(connectionString).pathname.slice(1))

function saidBy(error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  if (/timeout/i.test(message)) return 'it does not answer'
  if (/SASL|password/i.test(message)) return 'the sign-in failed'
  return message.split('\n')[0] || 'the connection failed'
}
