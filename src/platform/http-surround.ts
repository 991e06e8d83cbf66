import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { answerHeaders, pageHeaders } from './http-headers.ts'
import { type HttpLimits, limiter } from './http-limits.ts'
import { answerLog } from './http-log.ts'
import { isSafe, refuseForeignPages } from './http-origin.ts'
import type { HttpTimes } from './http-times.ts'
import type { Log } from './log.ts'
import { Refusal } from './refusal.ts'

export type SurroundOptions = {
  publicUrl: string
  limits: HttpLimits
  log: Log
  times: HttpTimes
  /** Milliseconds after which an answer is given up. */
  patience?: number
}

const PATIENCE = 15_000

/**
 * What is done around every route added after this: headers, limits, the refusal of other sites' pages, giving up what takes
 * too long, the log, the times. It is one hook before and one after, made for the route, because each hook of its own costs as much as
 * what it does; measured, it is the larger part of what an answer of the status API takes beside its row.
 */
export function surroundRoutes(
  http: FastifyInstance,
  { publicUrl, limits, log, times, patience = PATIENCE }: SurroundOptions,
): void {
  const [forPeople, forPrograms] = [pageHeaders(publicUrl), answerHeaders(publicUrl)]
  const waiting = patienceOf(http, patience)
  const logAnswer = answerLog(http, log)
  const before = (headers: Readonly<Record<string, string>>, request: FastifyRequest, reply: FastifyReply): void => {
    waiting.add(reply)
    reply.headers(headers).header('x-request-id', request.id)
  }
  const after = (route: string, request: FastifyRequest, reply: FastifyReply): void => {
    waiting.delete(reply)
    times.count(route, request, reply)
    logAnswer(route, request, reply)
  }
  http.addHook('onRoute', route => {
    const { limit = 'api' } = route.config ?? {}
    const count = limit === 'none' ? undefined : limiter(limits[limit])
    const headers = route.url.startsWith('/api/') ? forPrograms : forPeople
    const isRead = [route.method].flat().every(isSafe)
    prepend(route, (request, reply) => {
      before(headers, request, reply)
      count?.(request, reply)
      if (!isRead) refuseForeignPages(request, publicUrl)
    })
    append(route, (request, reply) => after(route.url, request, reply))
  })
  const countUnknown = limiter(limits.pages)
  http.setNotFoundHandler((request, reply) => {
    before(forPeople, request, reply)
    reply.raw.once('close', () => after('none', request, reply))
    countUnknown(request, reply)
    throw new Refusal('http.address_unknown')
  })
}

type Step = (request: FastifyRequest, reply: FastifyReply) => void

const hookOf =
  (step: Step) =>
  (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    step(request, reply)
    done()
  }

function prepend(route: RouteOptions, step: Step): void {
  route.onRequest = [hookOf(step), ...[route.onRequest ?? []].flat()]
}

function append(route: RouteOptions, step: Step): void {
  route.onResponse = [...[route.onResponse ?? []].flat(), hookOf(step)]
}

type Waiting = { add: (reply: FastifyReply) => void; delete: (reply: FastifyReply) => void }

/** Answers under way, oldest first. One timer for all looks for those that take too long; a timer for each costs more. */
function patienceOf(http: FastifyInstance, patience: number): Waiting {
  const since = new Map<FastifyReply, number>()
  const look = (): void => {
    const late = Date.now() - patience
    for (const [reply, began] of since) {
      if (began > late) return
      since.delete(reply)
      if (!reply.sent) reply.send(new Refusal('http.answer_too_slow'))
    }
  }
  const looking = setInterval(look, Math.min(1_000, patience)).unref()
  http.addHook('onClose', async () => clearInterval(looking))
  return { add: reply => void since.set(reply, Date.now()), delete: reply => void since.delete(reply) }
}
