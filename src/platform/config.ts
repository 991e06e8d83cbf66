import { resolve } from 'node:path'
import { isDay, type Day } from '../values/day.ts'
import { readDemonstration } from './demonstration.ts'
import { refusalOf } from './platform.refusals.ts'

/** Everything the environment may say; settings of the body itself live in the database. */
export type Config = {
  /** An operated PostgreSQL; undefined means the embedded one under `dataDir`. */
  databaseUrl: string | undefined
  dataDir: string
  port: number
  /** Where people reach the program, without a slash at the end. */
  publicUrl: string
  /** Whether X-Forwarded-* of the proxy in front is believed: never, always, or from these addresses. */
  trustProxy: boolean | string[]
  /** A fixed day instead of today's, for demonstrations and tests. */
  fixedToday: Day | undefined
  /** What whoever reads the metrics must send; undefined: nobody may. */
  metricsToken: string | undefined
  /** Whether a new data directory begins with the demonstration. */
  demo: boolean
  /** The mail server, its password included; undefined where no mail can be sent. */
  smtpUrl: string | undefined
}

export type Environment = Readonly<Record<string, string | undefined>>

/** The checked environment; refuses a malformed value by its name and what was expected. */
export function readConfig(env: Environment): Config {
  const port = readPort(env)
  const dataDir = resolve(given(env, 'DATA_DIR') ?? './var')
  return {
    databaseUrl: readDatabaseUrl(env),
    dataDir,
    port,
    publicUrl: readPublicUrl(env) ?? `http://localhost:${port}`,
    trustProxy: readTrustProxy(env),
    fixedToday: readFixedToday(env) ?? readDemonstration(dataDir)?.today,
    metricsToken: readMetricsToken(env),
    demo: readDemo(env),
    smtpUrl: readSmtpUrl(env),
  }
}

/** A variable set to nothing counts as not set, because that is how env files and compose files clear one. */
function given(env: Environment, name: string): string | undefined {
  const value = env[name]?.trim()
  return value === '' ? undefined : value
}

const parsedUrl = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined)

const malformed = (name: string, expected: string, found: string) =>
  refusalOf('config.value_malformed', { name, expected, found: JSON.stringify(found) })

function readDatabaseUrl(env: Environment): string | undefined {
  const text = given(env, 'DATABASE_URL')
  if (text === undefined) return undefined
  const url = parsedUrl(text)
  if (url && (url.protocol === 'postgres:' || url.protocol === 'postgresql:')) return text
  // The value may hold a password, so only its beginning up to the first separator is repeated.
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(text)?.[0]
  const found = scheme ? `a text beginning with ${JSON.stringify(scheme)}` : 'not a URL'
  throw refusalOf('config.value_malformed', {
    name: 'DATABASE_URL',
    expected: 'like postgres://user:password@host:5432/database',
    found,
  })
}

function readSmtpUrl(env: Environment): string | undefined {
  const text = given(env, 'SMTP_URL')
  if (text === undefined) return undefined
  const url = parsedUrl(text)
  if (url && (url.protocol === 'smtp:' || url.protocol === 'smtps:') && url.hostname !== '') return text
  // It may hold a password, so it is not repeated.
  const expected = 'like smtps://user:password@mail.example.org:465'
  throw refusalOf('config.value_malformed', { name: 'SMTP_URL', expected, found: 'something else' })
}

function readPort(env: Environment): number {
  const text = given(env, 'PORT') ?? '3000'
  const port = /^\d{1,5}$/.test(text) ? Number(text) : -1
  if (port < 0 || port > 65_535) throw malformed('PORT', 'a number from 0 to 65535', text)
  return port
}

function readPublicUrl(env: Environment): string | undefined {
  const text = given(env, 'PUBLIC_URL')
  if (text === undefined) return undefined
  const url = parsedUrl(text)
  const plain = url && !url.search && !url.hash && !url.username
  if (plain && (url.protocol === 'https:' || url.protocol === 'http:')) return text.replace(/\/+$/, '')
  throw malformed('PUBLIC_URL', 'an address like https://certified.example.org', text)
}

const ADDRESS = /^[0-9a-f.:]+(\/\d{1,3})?$/i

function readTrustProxy(env: Environment): boolean | string[] {
  const text = given(env, 'TRUST_PROXY') ?? 'no'
  if (['yes', 'true', '1'].includes(text)) return true
  if (['no', 'false', '0'].includes(text)) return false
  const addresses = text.split(',').map(address => address.trim())
  if (addresses.every(address => ADDRESS.test(address) && /[.:]/.test(address))) return addresses
  throw malformed('TRUST_PROXY', 'yes, no, or the addresses of the proxies like 10.0.0.1,192.168.0.0/16', text)
}

function readDemo(env: Environment): boolean {
  const text = given(env, 'GOODSTANDING_DEMO') ?? 'yes'
  if (['yes', 'true', '1'].includes(text)) return true
  if (['no', 'false', '0'].includes(text)) return false
  throw malformed('GOODSTANDING_DEMO', 'yes or no', text)
}

/** A secret, so nothing of it is repeated. */
function readMetricsToken(env: Environment): string | undefined {
  const text = given(env, 'METRICS_TOKEN')
  if (text === undefined || /^[\x21-\x7e]{16,200}$/.test(text)) return text
  const expected = '16 to 200 visible ASCII characters without a space'
  const found = text.length < 16 ? 'shorter' : 'something else'
  throw refusalOf('config.value_malformed', { name: 'METRICS_TOKEN', expected, found })
}

function readFixedToday(env: Environment): Day | undefined {
  const text = given(env, 'GOODSTANDING_TODAY')
  if (text === undefined || isDay(text)) return text
  throw malformed('GOODSTANDING_TODAY', 'a day like 2026-03-01', text)
}
