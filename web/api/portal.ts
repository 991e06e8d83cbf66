import { queryOptions } from '@tanstack/react-query'
import type { Day } from '../../src/values/day.ts'
import type { Points } from '../../src/values/points.ts'
import { answer, api } from './client.ts'
import type { PersonStanding } from './register.ts'

export type OwnActivity = { id: string; category: string; categoryTitle: string; title: string; on: Day; points: Points }

/** Everything a certificant first sees of themselves. */
export type Home = {
  name: string
  given: string
  body: { name: string; shortName: string; zone: string; currency: string }
  today: Day
  demo: boolean
  clockFixedOn: Day | null
  underReview: boolean
  standings: readonly PersonStanding[]
  activities: readonly OwnActivity[]
}

/** The record of whoever is signed in. */
export const homeQuery = queryOptions({
  queryKey: ['portal', 'home'],
  // The description knows days as texts and reasons as any code; the pages read them as the types the rooms share.
  queryFn: async ({ signal }) => (await answer(api.GET('/api/v1/portal/home', { signal }))) as unknown as Home,
})

/** Whose portal it is, for somebody who has not signed in. */
export const doorQuery = queryOptions({
  queryKey: ['portal', 'door'],
  queryFn: async ({ signal }) => answer(api.GET('/api/v1/portal', { signal })),
  staleTime: 60_000,
})

/** Asks for a link to the address itself; the answer says nothing of whether it is known. */
export const askForLink = (email: string): Promise<unknown> => api.POST('/api/v1/portal/sign-in', { body: { email } })

export type FirstTime = { number: string; familyName: string; bornOn: string }

/** Asks for a first link by what stands on the certificate. */
export const askForFirstLink = (body: FirstTime): Promise<unknown> => api.POST('/api/v1/portal/sign-up', { body })

/** Opens a session with the token of a link that was sent, which works once. */
export const enterPortal = (token: string): Promise<unknown> => api.POST('/api/v1/portal/session', { body: { token } })

export const leavePortal = (): Promise<unknown> => api.DELETE('/api/v1/portal/session')
