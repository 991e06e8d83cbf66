import { createHash, timingSafeEqual } from 'node:crypto'
import type { Http } from './http.ts'
import { type Metric, METRICS_TYPE, metricsText } from './metrics.ts'
import { Refusal } from './refusal.ts'

export type MetricsOptions = { token: string | undefined; collect: () => Promise<readonly Metric[]> }

/**
 * `GET /metrics`, for whoever sends METRICS_TOKEN as a bearer token, and for nobody where none is set. Not for this machine
 * alone: behind a proxy on the same machine everybody comes from this machine.
 */
export function metricsRoute(http: Http, { token, collect }: MetricsOptions): void {
  const config = { access: 'public', limit: 'api' } as const
  http.get('/metrics', { config }, async (request, reply) => {
    if (token === undefined) throw new Refusal('http.metrics_off')
    if (!isSame(request.headers.authorization ?? '', `Bearer ${token}`)) throw new Refusal('http.metrics_token_needed')
    return reply.type(METRICS_TYPE).send(metricsText(await collect()))
  })
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Compared by digests, so that the time it takes tells nothing of the token. */
const isSame = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected))
