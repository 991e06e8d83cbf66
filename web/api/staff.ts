import { queryOptions } from '@tanstack/react-query'
import { answer, api } from './client.ts'
import type { paths } from './schema.ts'

export const ROLES = ['registrar', 'reviewer', 'auditor', 'finance', 'administrator', 'read_only'] as const
export type Role = (typeof ROLES)[number]

export type StaffAccount = { id: string; name: string; email: string; roles: readonly Role[]; disabledAt: string | null }

/** Everybody of the staff. */
export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/accounts', { signal })),
})

export type NewAccount = paths['/api/v1/accounts']['post']['requestBody']['content']['application/json']

/** Adds a member of staff; the key keeps a repetition from adding them twice. */
export const addAccount = ({ key, ...body }: NewAccount & { key: string }): Promise<StaffAccount> =>
  answer<StaffAccount>(api.POST('/api/v1/accounts', { body, headers: { 'idempotency-key': key } }))

type Changes = paths['/api/v1/accounts/{id}']['patch']['requestBody']['content']['application/json']

export const changeAccount = ({ id, ...body }: Changes & { id: string }): Promise<StaffAccount> =>
  answer<StaffAccount>(api.PATCH('/api/v1/accounts/{id}', { params: { path: { id } }, body }))

/** Signs somebody out everywhere; gives in how many places they were signed in. */
export const endSessionsOf = (id: string): Promise<{ ended: number }> =>
  answer<{ ended: number }>(api.DELETE('/api/v1/accounts/{id}/sessions', { params: { path: { id } } }))

/** Where the person is signed in. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/me/sessions', { signal })),
})

export const endSession = (id: string): Promise<unknown> => api.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id } } })
