import { queryOptions } from '@tanstack/react-query'
import { answer, api } from './client.ts'
import type { paths } from './schema.ts'

/** What a register can be set up with. */
export const setUpQuery = queryOptions({
  queryKey: ['set-up'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/setup', { signal })),
})

export type SetUpAnswers = paths['/api/v1/setup']['post']['requestBody']['content']['application/json']

/** Sets the register up, once; the session goes on as the administrator's. */
export const setUp = (body: SetUpAnswers): Promise<unknown> => api.POST('/api/v1/setup', { body })

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/settings', { signal })),
})

export type ChangedSettings = paths['/api/v1/settings']['put']['requestBody']['content']['application/json']

/** Changes what the body says of itself, from today on. */
export const changeSettings = (body: ChangedSettings): Promise<unknown> => api.PUT('/api/v1/settings', { body })
