import { queryOptions } from '@tanstack/react-query'
import { answer, api } from './client.ts'

/** Everybody of the staff. */
export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/accounts', { signal })),
})

/** Where the person is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/me/sessions', { signal })),
})

export const endSession = (id: string): Promise<unknown> => api.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id } } })
