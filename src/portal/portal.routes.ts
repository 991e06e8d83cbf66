import { z } from 'zod'
import type { Http } from '../platform/http.ts'
import { problemResponses } from '../platform/http-problem.ts'
import { dayText, standingSchema } from '../telling/telling.ts'
import { type PortalDeps, showDoor, showHome } from './portal.ts'

const door = z.object({
  body: z.object({ name: z.string() }),
  inbox: z.string().nullable().meta({ description: 'Where the letters of a demonstration are read; null for a real register.' }),
})

const ownActivity = z
  .object({
    id: z.string(),
    category: z.string(),
    categoryTitle: z.string(),
    title: z.string(),
    on: dayText,
    points: z.number().int().meta({ description: 'Hundredths of a point, as claimed.' }),
  })
  .meta({ id: 'OwnActivity' })

const home = z
  .object({
    name: z.string(),
    given: z.string(),
    body: z.object({ name: z.string(), shortName: z.string(), zone: z.string(), currency: z.string() }),
    today: dayText,
    demo: z.boolean(),
    clockFixedOn: dayText.nullable(),
    underReview: z.boolean().meta({ description: 'Facts contradict each other; no standing is told until staff have looked.' }),
    standings: z.array(standingSchema).meta({ description: 'What is owed first comes first.' }),
    activities: z.array(ownActivity),
  })
  .meta({ id: 'Home' })

/** What a certificant reads of themselves. */
export function portalRoutes(http: Http, deps: PortalDeps): void {
  http.get(
    '/api/v1/portal',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'showPortalDoor',
        summary: 'Whose portal this is, for somebody who has not signed in',
        response: { 200: door, ...problemResponses },
      },
    },
    () => showDoor(deps),
  )

  http.get(
    '/api/v1/portal/home',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'showHome',
        summary: 'Where I stand, what comes next, and why',
        description: 'The record of whoever asks, and of nobody else. Points and money in hundredths.',
        response: { 200: home, ...problemResponses },
      },
    },
    ({ member }) => showHome(deps, member),
  )
}
