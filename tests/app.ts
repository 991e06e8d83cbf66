import { buildAppWithRoutes } from '../src/app.ts'
import { makeClock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Database } from '../src/platform/db.ts'
import { defaultLimits, type HttpLimits } from '../src/platform/http-limits.ts'
import { type Log, makeLog } from '../src/platform/log.ts'
import { asset } from '../src/platform/root.ts'
import { loadRulebook } from '../src/rulebook/load.ts'
import { TODAY } from './register-people.ts'

const ENOUGH = 100_000
const GENEROUS = Object.fromEntries(Object.keys(defaultLimits).map(limit => [limit, ENOUGH])) as HttpLimits

type AppOptions = { limits?: Partial<HttpLimits>; env?: Record<string, string>; log?: Log }

/** The whole application over a test's database, standing still on one day unless the environment says otherwise. */
export async function testApp(database: Database, { limits = {}, env = {}, log = makeLog('silent') }: AppOptions = {}) {
  const config = readConfig({ PUBLIC_URL: 'https://certified.example.org', ...env })
  const rulebook = await loadRulebook(asset('rulebook', 'amt'))
  const clock = makeClock(config.fixedToday ?? TODAY)
  return buildAppWithRoutes({ database, clock, rulebook, config, log, limits: { ...GENEROUS, ...limits } })
}
