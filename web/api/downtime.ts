import { queryOptions } from '@tanstack/react-query'
import type { Day } from '../../src/values/day.ts'
import { answer, api } from './client.ts'

export type Downtime = {
  id: string
  from: Day
  to: Day
  source: 'gap' | 'hand'
  reason: string
  toldOn: Day
  extends: 'none' | 'first_day_after' | 'days_lost'
}

export type RecordedDowntime = { id: string; from: Day; to: Day; marked: number }

/** Days on which the program could not be reached, the latest first. */
export const downtimeQuery = queryOptions({
  queryKey: ['downtime'],
  queryFn: async ({ signal }) =>
    (await answer(api.GET('/api/v1/downtime', { signal }))) as unknown as { items: readonly Downtime[] },
})

/** Records downtime; the key keeps a repetition from recording it twice. */
export const addDowntime = async ({ key, ...body }: { from: Day; to: Day; reason: string; key: string }) =>
  (await answer(api.POST('/api/v1/downtime', { body, headers: { 'idempotency-key': key } }))) as RecordedDowntime

/** Takes one back. */
export const withdrawDowntime = async ({ id, key, reason }: { id: string; key: string; reason: string }) =>
  (await answer(
    api.POST('/api/v1/downtime/{id}/withdrawal', {
      params: { path: { id } },
      body: { reason },
      headers: { 'idempotency-key': key },
    }),
  )) as RecordedDowntime
