import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Http } from '../platform/http.ts'
import { type HttpLimits, limiter } from '../platform/http-limits.ts'
import type { Problems } from '../platform/http.refusals.ts'
import { fieldExpectations } from '../words/public-status.en.ts'
import type { AnswerPageOptions } from './answer-page.ts'
import { type Reply, replyTo, replyToName, replyToNumber } from './asked.ts'
import type { Site } from './frame.ts'
import { errorsPage, startPage } from './other-pages.ts'
import type { PublicStatusDeps } from './public-status.ts'
import { readQuestion } from './question.ts'

export type PublicPageOptions = AnswerPageOptions & { site: Site; limits: HttpLimits; problems: Problems }

const questionQuery = z.object({ q: z.string({ error: fieldExpectations.q }).optional() })
const numberPath = z.object({ certificateNumber: z.string() })

/** The public check for people. The pages work without a script, and a certificate's address is permanent. */
export function publicPageRoutes(http: Http, deps: PublicStatusDeps, options: PublicPageOptions): void {
  const { site, limits, problems } = options
  const config = { access: 'public', page: true, limit: 'pages' } as const
  // Look-ups by name are counted apart and more strictly, so that a list of names cannot be tried out.
  const countName = limiter(limits.names)

  http.get('/', { config }, (_request, reply) => reply.redirect(`${site.base}/status`, 302))

  http.get('/status', { config, schema: { querystring: questionQuery } }, async (request, reply) => {
    const { q: typed } = request.query
    if (typed === undefined) return send(reply, site, { status: 200, page: startPage(site) })
    const question = readQuestion(typed)
    if (question.kind !== 'name') return send(reply, site, replyTo(site, question, typed))
    countName(request, reply)
    return send(reply, site, await replyToName(deps, site, question.name))
  })

  http.get('/status/:certificateNumber', { config, schema: { params: numberPath } }, async ({ params }, reply) =>
    send(reply, site, await replyToNumber(deps, site, params.certificateNumber, options)),
  )

  http.get('/docs/errors', { config }, (_request, reply) => send(reply, site, { status: 200, page: errorsPage(site, problems) }))

  http.get('/robots.txt', { config: { access: 'public' } }, (_request, reply) =>
    reply.type('text/plain').send(`User-agent: *\nDisallow: ${site.base}/api/\nDisallow: ${site.base}/status?\n`),
  )
}

function send(reply: FastifyReply, { base }: Site, answered: Reply): FastifyReply {
  if ('page' in answered) return reply.code(answered.status).type('text/html; charset=utf-8').send(answered.page)
  return reply.redirect(`${base}${answered.path}`, answered.forGood ? 308 : 303)
}
