import type { FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whether a method only reads. */
export const isSafe = (method: string): boolean => SAFE.has(method)

/**
 * Refuses a request that would change something and was made by a page of another site. Browsers say where a request comes
 * from in Sec-Fetch-Site, older ones in Origin; a program says neither and has no cookie of somebody else's.
 */
export function refuseForeignPages(request: FastifyRequest, publicUrl: string): void {
  if (isSafe(request.method) || isOurs(request, publicUrl)) return
  throw new Refusal('http.origin_foreign')
}

function isOurs({ headers }: FastifyRequest, publicUrl: string): boolean {
  const { origin } = headers
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  if (origin === undefined) return true
  // A page cannot choose what the browser writes into Host and Origin; where they agree, it is a page of this address.
  return origin === new URL(publicUrl).origin || hostOf(origin) === headers.host
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined)
