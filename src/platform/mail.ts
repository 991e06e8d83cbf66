import { createTransport } from 'nodemailer'
import type { Id } from '../values/id.ts'
import { escaped } from './html.ts'

/** A message as it goes out. */
export type Outgoing = { id: Id<'outbox'>; to: string; subject: string; text: string; html: string }

/** Taken by the mail server, refused by it for good, or not now. */
export type Delivered = { state: 'sent' } | { state: 'refused' | 'later'; trouble: string }

/** A way to send mail. */
export type Mail = {
  deliver: (message: Outgoing) => Promise<Delivered>
  close: () => void
  /** What was sent stays readable here, because it went nowhere else. */
  keeps: boolean
}

/** The demonstration's: what was sent is read in its own inbox, and reaches nobody. */
export const inboxMail: Mail = { deliver: () => Promise.resolve({ state: 'sent' }), close: () => {}, keeps: true }

export type MailOptions = {
  /** Like smtps://user:password@mail.example.org:465. */
  smtpUrl: string
  /** Who it is from, asked for at each message because the body may change it. */
  from: () => Promise<{ name: string; address: string }>
  /** The part of a Message-ID after the @. */
  host: string
}

const CONNECTIONS = 4
const CONNECT_WITHIN = 20_000
const ANSWER_WITHIN = 60_000

/** Mail through an SMTP server. */
export function smtpMail({ smtpUrl, from, host }: MailOptions): Mail {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: CONNECTIONS,
    connectionTimeout: CONNECT_WITHIN,
    greetingTimeout: CONNECT_WITHIN,
    socketTimeout: ANSWER_WITHIN,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const deliver = async ({ id, to, subject, text, html }: Outgoing): Promise<Delivered> => {
    const message = { from: await from(), to: { name: '', address: to }, subject, text, html, messageId: `<${id}@${host}>` }
    try {
      await transport.sendMail({ ...message, headers: { 'Auto-Submitted': 'auto-generated' } })
      return { state: 'sent' }
    } catch (error) {
      return notSent(error)
    }
  }
  return { deliver, close: () => transport.close(), keeps: false }
}

/** Steps of the exchange in which a refusal is about the message; before them it is about us, and may pass. */
const ABOUT_THE_MESSAGE = ['EENVELOPE', 'EMESSAGE']

/** What a failure means. A 5xx answer to the message is for good; whatever else goes wrong may go better later. */
function notSent(error: unknown): Delivered {
  if (!(error instanceof Error)) throw error
  const { code, responseCode, message } = error as Error & { code?: unknown; responseCode?: unknown }
  const forGood = typeof responseCode === 'number' && responseCode >= 500 && ABOUT_THE_MESSAGE.includes(String(code))
  return { state: forGood ? 'refused' : 'later', trouble: message.slice(0, 500) }
}

/** The HTML part of a message of plain paragraphs: its text, with web addresses as links. */
export const htmlOf = (text: string): string => {
  const paragraphs = text.trim().split('\n\n')
  return paragraphs.map(each => `<p>${linked(escaped(each)).replaceAll('\n', '<br>')}</p>`).join('\n')
}

const linked = (text: string): string => text.replace(/https?:\/\/[^\s<]+/g, address => `<a href="${address}">${address}</a>`)
