import { type CertificantId, newId } from '../values/id.ts'
import { type Instant, shifted } from '../values/instant.ts'
import type { Clock } from './clock.ts'
import type { Database, Db, Tx } from './db.ts'
import type { Log } from './log.ts'
import type { Delivered, Mail } from './mail.ts'
import {
  claimMessages,
  type ClaimedMessage,
  insertMessage,
  listMessages,
  postponeMessage,
  settleMessage,
} from './outbox.store.ts'
import { every, type Ticker } from './ticker.ts'

/** An email to one person. */
export type Message = {
  /** What it is about: of two messages with one key the first is sent and the other never was. */
  key: string
  /** Which letter it is, as `room.noun`. */
  kind: string
  certificant: CertificantId | null
  to: string
  subject: string
  text: string
  html: string
  /** It holds a link or a code that lets somebody in, and is emptied once it is sent. */
  confidential: boolean
}

/** Leaves a message to be sent once this transaction has committed; gives false where its key is there already. */
export const postMessage = (tx: Tx, { to, ...message }: Message, now: Instant): Promise<boolean> =>
  insertMessage(tx, { ...message, id: newId<'outbox'>(), recipient: to, dueAt: now })

const MINUTE = 60_000
/** Pauses after each attempt that failed for the time being: two days in all, then it is given up. */
const PAUSES = [1, 5, 15, 60, 180, 360, 720, 1440].map(minutes => minutes * MINUTE)
const AT_ONCE = 20
/** Longer than any exchange may take (`mail.ts` breaks off earlier), so that a message under way is not sent by another too. */
const CLAIM = 5 * MINUTE

type OutboxDeps = { database: Pick<Database, 'db'>; clock: Clock }

/**
 * Sends messages whose time has come, and gives how many were taken. Where the sender dies after the server took a message
 * and before that is written down, it is sent again under the same Message-ID: rather twice than never.
 */
export async function sendDueMessages({ database: { db }, clock }: OutboxDeps, mail: Mail): Promise<number> {
  const now = clock.now()
  const claimed = await claimMessages(db, { now, until: shifted(now, CLAIM), limit: AT_ONCE })
  await Promise.all(claimed.map(message => sendOne({ database: { db }, clock }, mail, message)))
  return claimed.length
}

async function sendOne({ database: { db }, clock }: OutboxDeps, mail: Mail, message: ClaimedMessage): Promise<void> {
  const { id, recipient: to, subject, text, html, confidential, attempts } = message
  const delivered = await mail.deliver({ id, to, subject, text, html })
  const at = clock.now()
  const pause = PAUSES[attempts - 1]
  if (delivered.state === 'later' && pause !== undefined)
    return void (await postponeMessage(db, id, { dueAt: shifted(at, pause), trouble: delivered.trouble }))
  await settleMessage(db, id, { ...ending(delivered), at, emptied: confidential && !mail.keeps })
}

const ending = (delivered: Delivered) =>
  delivered.state === 'sent'
    ? ({ state: 'sent', trouble: null } as const)
    : ({ state: delivered.state === 'later' ? 'given_up' : 'refused', trouble: delivered.trouble } as const)

const LOOK_EVERY = 2_000

/** Sends what is due again and again, until nothing is left each time. */
export const startSending = (deps: OutboxDeps, mail: Mail, log: Log): Ticker =>
  every(
    LOOK_EVERY,
    'outbox',
    async () => {
      while ((await sendDueMessages(deps, mail)) === AT_ONCE);
    },
    log,
  )

export type SentMessage = { kind: string; recipient: string; subject: string; text: string; recordedAt: Instant }

/** The latest messages, the newest first, whatever became of them. */
export const readSentMessages = (db: Db, limit: number): Promise<SentMessage[]> => listMessages(db, limit)
