import type { FastifyInstance, RouteOptions } from 'fastify'
import { Refusal } from './refusal.ts'

/** Who may call a route. Every route says; one that does not stops the program from starting. */
export type Access = 'public' | 'member' | { staff: string }

/** Staff who hold a permission. */
export const staff = (permission: string): Access => ({ staff: permission })

export type RouteAccess = { method: string; url: string; access: Access }

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** A page for people: refused in HTML instead of JSON. */
    page?: boolean
  }
}

/** Collects who may call each route, in order of registration, and shuts every door that is not public: nobody can sign in yet. */
export function guardRoutes(http: FastifyInstance): RouteAccess[] {
  const routes: RouteAccess[] = []
  http.addHook('onRoute', route => {
    const access = route.config?.access
    const methods = [route.method].flat()
    if (access === undefined) throw new Error(`${methods.join(', ')} ${route.url} does not say who may call it`)
    for (const method of methods) routes.push({ method, url: route.url, access })
    if (access !== 'public') shut(route)
  })
  return routes
}

function shut(route: RouteOptions): void {
  const refuse = async (): Promise<never> => {
    throw new Refusal('http.sign_in_needed')
  }
  route.onRequest = [refuse, ...[route.onRequest ?? []].flat()]
}
