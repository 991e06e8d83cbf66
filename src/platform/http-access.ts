import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import type { Id } from '../values/id.ts'
import type { Actor, FindSession, Member, SignedIn } from './actor.ts'
import type { SessionCookie } from './http-cookie.ts'
import type { Permission } from './permissions.ts'
import { Refusal } from './refusal.ts'

/**
 * Who may call a route: anybody, a certificant, whoever has a session of the console (also the one that sets up), any member
 * of staff, or one who holds a permission. Every route says; one that does not stops the program from starting.
 */
export type Access = 'public' | 'member' | 'session' | 'staff' | { staff: Permission }

/** Staff who hold a permission; their route finds them in `request.actor`. */
export const staff = (permission: Permission): Access => ({ staff: permission })

export type RouteAccess = { method: string; url: string; access: Access }

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** A page for people: refused in HTML instead of JSON. */
    page?: boolean
  }
  interface FastifyRequest {
    /** Who asks, on a route for staff. Throws elsewhere, because nobody was asked who they are. */
    readonly actor: Actor
    /** Which certificant asks, on a route for members. Throws elsewhere. */
    readonly member: Member
    /** The session of whoever asks, on any route that is not public. */
    readonly session: Id<'session'>
    signedIn: SignedIn | null
  }
}

/** Collects who may call each route, in order of registration. */
export function listAccess(http: FastifyInstance): RouteAccess[] {
  const routes: RouteAccess[] = []
  http.addHook('onRoute', route => {
    const access = route.config?.access
    const methods = [route.method].flat()
    if (access === undefined) throw new Error(`${methods.join(', ')} ${route.url} does not say who may call it`)
    for (const method of methods) routes.push({ method, url: route.url, access })
  })
  return routes
}

export type AccessOptions = { findSession: FindSession; cookie: SessionCookie }

/** Asks, on each route that is not public, who calls before anything else of the request is looked at. */
export function guardRoutes(http: FastifyInstance, options: AccessOptions): void {
  http.decorateRequest('signedIn', null)
  http.decorateRequest('actor', { getter: actorOf })
  http.decorateRequest('member', { getter: memberOf })
  http.decorateRequest('session', { getter: sessionOf })
  http.addHook('onRoute', route => {
    const { access = 'public' } = route.config ?? {}
    if (access !== 'public') route.onRequest = [...[route.onRequest ?? []].flat(), admitting(access, options)]
  })
}

function actorOf(this: FastifyRequest): Actor {
  const actor = this.signedIn?.actor
  if (!actor) throw new Error(`${this.routeOptions.url} asks for the actor and is not for staff`)
  return actor
}

function memberOf(this: FastifyRequest): Member {
  const member = this.signedIn?.member
  if (!member) throw new Error(`${this.routeOptions.url} asks for the member and is not for members`)
  return member
}

function sessionOf(this: FastifyRequest): Id<'session'> {
  if (!this.signedIn) throw new Error(`${this.routeOptions.url} asks for the session and is public`)
  return this.signedIn.session
}

const admitting =
  (access: Access, { findSession, cookie }: AccessOptions): onRequestAsyncHookHandler =>
  async request => {
    const token = cookie.read(request.headers.cookie)
    if (token === undefined) throw new Refusal('http.sign_in_needed')
    const signedIn = await findSession(token)
    if (!signedIn) throw new Refusal('http.session_ended')
    request.signedIn = signedIn
    if ((access === 'member') !== (signedIn.member !== undefined))
      throw new Refusal(signedIn.member ? 'http.for_staff' : 'http.for_members')
    if (access === 'session' || access === 'member') return
    if (!signedIn.actor) throw new Refusal('http.set_up_first')
    if (typeof access === 'object') checkPermission(signedIn.actor, access.staff)
  }

function checkPermission({ permissions }: Actor, permission: Permission): void {
  if (!permissions.includes(permission)) throw new Refusal('http.not_permitted', { permission })
}
