import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

/** How many requests one client address may make in a minute; IPv6 clients count by their /64. */
export type HttpLimits = {
  /** Pages for people. */
  pages: number
  /** Look-ups by a person's name, which could otherwise be used to list people. */
  names: number
  /** Operations for programs. */
  api: number
  /** Attempts to sign in. */
  signIn: number
}

export const defaultLimits: HttpLimits = { pages: 120, names: 20, api: 600, signIn: 10 }

declare module 'fastify' {
  interface FastifyContextConfig {
    /** By which limit a route counts its requests; `api` where it does not say. Each route counts for itself. */
    limit?: keyof HttpLimits | 'none'
  }
}

/** How many requests of an address are left, and the seconds until they are counted anew. */
export type Counted = { left: number; seconds: number; isExceeded: boolean }

type Window = { count: number; until: number }

const MINUTE = 60_000

/** More clients in one minute than this forget the oldest, so that made-up addresses cannot fill the memory. */
const MOST_CLIENTS = 100_000

/** Counts requests by client address in windows of a minute, each beginning with the client's first request. */
export function makeCounter(most: number): (address: string) => Counted {
  const windows = new Map<string, Window>()
  return address => {
    const now = Date.now()
    const client = clientOf(address)
    const known = windows.get(client)
    const window = known && now < known.until ? known : { count: 0, until: now + MINUTE }
    if (window !== known) remember(windows, client, window)
    window.count++
    const seconds = Math.ceil((window.until - now) / 1000)
    return { left: Math.max(0, most - window.count), seconds, isExceeded: window.count > most }
  }
}

/** Windows stand in the order they began, so the first is the one that ends first. */
function remember(windows: Map<string, Window>, client: string, window: Window): void {
  windows.delete(client)
  windows.set(client, window)
  if (windows.size <= MOST_CLIENTS) return
  for (const oldest of windows.keys()) return void windows.delete(oldest)
}

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i

/** Whom an address counts for: an IPv4 address for itself, an IPv6 address for its /64, which is what one customer is given. */
export function clientOf(address: string): string {
  if (!address.includes(':')) return address
  const mapped = MAPPED.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  const [left = '', right] = address.split('::')
  const groups = left === '' ? [] : left.split(':')
  const after = right === undefined || right === '' ? [] : right.split(':')
  const zeros = right === undefined ? 0 : Math.max(0, 8 - groups.length - after.length)
  const whole = [...groups, ...Array.from({ length: zeros }, () => '0'), ...after]
  return whole
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':')
}

export type Limiter = (request: FastifyRequest, reply: FastifyReply) => void

/** Counts a request and says in headers what is left; throws the refusal, with `Retry-After`, where it is too many. */
export function limiter(most: number): Limiter {
  const count = makeCounter(most)
  return (request, reply) => {
    const { left, seconds, isExceeded } = count(request.ip)
    reply.header('ratelimit', `limit=${most}, remaining=${left}, reset=${seconds}`)
    if (!isExceeded) return
    reply.header('retry-after', seconds)
    throw new Refusal('http.too_many_requests', { seconds })
  }
}
