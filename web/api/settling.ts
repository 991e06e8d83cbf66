import { api } from './client.ts'
import type { WorklistName } from './register.ts'
import type { paths } from './schema.ts'

type Settled = paths['/api/v1/worklists/{list}/{id}/settle']['post']
export type Verdict = Settled['requestBody']['content']['application/json']['verdict']
export type SettledList = Settled['parameters']['path']['list']

const VERDICTS: Partial<Record<WorklistName, readonly Verdict[]>> & Record<SettledList, readonly Verdict[]> = {
  'merge-proposals': ['same_person', 'different_people'],
  findings: ['dealt_with'],
  'take-over-differences': ['dealt_with'],
}

/** What may be decided about a row of a list; nothing where rows come and go by themselves. */
export const verdictsOf = (list: WorklistName): readonly Verdict[] => VERDICTS[list] ?? []

export const isSettled = (list: WorklistName): list is SettledList => verdictsOf(list).length > 0

type Because = { reason: string; authority: string }
export type Row = { list: SettledList; id: string }

/** Settles a row of a worklist. The key makes a repeated press harmless. */
export const settle = (path: Row, body: Because & { verdict: Verdict }, key: string): Promise<unknown> =>
  api.POST('/api/v1/worklists/{list}/{id}/settle', { params: { path }, headers: { 'idempotency-key': key }, body })

/** Puts a settled row back on its list. */
export const reopen = (path: Row, body: Because): Promise<unknown> =>
  api.POST('/api/v1/worklists/{list}/{id}/reopen', { params: { path }, body })
