import type { Database } from './db.ts'
import type { Http } from './http.ts'
import { readMigrations } from './migrate.ts'

export type Readiness = { status: 'ready' } | { status: 'not ready'; reason: string }

const UNREACHABLE_AFTER = 2_000

/** For whatever watches the program: `/healthz` while the process lives, `/readyz` while it can answer. Neither is limited. */
export function healthRoutes(http: Http, deps: { database: Database; rulebook: { hash: string } }): void {
  const config = { access: 'public', limit: 'none' } as const
  const newest = readMigrations().at(-1)?.version ?? 0
  http.get('/healthz', { config }, () => ({ status: 'ok' }))
  http.get('/readyz', { config }, async (_request, reply) => {
    const reason = await obstacle(deps.database, newest)
    return reason === undefined
      ? { status: 'ready', rulebook: deps.rulebook.hash }
      : reply.code(503).send({ status: 'not ready', reason })
  })
}

/** What keeps the database from being used; the rulebook was loaded before there were routes at all. */
async function obstacle({ pool }: Database, newest: number): Promise<string | undefined> {
  try {
    const asked = pool.query<{ version: number | null }>('select max(version) as version from schema_migration')
    const { rows } = await inTime(asked)
    const found = rows[0]?.version ?? 0
    return found === newest ? undefined : `the database is at migration ${found}, this program needs ${newest}`
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === '42P01'
    return isMissing ? 'the database has not been migrated' : 'the database does not answer'
  }
}

/** A database that hangs must not make the question hang. */
async function inTime<T>(asked: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), UNREACHABLE_AFTER)
  })
  try {
    return await Promise.race([asked, late])
  } finally {
    clearTimeout(timer)
  }
}
