import { join } from 'node:path'
import { buildApp } from './app.ts'
import { DEMO_DAY, loadDemoRegister } from './demo/demo.ts'
import { makeClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { type OpenDatabase, openDatabase } from './platform/database.ts'
import { readDemonstration, writeDemonstration } from './platform/demonstration.ts'
import type { Http } from './platform/http.ts'
import { makeLog } from './platform/log.ts'
import { refusalOf } from './platform/platform.refusals.ts'
import { asset } from './platform/root.ts'
import { loadRulebook, type Rulebook } from './rulebook/load.ts'
import type { Day } from './values/day.ts'
import { demoWords } from './words/demo.en.ts'

/** Applied while opening: then the data directory is new. */
const FIRST_MIGRATION = '0001-facts'

export type ServeOptions = {
  /** The address to listen on. */
  host: string
  /** Told what is going on while starting. */
  note: (line: string) => void
}

export type RunningServer = {
  /** Where it listens on this machine, without a slash at the end. */
  address: string
  /** Resolves when the embedded database died for good. */
  lost: Promise<'lost'>
  /** Finishes the requests under way, then stops the database. */
  stop: () => Promise<void>
}

/** Starts everything `goodstanding serve` is: database, schema, pages and API; refuses what the operator can put right. */
export async function serve(config: Config, { host, note }: ServeOptions): Promise<RunningServer> {
  const log = makeLog()
  let tellLost: (what: 'lost') => void = () => {}
  const lost = new Promise<'lost'>(resolve => (tellLost = resolve))
  const database = await openDatabase(config, {
    role: 'serve',
    log,
    onWait: ({ pid }) => note(`Waiting for a goodstanding command (process ${pid}) to finish with the data directory.`),
    onLost: err => {
      log.error({ err }, 'the embedded database is lost')
      tellLost('lost')
    },
  })
  try {
    const rulebook = await loadRulebook(asset('rulebook', 'amt'))
    const fixedToday = await loadFirstRegister({ database, rulebook, config, note })
    const app = await buildApp({ database, rulebook, clock: makeClock(fixedToday), config: { ...config, fixedToday }, log })
    const address = await listen(app, config.port, host)
    return { address, lost, stop: () => stop(app, database) }
  } catch (error) {
    await database.close()
    throw error
  }
}

type FirstRegister = { database: OpenDatabase; rulebook: Rulebook; config: Config; note: ServeOptions['note'] }

/**
 * A new data directory begins with the demonstration, unless it is to hold a real register. A load that was broken off is
 * made again. Gives the day that is fixed from then on, if one is.
 */
async function loadFirstRegister({ database, rulebook, config, note }: FirstRegister): Promise<Day | undefined> {
  const { dataDir, databaseUrl, demo } = config
  if (databaseUrl !== undefined) return config.fixedToday
  const found = readDemonstration(dataDir)
  const isNew = database.migrated.includes(FIRST_MIGRATION)
  if (found?.loaded || (!found && !(isNew && demo))) return config.fixedToday
  const today = config.fixedToday ?? DEMO_DAY
  writeDemonstration(dataDir, { today, loaded: false })
  note(demoWords.loading)
  const { imported, rejected } = await loadDemoRegister(
    { database, rulebook, clock: makeClock(today) },
    join(dataDir, 'demonstration'),
  )
  writeDemonstration(dataDir, { today, loaded: true })
  note(demoWords.loaded({ imported, rejected, list: join(dataDir, 'demonstration', 'rejected.csv') }))
  return today
}

async function listen(app: Http, port: number, host: string): Promise<string> {
  try {
    await app.listen({ port, host })
  } catch (error) {
    await app.close()
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') throw refusalOf('config.port_taken', { port }, { cause: error })
    if (code === 'EACCES') throw refusalOf('config.port_forbidden', { port }, { cause: error })
    throw error
  }
  const bound = app.server.address()
  return `http://localhost:${typeof bound === 'object' && bound ? bound.port : port}`
}

const STOP_WITHIN = 10_000

async function stop(app: Http, database: OpenDatabase): Promise<void> {
  const late = setTimeout(() => app.server.closeAllConnections(), STOP_WITHIN)
  await app.close()
  clearTimeout(late)
  await database.close()
}
