import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Log } from './log.ts'

/** How a route that was only read did in a minute: answers, and milliseconds for all and for the slowest. */
type Reads = { answers: number; ms: number; slowest: number }

const MINUTE = 60_000
const SLOW = 1_000

/** Logs an answer by the pattern of its route; `none` for an address nobody has. */
export type LogAnswer = (route: string, request: FastifyRequest, reply: FastifyReply) => void

/**
 * Logs every answer that refused, failed, wrote or was slow, and once a minute how each route did that was only read: a line
 * for each of those would say nothing, because lines name the route's pattern, never the address or who asked. Certificate
 * numbers and names stand in addresses.
 */
export function answerLog(http: FastifyInstance, log: Log): LogAnswer {
  const reads = new Map<string, Reads>()
  const summing = setInterval(() => logReads(reads, log), MINUTE).unref()
  http.addHook('onClose', async () => {
    clearInterval(summing)
    logReads(reads, log)
  })
  return (route, request, reply) => {
    const ms = reply.elapsedTime
    if (reply.statusCode < 400 && request.method === 'GET' && ms < SLOW) countRead(reads, route, ms)
    else log.info({ request: request.id, method: request.method, route, status: reply.statusCode, ms: tenths(ms) }, 'request')
  }
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

const tenths = (ms: number): number => Math.round(ms * 10) / 10
