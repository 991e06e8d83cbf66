import type { Socket } from 'node:net'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { newId } from '../values/id.ts'
import type { FindSession } from './actor.ts'
import { guardRoutes, listAccess, type RouteAccess } from './http-access.ts'
import { type SessionCookie, sessionCookie } from './http-cookie.ts'
import { answerCompiler, fieldsCompiler } from './http-fields.ts'
import { pageHeaders } from './http-headers.ts'
import type { HttpLimits } from './http-limits.ts'
import { openApi } from './http-openapi.ts'
import { type Problem, problemOf, type ProblemSource, refusalFrom, refusalOfConnection } from './http-problem.ts'
import { surroundRoutes } from './http-surround.ts'
import { type HttpTimes, httpTimes } from './http-times.ts'
import type { Log } from './log.ts'

export type Http = FastifyInstance<Server, IncomingMessage, ServerResponse, FastifyBaseLogger, ZodTypeProvider>

export type HttpOptions = ProblemSource & {
  log: Log
  /** Whether X-Forwarded-* is believed: never, always, or from these addresses. */
  trustProxy: boolean | string[]
  limits: HttpLimits
  /** Who a session's cookie belongs to. */
  findSession: FindSession
  /** A problem as a page for people; what it returns is sent as HTML. */
  pageOf: (problem: Problem) => string
  /** Milliseconds after which an answer is given up. */
  patience?: number
}

/** What `openDoor` gives: routes go to `http`, and whoever signs somebody in or out hands the browser `cookie`. */
export type Door = { http: Http; routes: readonly RouteAccess[]; cookie: SessionCookie; times: HttpTimes }

/** The largest address is Node's 16 kB of headers; a schema, not the router, then says what is wrong with a long one. */
const LONGEST_PART = 16_384

/**
 * The door to the street: reads requests, checks them against the routes' schemas, answers refusals as RFC 9457 problems
 * (as pages where a person asked), limits, logs without personal data. Routes are added to `http`; each must say its `access`.
 */
export async function openDoor(options: HttpOptions): Promise<Door> {
  const http = makeFastify(options)
  const routes = listAccess(http)
  const cookie = sessionCookie(options.publicUrl)
  await openApi(http, options.publicUrl)
  const times = httpTimes()
  surroundRoutes(http, { ...options, times })
  // After the limits, so that guessing a session is limited too.
  guardRoutes(http, { findSession: options.findSession, cookie })
  http.setErrorHandler((error, request, reply) => refuse(options, error, request, reply))
  return { http, routes, cookie, times }
}

function makeFastify(options: HttpOptions): Http {
  const fastify = Fastify({
    trustProxy: options.trustProxy,
    genReqId: () => newId<'request'>(),
    bodyLimit: 65_536,
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: LONGEST_PART, ignoreTrailingSlash: true },
    frameworkErrors: (error, request, reply) => {
      reply.headers(pageHeaders(options.publicUrl)).header('x-request-id', request.id)
      void refuse(options, error, request, reply)
    },
    clientErrorHandler: (error, socket) => refuseConnection(options, error, socket),
  })
  // A page of another site may send text without asking first; JSON it may not. So nothing but JSON is read.
  fastify.removeContentTypeParser('text/plain')
  return fastify.withTypeProvider<ZodTypeProvider>().setValidatorCompiler(fieldsCompiler).setSerializerCompiler(answerCompiler)
}

function refuse(options: HttpOptions, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalFrom(error)
  const problem = problemOf(refusal, request.id, options)
  if (problem.status >= 500) options.log.error({ err: error, request: request.id }, problem.code)
  reply
    .code(problem.status)
    .header('cache-control', 'no-store')
    .serializer((text: string) => text)
  return wantsPage(request)
    ? reply.type('text/html; charset=utf-8').send(options.pageOf(problem))
    : reply.type('application/problem+json').send(JSON.stringify(problem))
}

/** A page's route, or an address nobody has where the client prefers HTML. */
const wantsPage = ({ routeOptions, headers, is404 }: FastifyRequest): boolean =>
  is404 || routeOptions.url === undefined ? /^[^,]*text\/html/.test(headers.accept ?? '') : routeOptions.config.page === true

function refuseConnection(options: HttpOptions, error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const problem = problemOf(refusalOfConnection(error.code ?? ''), newId(), options)
  const body = JSON.stringify(problem)
  const head = `HTTP/1.1 ${problem.status} ${problem.title}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}`
  socket.end(`${head}\r\nConnection: close\r\n\r\n${body}`)
}
