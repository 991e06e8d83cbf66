import { buildAppWithRoutes } from '../src/app.ts'
import { makeClock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Database } from '../src/platform/db.ts'
import type { HttpLimits } from '../src/platform/http.ts'
import { makeLog } from '../src/platform/log.ts'
import { asset } from '../src/platform/root.ts'
import { loadRulebook } from '../src/rulebook/load.ts'
import { TODAY } from './register-people.ts'

const GENEROUS: HttpLimits = { pages: 100_000, names: 100_000, api: 100_000 }

type AppOptions = { limits?: HttpLimits; env?: Record<string, string>; log?: ReturnType<typeof makeLog> }

/** The whole application over a test's database, standing still on one day unless the environment says otherwise. */
export async function testApp(database: Database, { limits = GENEROUS, env = {}, log = makeLog('silent') }: AppOptions = {}) {
  const config = readConfig({ PUBLIC_URL: 'https://certified.example.org', ...env })
  const rulebook = await loadRulebook(asset('rulebook', 'amt'))
  return buildAppWithRoutes({ database, clock: makeClock(config.fixedToday ?? TODAY), rulebook, config, log, limits })
}
