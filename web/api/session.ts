import { queryOptions } from '@tanstack/react-query'
import type { Day } from '../../src/values/day.ts'
import { answer, api } from './client.ts'

/** Who asks, what they may do, for which body, and what day it is there. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => {
    const me = await answer(api.GET('/api/v1/me', { signal }))
    return { ...me, today: me.today as Day, clockFixedOn: me.clockFixedOn as Day | null }
  },
  staleTime: 60_000,
})

export type Me = Awaited<ReturnType<NonNullable<typeof meQuery.queryFn>>>

/** Opens a session with the token of a console link, which works once. */
export const signIn = (token: string): Promise<unknown> => api.POST('/api/v1/console/session', { body: { token } })

export const signOut = (): Promise<unknown> => api.DELETE('/api/v1/console/session')
