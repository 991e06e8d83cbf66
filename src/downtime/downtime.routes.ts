import { z } from 'zod'
import type { Database } from '../platform/db.ts'
import type { Http } from '../platform/http.ts'
import { staff } from '../platform/http-access.ts'
import { onlyOnce } from '../platform/http-once.ts'
import { problemResponses } from '../platform/http-problem.ts'
import { type Day, isDay } from '../values/day.ts'
import { type Id, isId } from '../values/id.ts'
import { downtimeExpectations as expected } from '../words/downtime.en.ts'
import { addDowntime, type DowntimeDeps, listDowntimes, withdrawDowntime } from './downtime.ts'

export type DowntimeRouteDeps = DowntimeDeps & { database: Database }

const dayField = (field: string) =>
  z
    .string({ error: expected.day(field) })
    .refine((text): text is Day => isDay(text) && text >= '1900-01-01' && text <= '2199-12-31', { error: expected.day(field) })
    .meta({ format: 'date' })
const reason = z.string({ error: expected.reason }).trim().min(1, { error: expected.reason }).max(500, { error: expected.reason })
const id = z
  .string({ error: expected.id })
  .refine((text): text is Id<'downtime'> => isId(text), { error: expected.id })
  .meta({ format: 'uuid' })

const day = z.string().meta({ format: 'date' })
const instant = z.string().meta({ format: 'date-time' })
const downtime = z
  .object({
    id: z.string(),
    from: day,
    to: day.meta({ description: 'Its last day, inclusive.' }),
    beganAt: instant.nullable(),
    endedAt: instant.nullable(),
    source: z.enum(['gap', 'hand']).meta({ description: '`gap`: found by a server that came back.' }),
    reason: z.string(),
    toldOn: day,
    recordedBy: z.string(),
    recordedAt: instant,
    extends: z
      .enum(['none', 'first_day_after', 'days_lost'])
      .meta({ description: 'What the rulebook makes of deadlines in it.' }),
  })
  .meta({ id: 'Downtime' })

const recorded = z.object({
  id: z.string(),
  from: day,
  to: day,
  marked: z.number().int().meta({ description: 'People who will be judged again.' }),
})

/** Days on which the program could not be reached. */
export function downtimeRoutes(http: Http, deps: DowntimeRouteDeps): void {
  const config = { access: staff('night.run') }

  http.get(
    '/api/v1/downtime',
    {
      config,
      schema: {
        operationId: 'listDowntime',
        summary: 'Days on which the program could not be reached',
        response: { 200: z.object({ items: z.array(downtime) }), ...problemResponses },
      },
    },
    async () => ({ items: await listDowntimes(deps.database.db, deps) }),
  )

  http.post(
    '/api/v1/downtime',
    {
      config,
      schema: {
        operationId: 'addDowntime',
        summary: 'Record downtime, or correct one',
        description: 'It may be announced up to a year ahead. `supersedes` names the one it takes the place of.',
        body: z.strictObject({ from: dayField('from'), to: dayField('to'), reason, supersedes: id.optional() }),
        response: { 201: recorded, ...problemResponses },
      },
    },
    async (request, reply) => {
      const added = await onlyOnce(deps, request, tx => addDowntime(tx, deps, request.actor, request.body))
      return reply.code(201).send(added)
    },
  )

  http.post(
    '/api/v1/downtime/:id/withdrawal',
    {
      config,
      schema: {
        operationId: 'withdrawDowntime',
        summary: 'Take a downtime back',
        params: z.object({ id }),
        body: z.strictObject({ reason }),
        response: { 201: recorded, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { params, body, actor } = request
      const taken = await onlyOnce(deps, request, tx => withdrawDowntime(tx, deps, actor, { id: params.id, ...body }))
      return reply.code(201).send(taken)
    },
  )
}
