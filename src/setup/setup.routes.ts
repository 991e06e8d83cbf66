import { z } from 'zod'
import { SESSION_SECONDS } from '../accounts/accounts.ts'
import type { Http } from '../platform/http.ts'
import { staff } from '../platform/http-access.ts'
import type { SessionCookie } from '../platform/http-cookie.ts'
import { problemResponses } from '../platform/http-problem.ts'
import { settingSchemas } from '../platform/settings.ts'
import { accountExpectations } from '../words/accounts.en.ts'
import { changeSettings, settingsOf } from './settings.ts'
import { type SetupDeps, setUp } from './setup.ts'
import { loadShipped, shippedRulebooks } from './shipped.ts'

export type SetupRouteDeps = SetupDeps & Parameters<typeof changeSettings>[0] & { refresh: () => Promise<void> }

const { name, shortName, zone, currency, logo, address, email, phone, website } = settingSchemas
const personName = z.string({ error: accountExpectations.name }).trim().min(1, { error: accountExpectations.name }).max(200)
const personEmail = z.email({ error: accountExpectations.email }).max(320)

const answers = z.strictObject({
  name,
  shortName,
  zone: zone.meta({ example: 'America/Chicago' }),
  currency: currency.meta({ example: 'USD' }),
  rulebook: z.string().max(100).meta({ description: 'A folder that GET lists.', example: 'amt' }),
  administrator: z.strictObject({ name: personName, email: personEmail }),
})

const nullableText = z.string().nullable()
const settings = z.object({
  name: nullableText,
  shortName: nullableText,
  zone: nullableText.meta({ description: 'Cannot be changed: every day in the register is a day there.' }),
  currency: nullableText.meta({ description: 'Cannot be changed: every amount in the register is in it.' }),
  rulebook: nullableText.meta({ description: 'Hash of the adopted rulebook.' }),
  logo: nullableText,
  address: z.object({ lines: z.array(z.string()), country: z.string() }).nullable(),
  email: nullableText,
  phone: nullableText,
  website: nullableText,
  demo: z.boolean(),
})

/** Setting a register up, once, by whoever was let in for that; and the body's settings afterwards. */
export function setupRoutes(http: Http, deps: SetupRouteDeps, { cookie }: { cookie: SessionCookie }): void {
  http.get(
    '/api/v1/setup',
    {
      config: { access: 'session' },
      schema: {
        operationId: 'getSetup',
        summary: 'What a register can be set up with',
        response: {
          200: z.object({
            rulebooks: z.array(
              z.object({
                folder: z.string(),
                name: z.string(),
                shortName: z.string(),
                zone: z.string(),
                currency: z.string(),
              }),
            ),
          }),
          ...problemResponses,
        },
      },
    },
    async () => ({ rulebooks: await shippedRulebooks() }),
  )

  http.post(
    '/api/v1/setup',
    {
      config: { access: 'session' },
      schema: {
        operationId: 'setUp',
        summary: 'Set the register up',
        description:
          'Allowed once, in the session of a console link issued while nothing was set up; it goes on as the administrator’s.',
        body: answers,
        response: { 201: z.object({ account: z.object({ id: z.string(), name: z.string() }) }), ...problemResponses },
      },
    },
    async ({ body, headers, signedIn }, reply) => {
      const rulebook = await loadShipped(body.rulebook)
      const doing = { by: signedIn?.actor ?? 'set-up', agent: headers['user-agent'] ?? '' }
      const { account, token } = await setUp(deps, doing, { ...body, rulebook })
      await deps.refresh()
      if (token !== undefined) reply.header('set-cookie', cookie.keep(token, SESSION_SECONDS))
      return reply.code(201).send({ account })
    },
  )

  const config = { access: staff('settings') }
  http.get(
    '/api/v1/settings',
    {
      config,
      schema: {
        operationId: 'getSettings',
        summary: 'What the body says of itself',
        response: { 200: settings, ...problemResponses },
      },
    },
    () => settingsOf(deps),
  )

  http.put(
    '/api/v1/settings',
    {
      config,
      schema: {
        operationId: 'changeSettings',
        summary: 'Change what the body says of itself, from today on',
        body: z.strictObject({ name, shortName, logo, address, email, phone, website }),
        response: { 200: settings, ...problemResponses },
      },
    },
    async ({ actor, body }) => {
      const changed = await changeSettings(deps, actor, body)
      await deps.refresh()
      return changed
    },
  )
}
