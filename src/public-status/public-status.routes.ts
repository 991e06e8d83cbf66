import { z } from 'zod'
import type { Http } from '../platform/http.ts'
import { problemResponses } from '../platform/http-problem.ts'
import { type Day, isDay } from '../values/day.ts'
import { fieldExpectations, PUBLIC_STATUSES } from '../words/public-status.en.ts'
import { answerFor, type PublicStatusDeps } from './public-status.ts'
import { numberUnknown } from './public-status.refusals.ts'
import { CERTIFICATE_NUMBER } from './question.ts'

const dayField = z
  .string({ error: fieldExpectations.asOf })
  .refine((text): text is Day => isDay(text) && text >= '1900-01-01' && text < '2200', { error: fieldExpectations.asOf })
  .meta({
    format: 'date',
    description: 'The day the answer is for, in the body’s time zone; today where it is left out.',
    example: '2026-03-01',
  })

const nullableDay = z.string().nullable()

const answerSchema = z
  .object({
    certificateNumber: z.string(),
    name: z.string(),
    certification: z
      .object({ code: z.string(), designation: z.string(), title: z.string() })
      .meta({ description: 'As the certification was called on the day of the answer.' }),
    status: z.enum(PUBLIC_STATUSES).meta({ description: 'Only `active` is certified.' }),
    label: z.string().meta({ description: 'The certifying body’s word for the status.' }),
    sentence: z.string(),
    certifiedSince: z.string().meta({ format: 'date' }),
    since: nullableDay.meta({
      format: 'date',
      description: 'First day of a status other than active, where that day is public.',
    }),
    through: nullableDay.meta({
      format: 'date',
      description: 'Last day the certification is valid as things stand; null where it is not valid.',
    }),
    asOf: z.string().meta({ format: 'date' }),
    checkedAt: z.string().meta({ format: 'date-time' }),
  })
  .meta({ id: 'StatusAnswer', description: 'Where one certification stands, as far as it is public.' })

/** The public check for programs; people ask through public-pages.routes.ts. */
export function publicStatusRoutes(http: Http, deps: PublicStatusDeps): void {
  http.get(
    '/api/v1/status/:certificateNumber',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getStatus',
        summary: 'Whether a certification is in force',
        description:
          'What anybody may know of one certificate number, today or as of any day. It says nothing of points, fees or audits.',
        params: z.object({
          certificateNumber: z
            .string()
            .regex(CERTIFICATE_NUMBER, { error: fieldExpectations.certificateNumber })
            .meta({ example: '1234567' }),
        }),
        querystring: z.strictObject({ asOf: dayField.optional() }),
        response: { 200: answerSchema, ...problemResponses },
      },
    },
    async ({ params, query }) => {
      const answer = await answerFor(deps, params.certificateNumber, query.asOf)
      if (!answer) throw numberUnknown()
      return answer
    },
  )
}
