import { z } from 'zod'
import type { Http } from '../platform/http.ts'
import { staff } from '../platform/http-access.ts'
import type { SessionCookie } from '../platform/http-cookie.ts'
import { onlyOnce } from '../platform/http-once.ts'
import { problemResponses } from '../platform/http-problem.ts'
import { isDay } from '../values/day.ts'
import { type Id, isId } from '../values/id.ts'
import { memberExpectations as expected } from '../words/members.en.ts'
import {
  askToSignIn,
  askToSignUp,
  endMemberSession,
  enterPortal,
  invite,
  leavePortal,
  type MemberDeps,
  memberSessions,
} from './members.ts'
import { SESSION_SECONDS } from './sessions.ts'

type Options = { cookie: SessionCookie }

const saidOf = (error: string, longest: number) => z.string({ error }).trim().min(1, { error }).max(longest, { error })
const email = z.email({ error: expected.email }).max(320, { error: expected.email })
const token = z.string({ error: expected.token }).max(200, { error: expected.token })
const bornOn = z.string({ error: expected.bornOn }).refine(isDay, { error: expected.bornOn }).meta({ format: 'date' })
const idOf = <Table extends string>() => z.string().refine((text): text is Id<Table> => isId(text), { error: expected.id })

const instant = z.string().meta({ format: 'date-time' })
const session = z.object({
  id: z.string(),
  startedAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  agent: z.string().meta({ description: 'What the browser called itself.' }),
  isThis: z.boolean(),
})

/** An answer that depends on nothing the register holds comes after this long, whatever was found. */
const ANSWER_AFTER = 400

/** Does something of which only the mailbox may tell whether it was done. */
async function untold(work: Promise<void>): Promise<void> {
  await Promise.all([work, new Promise(resolve => setTimeout(resolve, ANSWER_AFTER))])
}

/** Signing in to the portal and out, one's sessions; invitations by the staff. */
export function memberRoutes(http: Http, deps: MemberDeps, { cookie }: Options): void {
  http.post(
    '/api/v1/portal/sign-in',
    {
      config: { access: 'public', limit: 'signIn' },
      schema: {
        operationId: 'askToSignIn',
        summary: 'Ask for a link to sign in to the portal',
        description: 'The answer is the same whether or not anybody has this email address.',
        body: z.strictObject({ email }),
        response: { 202: z.null(), ...problemResponses },
      },
    },
    async ({ body }, reply) => {
      await untold(askToSignIn(deps, body.email))
      return reply.code(202).send(null)
    },
  )

  http.post(
    '/api/v1/portal/sign-up',
    {
      config: { access: 'public', limit: 'signIn' },
      schema: {
        operationId: 'askToSignUp',
        summary: 'Ask for a first link, by what stands on the certificate',
        description:
          'Where number, family name and birth date are those of one person, a link goes to the email address the register has of them. The answer is the same whether or not there is one.',
        body: z.strictObject({ number: saidOf(expected.number, 40), familyName: saidOf(expected.familyName, 200), bornOn }),
        response: { 202: z.null(), ...problemResponses },
      },
    },
    async ({ body }, reply) => {
      await untold(askToSignUp(deps, body))
      return reply.code(202).send(null)
    },
  )

  http.post(
    '/api/v1/portal/session',
    {
      config: { access: 'public', limit: 'signIn' },
      schema: {
        operationId: 'enterPortal',
        summary: 'Sign in to the portal with a link that was sent',
        body: z.strictObject({ token }),
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async ({ body, headers }, reply) => {
      const begun = await enterPortal(deps, { token: body.token, agent: headers['user-agent'] ?? '' })
      return reply.header('set-cookie', cookie.keep(begun, SESSION_SECONDS)).code(204).send(null)
    },
  )

  http.delete(
    '/api/v1/portal/session',
    {
      config: { access: 'member' },
      schema: { operationId: 'leavePortal', summary: 'Sign out of the portal', response: { 204: z.null(), ...problemResponses } },
    },
    async ({ member }, reply) => {
      await leavePortal(deps, member)
      return reply.header('set-cookie', cookie.drop()).code(204).send(null)
    },
  )

  http.get(
    '/api/v1/portal/sessions',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'listMemberSessions',
        summary: 'Where I am signed in to the portal',
        response: { 200: z.object({ items: z.array(session) }), ...problemResponses },
      },
    },
    async ({ member }) => {
      const sessions = await memberSessions(deps, member)
      return { items: sessions.map(each => ({ ...each, isThis: each.id === member.session })) }
    },
  )

  http.delete(
    '/api/v1/portal/sessions/:id',
    {
      config: { access: 'member' },
      schema: {
        operationId: 'endMemberSession',
        summary: 'Sign out of the portal somewhere else',
        params: z.object({ id: idOf<'session'>() }),
        response: { 204: z.null(), ...problemResponses },
      },
    },
    async ({ member, params }, reply) => {
      await endMemberSession(deps, member, params.id)
      return reply.code(204).send(null)
    },
  )

  http.post(
    '/api/v1/people/:certificant/invitation',
    {
      config: { access: staff('people.record') },
      schema: {
        operationId: 'inviteToPortal',
        summary: 'Invite somebody to the portal, by their email address in the register',
        params: z.object({ certificant: idOf<'certificant'>() }),
        response: { 202: z.object({ email: z.string() }), ...problemResponses },
      },
    },
    async (request, reply) => {
      const { certificant } = request.params
      const invited = await onlyOnce(deps, request, tx => invite(deps, tx, request.actor, certificant))
      return reply.code(202).send(invited)
    },
  )
}
