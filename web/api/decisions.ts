import type { Substate } from '../../src/engine/standing.ts'
import type { StatusCode } from '../../src/rulebook/rules.ts'
import type { Day } from '../../src/values/day.ts'
import { answer, api } from './client.ts'
import type { PersonStanding } from './register.ts'
import type { paths } from './schema.ts'

type Asked = paths['/api/v1/people/{certificant}/decisions/preview']['post']['requestBody']['content']['application/json']

/** What every proposal says; the rest is its kind's own, which the API checks field by field. */
export type Proposal = { kind: string; reason: string; authority: string } & Readonly<Record<string, unknown>>

export type NextStatus = { on: Day; status: StatusCode; substate: Substate | null; label: string }

export type EffectOnOne = {
  certification: string
  before: PersonStanding | null
  after: PersonStanding | null
  nextBefore: NextStatus | null
  nextAfter: NextStatus | null
}

export type Preview = { basis: string; effect: readonly EffectOnOne[] }

const asked = (decision: Proposal): Asked => ({ decision: decision as unknown as Asked['decision'] })

/** What a decision or a correction would change; nothing is recorded but that somebody looked. */
export const previewDecision = async (certificant: string, decision: Proposal): Promise<Preview> =>
  (await answer(
    api.POST('/api/v1/people/{certificant}/decisions/preview', { params: { path: { certificant } }, body: asked(decision) }),
  )) as unknown as Preview

/** Records what was previewed. The key makes a repeated press harmless. */
export const recordDecision = (
  certificant: string,
  { decision, basis, key }: { decision: Proposal; basis: string; key: string },
): Promise<{ id: string }> =>
  answer(
    api.POST('/api/v1/people/{certificant}/decisions', {
      params: { path: { certificant } },
      headers: { 'idempotency-key': key },
      body: { ...asked(decision), basis },
    }),
  ) as Promise<{ id: string }>

/** Takes a decision back by a fact that supersedes it. */
export const undoDecision = (certificant: string, id: string, because: { reason: string; authority: string }): Promise<unknown> =>
  api.POST('/api/v1/people/{certificant}/decisions/{id}/undo', { params: { path: { certificant, id } }, body: because })
