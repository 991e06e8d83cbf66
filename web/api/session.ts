import { queryOptions } from '@tanstack/react-query'
import type { Day } from '../../src/values/day.ts'
import { ask } from './ask.ts'

/** Who asks, for which body, and what day it is there. */
export type Me = {
  /** Null in a session that may only set up. */
  account: { id: string; name: string; roles: readonly string[] } | null
  permissions: readonly string[]
  body: { name: string; shortName: string; zone: string; currency: string }
  today: Day
  demo: boolean
  clockFixedOn: Day | null
}

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => ask<Me>('/api/v1/me', { signal }),
  staleTime: 60_000,
})

/** Opens a session with the token of a console link, which works once. */
export const signIn = (token: string): Promise<void> => ask('/api/v1/console/session', { method: 'POST', body: { token } })

export const signOut = (): Promise<void> => ask('/api/v1/console/session', { method: 'DELETE' })
