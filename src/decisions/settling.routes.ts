import { z } from 'zod'
import { VERDICTS } from '../import/import.ts'
import type { Http } from '../platform/http.ts'
import { staff } from '../platform/http-access.ts'
import { onlyOnce } from '../platform/http-once.ts'
import { problemResponses } from '../platform/http-problem.ts'
import { isId } from '../values/id.ts'
import { decisionExpectations as expected } from '../words/decisions.en.ts'
import type { DecisionDeps } from './decisions.ts'
import { authorityField, reasonField } from './proposal.ts'
import { reopen, settle, SETTLED_LISTS } from './settling.ts'

const row = z.object({
  list: z.enum(SETTLED_LISTS, { error: expected.list }),
  id: z.string().refine(isId, { error: expected.id }),
})
const because = { reason: reasonField, authority: authorityField }
const settled = z.object({ id: z.string() })

/** Settling what an import left open, and opening it again. */
export function settlingRoutes(http: Http, deps: DecisionDeps): void {
  const config = { access: staff('import.run') }

  http.post(
    '/api/v1/worklists/:list/:id/settle',
    {
      config,
      schema: {
        operationId: 'settle',
        summary: 'Decide about a row of a worklist',
        description:
          'Of a merge proposal whether the two are one human; of anything else that it is dealt with. It leaves the list for good, also where a later import finds the same again.',
        params: row,
        body: z.strictObject({ verdict: z.enum(VERDICTS, { error: expected.verdict }), ...because }),
        response: { 201: settled, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      return reply.code(201).send(await onlyOnce(deps, request, tx => settle(tx, actor, { ...params, ...body })))
    },
  )

  http.post(
    '/api/v1/worklists/:list/:id/reopen',
    {
      config,
      schema: {
        operationId: 'reopen',
        summary: 'Put a settled row back on its worklist',
        params: row,
        body: z.strictObject(because),
        response: { 201: settled, ...problemResponses },
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      return reply.code(201).send(await onlyOnce(deps, request, tx => reopen(tx, actor, { ...params, ...body })))
    },
  )
}
