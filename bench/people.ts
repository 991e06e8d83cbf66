import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { addAccount, issueLink, signIn } from '../src/accounts/accounts.ts'
import { buildApp } from '../src/app.ts'
import { makeClock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config.ts'
import { type Connection, type Database, openPool } from '../src/platform/db.ts'
import { makeLog } from '../src/platform/log.ts'
import { migrate } from '../src/platform/migrate.ts'
import { openEmbedded } from '../src/platform/postgres/postgres.ts'
import { asset } from '../src/platform/root.ts'
import { loadRulebook } from '../src/rulebook/load.ts'
import { alternate, note, report } from './measure.ts'
import { AS_OF, fillPeople, personId, questions } from './people-register.part.ts'

// Finding people, and a person's page, through HTTP with session and trail, against the bare SQL: for a search the one indexed
// statement that finds its rows, for a page the statements it needs, one after the other. Both sides ask one question at a
// time. PEOPLE=100000 tries it smaller.

const PEOPLE = Number(process.env['PEOPLE'] ?? 1_000_000)
const ROUNDS = 5
const ASKED = 200

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gs-people-'))
  const embedded = await openEmbedded({ dataDir, role: 'command', durability: 'throwaway' })
  try {
    await migrate(embedded.connection)
    const seconds = await fillPeople(embedded.connection, PEOPLE)
    note(`${PEOPLE.toLocaleString('en-US')} people in ${seconds.toFixed(0)} s`)
    await compare(embedded.connection)
  } finally {
    await embedded.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

type Side = (n: number) => Promise<unknown>

async function compare(connection: Connection): Promise<void> {
  const database = openPool(connection)
  const { port, token, close } = await serve(database)
  const client = new Client(connection)
  await client.connect()
  const ask = (path: string): Promise<string> => answered(port, token, path)
  const asked = questions(PEOPLE)
  const search: Record<'ours' | 'bare', Side> = {
    ours: n => ask(`/api/v1/people?limit=25&q=${encodeURIComponent((asked[n] as string[]).join(' '))}`),
    bare: n => client.query(searched(asked[n] as string[])),
  }
  await measure('search, slowest in twenty (p95)', search, 0.95)
  const needed = await sentBy(() => ask(`/api/v1/people/${personId(7)}`))
  note(`a person's page needs ${needed.length} statements, session and trail included`)
  const page: Record<'ours' | 'bare', Side> = {
    ours: n => ask(`/api/v1/people/${personId((n * 7919) % PEOPLE)}`),
    bare: n => inTurn(client, needed, personId((n * 7919) % PEOPLE)),
  }
  await measure("a person's page, the median", page, 0.5)
  await client.end()
  await close()
}

async function measure(claim: string, sides: Record<'ours' | 'bare', Side>, part: number): Promise<void> {
  const run = (side: Side) => async (): Promise<number> => {
    const millis: number[] = []
    for (let n = 0; n < ASKED; n++) {
      const before = performance.now()
      await side(n)
      millis.push(performance.now() - before)
    }
    return millis.sort((a, b) => a - b)[Math.floor(ASKED * part)] as number
  }
  await run(sides.ours)()
  await run(sides.bare)()
  const { ours, bare } = await alternate(ROUNDS, { ours: run(sides.ours), bare: run(sides.bare) })
  const rounds = ours.map((millis, round) => millis / (bare[round] as number))
  report({ claim, unit: '× the bare SQL', rounds, bound: { most: 3 } })
  const shown = (values: readonly number[]): string => values.map(value => value.toFixed(1)).join(', ')
  note(`ms of each round: ours ${shown(ours)}; bare ${shown(bare)}`)
}

/** The least that finds a page of people by the words of a name. */
function searched(words: readonly string[]) {
  const conditions = words.map((_, at) => `search_key like $${at + 1}`).join(' and ')
  const text = `
    with found as materialized (select certificant from identity where ${conditions})
    select identity.certificant, given_name, family_name, sort_key, email
    from found join identity using (certificant) left join contact using (certificant)
    order by sort_key collate "C", identity.certificant limit 26`
  return { name: `search${words.length}`, text, values: words.map(word => `%${word}%`) }
}

type Sent = { text: string; values: unknown[] }

/** What is sent to the database meanwhile. */
async function sentBy(work: () => Promise<unknown>): Promise<Sent[]> {
  const prototype = Client.prototype as unknown as { query: (...args: unknown[]) => unknown }
  const query = prototype.query
  const sent: Sent[] = []
  prototype.query = function (this: Client, ...args: unknown[]) {
    const [config] = args as [Sent | string]
    if (typeof config === 'object' && typeof config.text === 'string')
      sent.push({ text: config.text, values: config.values ?? [] })
    return query.apply(this, args)
  }
  await work()
  prototype.query = query
  return sent
}

/** The same statements about another person; a row of the trail gets an id of its own. */
async function inTurn(client: Client, needed: readonly Sent[], person: string): Promise<void> {
  const before = personId(7)
  for (const [at, { text, values }] of needed.entries()) {
    const isTrail = /insert into "?trail_entry/.test(text)
    const about = values.map(value =>
      value === before ? person : Array.isArray(value) ? value.map(each => (each === before ? person : each)) : value,
    )
    if (isTrail) about[0] = crypto.randomUUID()
    await client.query(values.length === 0 ? { text } : { name: `page${at}`, text, values: about })
  }
}

async function serve(database: Database) {
  const rulebook = await loadRulebook(asset('rulebook', 'amt'))
  const clock = makeClock(AS_OF)
  const config = readConfig({})
  const limits = { pages: 1e9, names: 1e9, api: 1e9, signIn: 1e9 }
  const http = await buildApp({ database, rulebook, config, clock, log: makeLog(), limits })
  await http.listen({ port: 0, host: '127.0.0.1' })
  const account = { name: 'Bench', email: 'bench@example.org', roles: ['registrar' as const] }
  await database.db.transaction().execute(tx => addAccount(tx, 'a bench', account))
  const link = await issueLink({ database, clock }, { email: account.email, by: 'a bench' })
  const token = await signIn({ database, clock }, { token: link.token, agent: 'a bench' })
  const close = async (): Promise<void> => {
    await http.close()
    await database.close()
  }
  return { port: (http.server.address() as AddressInfo).port, token, close }
}

async function answered(port: number, token: string, path: string): Promise<string> {
  const headers = { cookie: `goodstanding=${token}; __Host-goodstanding=${token}` }
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers })
  const text = await response.text()
  if (response.status !== 200) throw new Error(`${response.status} ${text.slice(0, 300)}`)
  return text
}

await main()
