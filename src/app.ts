import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Clock } from './platform/clock.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/db.ts'
import type { Log } from './platform/log.ts'

/** What every room's routes are handed. */
export type Deps = { database: Database; clock: Clock; config: Config; log: Log }

/** The web application, ready to listen or to be asked with `inject`. */
export async function buildApp({ database, config, log }: Deps): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = log
  const app = Fastify({ loggerInstance, trustProxy: config.trustProxy })
  app.get('/healthz', () => ({ status: 'ok' }))
  app.get('/readyz', async (_req, reply) => {
    try {
      await database.pool.query('select 1')
      return { status: 'ready' }
    } catch {
      return reply.code(503).send({ status: 'database unreachable' })
    }
  })
  return app
}
