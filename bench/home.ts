import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { inviteOnce } from '../src/accounts/accounts.ts'
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
import { AS_OF, fillPeople, personId } from './people-register.part.ts'

// A certificant's home through HTTP, session and judging included, against the bare SQL it needs: the same statements, one
// after the other. Whoever asks has 200 activities in a register of 100,000 people. PEOPLE=10000 tries it smaller.

const PEOPLE = Number(process.env['PEOPLE'] ?? 100_000)
const MEMBERS = 10
const ACTIVITIES = 200
const ROUNDS = 5
const ASKED = 60

async function main(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'gs-home-'))
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

/** So many activities of each of the first members, over nine years. */
const RECORD = `
  insert into ce_activity (id, certificant, category, title, completed_on, points, awarded, source, recorded_by)
  select gen_random_uuid(), person, 'professional-education', 'Course ' || n, date '2018-01-01' + n * 16, 100, false, 'staff', 'bench'
  from unnest($1::uuid[]) person, generate_series(1, $2::int) n`

type Sent = { text: string; values: unknown[] }

async function compare(connection: Connection): Promise<void> {
  const database = openPool(connection)
  const people = Array.from({ length: MEMBERS }, (_, n) => personId(n * 997))
  await database.pool.query(RECORD, [people, ACTIVITIES])
  const { port, tokens, close } = await serve(database, people)
  const ask = (n: number): Promise<string> => answered(port, tokens[n % MEMBERS] as string)
  const needed: Sent[][] = []
  for (let n = 0; n < MEMBERS; n++) needed.push(await sentBy(() => ask(n)))
  note(`home needs ${needed[0]?.length} statements; the answer has ${(await ask(0)).length.toLocaleString('en-US')} characters`)
  const client = new Client(connection)
  await client.connect()
  const texts = [...new Set(needed.flat().map(({ text }) => text))]
  const bare = async (n: number): Promise<void> => {
    for (const { text, values } of needed[n % MEMBERS] ?? [])
      await client.query(values.length === 0 ? { text } : { name: `home${texts.indexOf(text)}`, text, values })
  }
  const { ours, bare: floor } = await alternate(ROUNDS, { ours: () => median(ask), bare: () => median(bare) })
  const rounds = ours.map((millis, round) => millis / (floor[round] as number))
  report({ claim: "a certificant's home, the median", unit: '× the bare SQL', rounds, bound: { most: 3 } })
  const shown = (values: readonly number[]): string => values.map(value => value.toFixed(1)).join(', ')
  note(`ms of each round: ours ${shown(ours)}; bare ${shown(floor)}`)
  await client.end()
  await close()
}

async function median(side: (n: number) => Promise<unknown>): Promise<number> {
  const millis: number[] = []
  for (let n = 0; n < ASKED; n++) {
    const before = performance.now()
    await side(n)
    millis.push(performance.now() - before)
  }
  return millis.sort((a, b) => a - b)[ASKED / 2] as number
}

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

async function serve(database: Database, people: readonly ReturnType<typeof personId>[]) {
  const rulebook = await loadRulebook(asset('rulebook', 'amt'))
  const clock = makeClock(AS_OF)
  const config = readConfig({})
  const limits = { pages: 1e9, names: 1e9, api: 1e9, signIn: 1e9 }
  const http = await buildApp({ database, rulebook, config, clock, log: makeLog('silent'), limits })
  await http.listen({ port: 0, host: '127.0.0.1' })
  const tokens: string[] = []
  for (const person of people) {
    await inviteOnce({ database, clock, config, rulebook }, 'a bench', person)
    const { rows } = await database.pool.query<{ text: string }>('select text from outbox where certificant = $1', [person])
    const token = /#token=(\S+)/.exec(rows[0]?.text ?? '')?.[1]
    const headers = { 'content-type': 'application/json' }
    const entered = await http.inject({
      url: '/api/v1/portal/session',
      method: 'POST',
      headers,
      payload: JSON.stringify({ token }),
    })
    tokens.push(/goodstanding=([^;]*)/.exec(String(entered.headers['set-cookie']))?.[1] ?? '')
  }
  const close = async (): Promise<void> => {
    await http.close()
    await database.close()
  }
  return { port: (http.server.address() as AddressInfo).port, tokens, close }
}

async function answered(port: number, token: string): Promise<string> {
  const headers = { cookie: `goodstanding=${token}; __Host-goodstanding=${token}` }
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/portal/home`, { headers })
  const text = await response.text()
  if (response.status !== 200) throw new Error(`${response.status} ${text.slice(0, 300)}`)
  return text
}

await main()
