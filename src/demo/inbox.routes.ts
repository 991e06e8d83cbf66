import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Database } from '../platform/db.ts'
import { type Html, html } from '../platform/html.ts'
import type { Http } from '../platform/http.ts'
import { readSentMessages, type SentMessage } from '../platform/outbox.ts'
import { Refusal } from '../platform/refusal.ts'
import { readSettings } from '../platform/settings.ts'
import { framed, type Site } from '../public-status/public-status.ts'
import { inboxWords as words } from '../words/demo.en.ts'

const AT_MOST = 50

type InboxDeps = { database: Database; clock: Clock; config: Pick<Config, 'smtpUrl'> }

/** What the demonstration sent, to be read by whoever tries it. A real register, and one with a mail server, has no such page. */
export function inboxRoutes(http: Http, { database: { db }, config }: InboxDeps, { site }: { site: Site }): void {
  http.get('/demo/inbox', { config: { access: 'public', page: true, limit: 'pages' } }, async (_request, reply) => {
    if (config.smtpUrl !== undefined || !(await readSettings(db)).demo) throw new Refusal('http.address_unknown')
    return reply.type('text/html; charset=utf-8').send(inboxPage(site, await readSentMessages(db, AT_MOST)))
  })
}

const inboxPage = (site: Site, messages: readonly SentMessage[]): string =>
  framed(site, {
    verdict: words.title,
    main: html`
<div class="answer alone">
<h1>${words.title}</h1><p class="lede">${words.lead}</p>
${messages.length === 0 ? html`<p>${words.empty}</p>` : messages.map(messageOf)}
</div>`,
  })

const messageOf = ({ recipient, subject, text, recordedAt }: SentMessage): Html => html`
<article class="letter"><h2>${subject}</h2><p class="hint">${words.to({ recipient })} · <time datetime="${recordedAt}">${recordedAt.slice(0, 16).replace('T', ' ')} UTC</time></p>
<div class="letter-text">${linked(text)}</div></article>`

/** The text with its web addresses made links. */
const linked = (text: string): Html[] =>
  text.split(/(https?:\/\/\S+)/).map((part, at) => (at % 2 === 1 ? html`<a href="${part}">${part}</a>` : html`${part}`))
