import { nightMetrics } from './night/night.ts'
import type { Database } from './platform/db.ts'
import { gauge, type Metric } from './platform/metrics.ts'
import { poolMetrics, machineMetrics } from './platform/metrics-machine.ts'
import { queueMetrics } from './platform/metrics-register.ts'
import { programVersion } from './platform/root.ts'
import { countMarked, ENGINE_VERSION, type Rulebook } from './standing/standing.ts'

const PATIENCE = 2_000

/** Everything this process can say of itself, and, while the database answers, of the register's queues. */
export async function collectMetrics(
  { database, rulebook }: { database: Database; rulebook: Rulebook },
  times: Metric,
): Promise<Metric[]> {
  const register = await inTime(registerMetrics(database))
  return [
    about(rulebook),
    gauge('goodstanding_database_up', 'Whether the database answered, and in time.', register ? 1 : 0),
    ...poolMetrics(database),
    ...(register ?? []),
    times,
    ...machineMetrics(),
  ]
}

const about = ({ hash }: Rulebook): Metric => ({
  name: 'goodstanding_info',
  help: 'The release, its engine and the rulebook in force.',
  type: 'gauge',
  samples: [{ labels: { version: programVersion, engine: String(ENGINE_VERSION), rulebook: hash.slice(0, 12) }, value: 1 }],
})

async function registerMetrics(database: Database): Promise<Metric[]> {
  const { db } = database
  return [
    ...(await nightMetrics(db)),
    gauge('goodstanding_marked', 'People whose facts changed and who wait to be derived.', await countMarked(db)),
    ...(await queueMetrics(database)),
  ]
}

/** Figures of the process must not wait for a database that hangs: just then somebody looks at them. */
async function inTime(asked: Promise<Metric[]>): Promise<Metric[] | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), PATIENCE)
  })
  try {
    return await Promise.race([asked, late])
  } catch {
    // Whatever went wrong is in the log of those who needed an answer; here it is a figure.
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
