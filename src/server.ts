import { join } from 'node:path'
import { addressOf, issueLink, LINK_MINUTES } from './accounts/accounts.ts'
import { buildAppWithRoutes } from './app.ts'
import { DEMO_DAY, inviteMaria, loadDemoRegister } from './demo/demo.ts'
import { checkWhole } from './platform/backup/restore.ts'
import { beatAndSay, startHeartbeat } from './downtime/downtime.ts'
import { makeClock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import { type OpenDatabase, openDatabase } from './platform/database.ts'
import { readDemonstration, writeDemonstration } from './platform/demonstration.ts'
import type { Http } from './platform/http.ts'
import { startNights } from './night/night.ts'
import { forgetExpiredKeys } from './platform/http-once.ts'
import { type Log, makeLog } from './platform/log.ts'
import { inboxMail, type Mail, smtpMail } from './platform/mail.ts'
import { startSending } from './platform/outbox.ts'
import { refusalOf } from './platform/platform.refusals.ts'
import { asset } from './platform/root.ts'
import { readSettings, settingsChangedAt } from './platform/settings.ts'
import { every, type Ticker } from './platform/ticker.ts'
import { startSealer } from './platform/trail-sealer.ts'
import { loadRulebook } from './rulebook/load.ts'
import { DEMO_ADMINISTRATOR, type SetupDeps, setUpDemo } from './setup/setup.ts'
import { lastAdoptedAt, type Rulebook, rulebookInForce } from './standing/standing.ts'
import type { Day } from './values/day.ts'
import { demoWords } from './words/demo.en.ts'
import { setupWords } from './words/setup.en.ts'

/** Applied while opening: then the data directory is new. */
const FIRST_MIGRATION = '0001-facts'

export type ServeOptions = {
  /** The address to listen on. */
  host: string
  /** Whether this process does the jobs too; on several machines one that does is enough. */
  jobs: boolean
  /** Milliseconds between two looks whether a night is due; a minute where nothing is said. */
  lookEvery?: number
  /** Told what is going on while starting. */
  note: (line: string) => void
}

export type RunningServer = {
  /** Where it listens on this machine, without a slash at the end. */
  address: string
  /** How to sign in, where nobody could know: in the demonstration, and while nothing is set up. */
  wayIn: readonly string[]
  /** Resolves when the embedded database died for good. */
  lost: Promise<'lost'>
  /** Finishes the requests under way, then stops the database. */
  stop: () => Promise<void>
}

/** Starts everything `goodstanding serve` is: database, schema, pages and API; refuses what the operator can put right. */
export async function serve(config: Config, { host, jobs: doesJobs, lookEvery, note }: ServeOptions): Promise<RunningServer> {
  checkWhole(config)
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
    const fixedToday = await loadFirstRegister({ database, config, note })
    const clock = makeClock(fixedToday)
    const rulebook = await rulebookInForce(database.db, clock)
    const app = await buildAppWithRoutes({ database, rulebook, clock, config: { ...config, fixedToday }, log })
    if (fixedToday === undefined) await beatAndSay({ database, clock, rulebook: app.rulebook }, log)
    const address = await listen(app.http, config.port, host)
    const publicUrl = config.port === 0 ? address : config.publicUrl
    const wayIn = await wayInto({ database, clock, rulebook, config: { ...config, publicUrl } })
    const { refresh, rulebook: current } = app
    const mail = await mailOf({ database, config: { ...config, publicUrl } }, log)
    const standsStill = fixedToday !== undefined
    const given = { database, clock, dataDir: config.dataDir, refresh, rulebook: current }
    const jobs = startJobs({ ...given, doesJobs, lookEvery, standsStill, mail }, log)
    return { address, wayIn, lost, stop: () => stop(app.http, jobs, database) }
  } catch (error) {
    await database.close()
    throw error
  }
}

type FirstRegister = { database: OpenDatabase; config: Config; note: ServeOptions['note'] }

/**
 * A new data directory begins with the demonstration, unless it is to hold a real register. A load that was broken off is
 * made again. Gives the day that is fixed from then on, if one is.
 */
async function loadFirstRegister({ database, config, note }: FirstRegister): Promise<Day | undefined> {
  const { dataDir, databaseUrl, demo } = config
  if (databaseUrl !== undefined) return config.fixedToday
  const found = readDemonstration(dataDir)
  const isNew = database.migrated.includes(FIRST_MIGRATION)
  if (!found && !(isNew && demo)) return config.fixedToday
  const today = config.fixedToday ?? DEMO_DAY
  const clock = makeClock(today)
  const rulebook = await loadRulebook(asset('rulebook', 'amt'))
  await setUpDemo({ database, rulebook, clock })
  if (found?.loaded) return today
  writeDemonstration(dataDir, { today, loaded: false })
  note(demoWords.loading)
  const { imported, rejected } = await loadDemoRegister({ database, rulebook, clock }, join(dataDir, 'demonstration'))
  writeDemonstration(dataDir, { today, loaded: true })
  note(demoWords.loaded({ imported, rejected, list: join(dataDir, 'demonstration', 'rejected.csv') }))
  return today
}

async function wayInto(deps: SetupDeps & { rulebook: Rulebook; config: Config }): Promise<readonly string[]> {
  const { publicUrl, smtpUrl } = deps.config
  const { name, demo } = await readSettings(deps.database.db)
  if (name !== undefined && !demo) return []
  const email = demo ? DEMO_ADMINISTRATOR : undefined
  const link = addressOf(publicUrl, await issueLink(deps, { email, by: 'serve' }))
  const minutes = LINK_MINUTES
  const hasPortal = demo && smtpUrl === undefined && (await inviteMaria(deps))
  return [
    demo ? setupWords.console({ minutes }) : setupWords.setUpHere({ minutes }),
    link,
    ...(hasPortal ? [demoWords.portal({ inbox: `${publicUrl}/demo/inbox` })] : []),
  ]
}

const LOOK_FOR_SETTINGS_EVERY = 30_000
const FORGET_KEYS_EVERY = 3_600_000

type JobDeps = SetupDeps & {
  dataDir: string
  refresh: () => Promise<void>
  rulebook: () => Rulebook
  doesJobs: boolean
  standsStill: boolean
  lookEvery: number | undefined
  mail: Mail | undefined
}

/** What the server does beside answering. */
function startJobs({ doesJobs, lookEvery, standsStill, mail, ...deps }: JobDeps, log: Log): readonly Ticker[] {
  const { database, clock, dataDir, refresh, rulebook } = deps
  let known: string | undefined
  const takeOverSettings = async () => {
    const { db } = database
    // A rulebook may have been adopted for a day that has come meanwhile.
    const today = clock.today(rulebook().rules.body.zone)
    const now = [await settingsChangedAt(db), await lastAdoptedAt(db), today].join(' ')
    if (now !== known) await refresh()
    known = now
  }
  // Every process has its own copy of the settings; the rest is done once for all.
  const settings = every(LOOK_FOR_SETTINGS_EVERY, 'settings', takeOverSettings, log)
  // A demonstration stands still on a day, so its days and the machine's do not fit together.
  const heartbeat = standsStill ? [] : [startHeartbeat({ database, clock, rulebook }, log)]
  if (!doesJobs) return [settings, ...heartbeat]
  return [
    settings,
    ...heartbeat,
    startNights({ database, clock, rulebook }, log, lookEvery),
    every(FORGET_KEYS_EVERY, 'idempotency-keys', () => forgetExpiredKeys({ database, clock }), log),
    startSealer({ database, dataDir, clock }, log),
    ...(mail ? [startSending({ database, clock }, mail, log)] : []),
  ]
}

/** Through the mail server; without one into the demonstration's inbox; and where there is neither, messages wait. */
async function mailOf(
  { database: { db }, config }: Pick<FirstRegister, 'database' | 'config'>,
  log: Log,
): Promise<Mail | undefined> {
  const { smtpUrl, publicUrl } = config
  const host = new URL(publicUrl).hostname
  const from = async () => {
    const { name = '', email } = await readSettings(db)
    return { name, address: email ?? `no-reply@${host}` }
  }
  if (smtpUrl !== undefined) return smtpMail({ smtpUrl, from, host })
  if ((await readSettings(db)).demo) return inboxMail
  log.warn('SMTP_URL is not set: messages wait in the outbox until it is')
  return undefined
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

async function stop(app: Http, jobs: readonly Ticker[], database: OpenDatabase): Promise<void> {
  const late = setTimeout(() => app.server.closeAllConnections(), STOP_WITHIN)
  await app.close()
  clearTimeout(late)
  for (const job of jobs) await job.stop()
  await database.close()
}
