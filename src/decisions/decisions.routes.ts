import { z } from 'zod'
import { certificantField, standingSchema } from '../console/console.ts'
import type { Http } from '../platform/http.ts'
import { staff } from '../platform/http-access.ts'
import { onlyOnce } from '../platform/http-once.ts'
import { problemResponses } from '../platform/http-problem.ts'
import { STATUS_CODES } from '../rulebook/rules.ts'
import { isId } from '../values/id.ts'
import { decisionExpectations as expected } from '../words/decisions.en.ts'
import { decide, type DecisionDeps, previewDecision } from './decisions.ts'
import { decideSchema, proposalSchema, undoSchema } from './proposal.ts'

const nextStatus = z
  .object({
    on: z.string().meta({ format: 'date' }),
    status: z.enum(STATUS_CODES),
    substate: z.string().nullable(),
    label: z.string(),
  })
  .meta({ id: 'NextStatus', description: 'When the status is another one if nothing happens, and which.' })

const effect = z.array(
  z
    .object({
      certification: z.string(),
      before: standingSchema.nullable(),
      after: standingSchema.nullable(),
      nextBefore: nextStatus.nullable(),
      nextAfter: nextStatus.nullable(),
    })
    .meta({ id: 'EffectOnOne', description: 'How a certification stands today without the decision, and with it.' }),
)

const decided = z.object({
  id: z.string().meta({ description: 'Of the fact that was recorded; by it the decision can be undone.' }),
  factKind: z.string(),
  effect,
})

const ofPerson = z.object({ certificant: certificantField })
const ofDecision = z.object({ certificant: certificantField, id: z.string().refine(isId, { error: expected.id }) })

/** Deciding about a person: the effect first, then the decision, and taking it back. */
export function decisionRoutes(http: Http, deps: DecisionDeps): void {
  const config = { access: staff('people.decide') }

  http.post(
    '/api/v1/people/:certificant/decisions/preview',
    {
      config,
      schema: {
        operationId: 'previewDecision',
        summary: 'What a decision would change',
        description:
          'Nothing is recorded but that somebody looked. `basis` stands for what this was computed on; deciding needs it.',
        params: ofPerson,
        body: z.strictObject({ decision: proposalSchema }),
        response: { 200: z.object({ basis: z.string(), effect }), ...problemResponses },
      },
    },
    ({ actor, params, body }) => previewDecision(deps, { actor, certificant: params.certificant }, body.decision),
  )

  http.post(
    '/api/v1/people/:certificant/decisions',
    {
      config,
      schema: {
        operationId: 'decide',
        summary: 'Decide about a person, or correct a fact',
        description:
          'Recorded as a fact of its own with its reason and who decided; the standing follows in the same transaction.',
        params: ofPerson,
        body: decideSchema,
        response: { 201: decided, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      const deciding = { actor, certificant: params.certificant }
      return reply.code(201).send(await onlyOnce(deps, request, tx => decide(tx, deps, deciding, body)))
    },
  )

  http.post(
    '/api/v1/people/:certificant/decisions/:id/undo',
    {
      config,
      schema: {
        operationId: 'undoDecision',
        summary: 'Take a decision or a correction back',
        description:
          'By a fact of its own: what the decision took the place of holds again. Its effect can be seen before by previewing the kind `undone`.',
        params: ofDecision,
        body: undoSchema,
        response: { 201: decided, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      const { basis, ...because } = body
      const deciding = { actor, certificant: params.certificant }
      const decision = { kind: 'undone' as const, fact: params.id, ...because }
      return reply.code(201).send(await onlyOnce(deps, request, tx => decide(tx, deps, deciding, { decision, basis })))
    },
  )
}
