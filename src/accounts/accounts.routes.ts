import { z } from 'zod'
import type { Config } from '../platform/config.ts'
import type { Http } from '../platform/http.ts'
import { staff } from '../platform/http-access.ts'
import type { SessionCookie } from '../platform/http-cookie.ts'
import { onlyOnce } from '../platform/http-once.ts'
import { problemResponses } from '../platform/http-problem.ts'
import { ROLES } from '../platform/permissions.ts'
import { type Id, isId } from '../values/id.ts'
import { accountExpectations as expected } from '../words/accounts.en.ts'
import {
  type AccountDeps,
  addAccount,
  changeAccount,
  endSessionsOfAccount,
  endOwnSession,
  listAccounts,
  sessionsOf,
  signIn,
  signOut,
} from './accounts.ts'
import { type Me, type MeDeps, meOf } from './me.ts'
import { SESSION_SECONDS } from './sessions.ts'

export type AccountRouteDeps = AccountDeps & MeDeps & { config: Config }
type Options = { cookie: SessionCookie }

const roles = z.array(z.enum(ROLES, { error: expected.roles }), { error: expected.roles }).min(1, { error: expected.roles })
const name = z.string({ error: expected.name }).trim().min(1, { error: expected.name }).max(200, { error: expected.name })
const email = z.email({ error: expected.email }).max(320, { error: expected.email })
const idOf = <Table extends string>() =>
  z.object({ id: z.string().refine((text): text is Id<Table> => isId(text), { error: expected.id }) })

const instant = z.string().meta({ format: 'date-time' })
const account = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(ROLES)),
  disabledAt: instant.nullable(),
})

const me = z.object({
  account: z
    .object({ id: z.string(), name: z.string(), roles: z.array(z.enum(ROLES)) })
    .nullable()
    .meta({ description: 'Null in a session that may only set up.' }),
  permissions: z.array(z.string()),
  body: z.object({ name: z.string(), shortName: z.string(), zone: z.string(), currency: z.string() }),
  today: z.string().meta({ format: 'date', description: 'The day it is for the body.' }),
  demo: z.boolean(),
  clockFixedOn: z.string().nullable().meta({ format: 'date', description: 'The day a demonstration stands still on.' }),
})

const session = z.object({
  id: z.string(),
  startedAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  agent: z.string().meta({ description: 'What the browser called itself.' }),
  isThis: z.boolean(),
})

/** Signing in and out, who one is, one's sessions. */
export function sessionRoutes(http: Http, deps: AccountRouteDeps, { cookie }: Options): void {
  http.post(
    '/api/v1/console/session',
    {
      config: { access: 'public', limit: 'signIn' },
      schema: {
        operationId: 'signIn',
        summary: 'Sign in with a console link',
        body: z.strictObject({ token: z.string({ error: expected.token }).max(200, { error: expected.token }) }),
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async ({ body, headers }, reply) => {
      const token = await signIn(deps, { token: body.token, agent: headers['user-agent'] ?? '' })
      return reply.header('set-cookie', cookie.keep(token, SESSION_SECONDS)).code(204).send(null)
    },
  )

  http.delete(
    '/api/v1/console/session',
    {
      config: { access: 'session' },
      schema: { operationId: 'signOut', summary: 'Sign out', response: { 204: z.null(), ...problemResponses } },
    },
    async (request, reply) => {
      await signOut(deps, request.session, request.signedIn?.actor)
      return reply.header('set-cookie', cookie.drop()).code(204).send(null)
    },
  )

  http.get(
    '/api/v1/me',
    {
      config: { access: 'session' },
      schema: { operationId: 'getMe', summary: 'Who I am, and what I may do', response: { 200: me, ...problemResponses } },
    },
    ({ signedIn }): Promise<Me> => meOf(deps, signedIn?.actor),
  )

  http.get(
    '/api/v1/me/sessions',
    {
      config: { access: 'staff' },
      schema: {
        operationId: 'listMySessions',
        summary: 'Where I am signed in',
        response: { 200: z.object({ items: z.array(session) }), ...problemResponses },
      },
    },
    async ({ actor }) => {
      const sessions = await sessionsOf(deps, actor)
      return { items: sessions.map(each => ({ ...each, isThis: each.id === actor.session })) }
    },
  )

  http.delete(
    '/api/v1/me/sessions/:id',
    {
      config: { access: 'staff' },
      schema: {
        operationId: 'endMySession',
        summary: 'Sign out somewhere else',
        params: idOf<'session'>(),
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async ({ actor, params }, reply) => {
      await endOwnSession(deps, actor, params.id)
      return reply.code(204).send(null)
    },
  )
}

/** Who of the staff may do what. */
export function accountRoutes(http: Http, deps: AccountRouteDeps): void {
  const config = { access: staff('accounts') }

  http.get(
    '/api/v1/accounts',
    {
      config,
      schema: {
        operationId: 'listAccounts',
        summary: 'Everybody of the staff',
        response: { 200: z.object({ items: z.array(account) }), ...problemResponses },
      },
    },
    async () => ({ items: (await listAccounts(deps)).map(each => ({ ...each, roles: [...each.roles] })) }),
  )

  http.post(
    '/api/v1/accounts',
    {
      config,
      schema: {
        operationId: 'addAccount',
        summary: 'Add a member of staff',
        body: z.strictObject({ name, email, roles }),
        response: { 201: account, ...problemResponses },
      },
    },
    async (request, reply) => {
      const added = await onlyOnce(deps, request, async tx => {
        const { roles, ...rest } = await addAccount(tx, request.actor, request.body)
        return { ...rest, roles: [...roles] }
      })
      return reply.code(201).send(added)
    },
  )

  http.patch(
    '/api/v1/accounts/:id',
    {
      config,
      schema: {
        operationId: 'changeAccount',
        summary: 'Change what a member of staff may do, or disable them',
        params: idOf<'account'>(),
        body: z.strictObject({ name: name.optional(), roles: roles.optional(), disabled: z.boolean().optional() }),
        response: { 200: account, ...problemResponses },
      },
    },
    async ({ actor, params, body }) => {
      const doing = { by: actor, now: deps.clock.now() }
      const changed = await deps.database.db.transaction().execute(tx => changeAccount(tx, doing, params.id, body))
      return { ...changed, roles: [...changed.roles] }
    },
  )

  http.delete(
    '/api/v1/accounts/:id/sessions',
    {
      config,
      schema: {
        operationId: 'endSessionsOfAccount',
        summary: 'Sign a member of staff out everywhere',
        params: idOf<'account'>(),
        response: {
          200: z.object({ ended: z.number().int().meta({ description: 'Sessions that had not ended.' }) }),
          ...problemResponses,
        },
      },
    },
    async ({ actor, params }) => {
      const doing = { by: actor, now: deps.clock.now() }
      return { ended: await deps.database.db.transaction().execute(tx => endSessionsOfAccount(tx, doing, params.id)) }
    },
  )
}
