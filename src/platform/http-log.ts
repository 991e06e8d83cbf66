import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Log } from './log.ts'

/** How a route that was only read did in a minute: answers, and milliseconds for all and for the slowest. */
type Reads = { answers: number; ms: number; slowest: number }

const MINUTE = 60_000
const SLOW = 1_000

/**
 * Logs every answer that refused, failed, wrote or was slow, and once a minute how each route did that was only read: a line
 * for each of those would say nothing, because lines name the route's pattern, never the address or who asked. Certificate
 * numbers and names stand in addresses.
 */
export function logAnswers(http: FastifyInstance, log: Log): void {
  const reads = new Map<string, Reads>()
  const summing = setInterval(() => logReads(reads, log), MINUTE).unref()
  http.addHook('onClose', async () => {
    clearInterval(summing)
    logReads(reads, log)
  })
  http.addHook('onResponse', (request, reply, done) => {
    const ms = reply.elapsedTime
    const { url = 'none' } = request.routeOptions
    if (reply.statusCode < 400 && request.method === 'GET' && ms < SLOW) countRead(reads, url, ms)
    else logAnswer(log, url, request, reply)
    done()
  })
}

function countRead(reads: Map<string, Reads>, url: string, ms: number): void {
  const known = reads.get(url)
  if (!known) return void reads.set(url, { answers: 1, ms, slowest: ms })
  known.answers++
  known.ms += ms
  if (ms > known.slowest) known.slowest = ms
}

function logReads(reads: Map<string, Reads>, log: Log): void {
  for (const [route, { answers, ms, slowest }] of reads)
    log.info({ route, answers, meanMs: tenths(ms / answers), slowestMs: tenths(slowest) }, 'reads')
  reads.clear()
}

const logAnswer = (log: Log, route: string, { id, method }: FastifyRequest, { statusCode, elapsedTime }: FastifyReply): void =>
  log.info({ request: id, method, route, status: statusCode, ms: tenths(elapsedTime) }, 'request')

const tenths = (ms: number): number => Math.round(ms * 10) / 10
