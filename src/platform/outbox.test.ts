import { sql } from 'kysely'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { mailServer } from '../../tests/mail-server.ts'
import type { Instant } from '../values/instant.ts'
import { shifted } from '../values/instant.ts'
import type { Clock } from './clock.ts'
import { inboxMail, type Mail, smtpMail } from './mail.ts'
import { postMessage, sendDueMessages } from './outbox.ts'

const database = await testDatabase()
const { db } = database
const server = await mailServer()

const START = '2026-11-20T12:00:00.000Z' as Instant
let now = START
const clock: Clock = { now: () => now, today: () => '2026-11-20' as never }
const from = () => Promise.resolve({ name: 'American Medical Technologists', address: 'office@amt.example.org' })
const mailTo = (smtpUrl: string): Mail => smtpMail({ smtpUrl, from, host: 'certified.example.org' })
const mail = mailTo(server.url)
afterAll(() => mail.close())

const message = {
  key: 'welcome/1',
  kind: 'test.welcome',
  certificant: null,
  to: 'maria@example.org',
  subject: 'Welcome, María',
  text: 'Your certificate is in force.',
  html: '<p>Your certificate is in force.</p>',
  confidential: false,
}
const post = (changes: Partial<typeof message> = {}) =>
  db.transaction().execute(tx => postMessage(tx, { ...message, ...changes }, now))
const send = (through = mail) => sendDueMessages({ database, clock }, through)
const outbox = () => db.selectFrom('outbox').selectAll().orderBy('id').execute()
const later = (minutes: number) => {
  now = shifted(now, minutes * 60_000)
}

afterEach(async () => {
  await sql`truncate outbox`.execute(db)
  server.received.length = 0
  server.behaviour.answer = () => undefined
  server.behaviour.wait = 0
  now = START
})

describe('a message', () => {
  test('is sent once, with text and HTML, from the body, under a Message-ID of its own', async () => {
    await post()
    expect(await send()).toBe(1)
    expect(await send()).toBe(0)
    const [mailed, ...more] = server.received
    expect(more).toEqual([])
    expect(mailed).toMatchObject({ subject: 'Welcome, María', text: expect.stringContaining('in force') as unknown })
    expect(mailed?.html).toContain('<p>')
    expect(mailed?.from?.text).toBe('"American Medical Technologists" <office@amt.example.org>')
    const [row] = await outbox()
    expect(mailed?.messageId).toBe(`<${row?.id}@certified.example.org>`)
    expect(row).toMatchObject({ state: 'sent', attempts: 1, text: message.text, trouble: null })
  })

  test('of a key that is there already is not written', async () => {
    expect(await post()).toBe(true)
    expect(await post({ subject: 'Again' })).toBe(false)
    expect(await outbox()).toHaveLength(1)
  })

  test('goes nowhere when what it tells of was not kept', async () => {
    const undone = db.transaction().execute(async tx => {
      await postMessage(tx, message, now)
      throw new Error('the rest failed')
    })
    await expect(undone).rejects.toThrow('the rest failed')
    expect(await send()).toBe(0)
  })

  test('cannot smuggle a header in by its subject', async () => {
    await expect(post({ subject: 'Hello\r\nBcc: everybody@example.org' })).rejects.toThrow(/outbox_subject_check/)
  })

  test('that lets somebody in is emptied once it is sent, and kept where nobody else could read it', async () => {
    await post({ confidential: true })
    await post({ confidential: true, key: 'welcome/2' })
    await send()
    expect(await outbox()).toMatchObject([
      { text: '', html: '' },
      { text: '', html: '' },
    ])
    expect(server.received[0]?.text).toContain('in force')
    await post({ confidential: true, key: 'welcome/3' })
    await send(inboxMail)
    expect((await outbox()).at(-1)).toMatchObject({ state: 'sent', text: message.text })
  })
})

describe('a server that does not take it', () => {
  test('at this time is asked again, later each time, and at last no more', async () => {
    server.behaviour.answer = () => ({ code: 451, text: 'greylisted, try again' })
    await post()
    expect(await send()).toBe(1)
    expect(await send()).toBe(0)
    expect(await outbox()).toMatchObject([{ state: 'waiting', attempts: 1, trouble: expect.stringContaining('451') as unknown }])
    later(2)
    expect(await send()).toBe(1)
    later(2)
    expect(await send()).toBe(0)
    for (let days = 0; days < 4; days++) {
      later(24 * 60)
      await send()
    }
    for (let more = 0; more < 6; more++) {
      later(24 * 60)
      await send()
    }
    expect(await outbox()).toMatchObject([{ state: 'given_up', attempts: 9, trouble: expect.stringContaining('451') as unknown }])
    expect(server.received).toEqual([])
  })

  test('and then does, gets it once', async () => {
    server.behaviour.answer = () => ({ code: 450, text: 'busy' })
    await post()
    await send()
    server.behaviour.answer = () => undefined
    later(5)
    await send()
    expect(server.received).toHaveLength(1)
    expect(await outbox()).toMatchObject([{ state: 'sent', attempts: 2, trouble: null }])
  })

  test('for good is not asked again, and says why', async () => {
    server.behaviour.answer = () => ({ code: 550, text: 'no such mailbox' })
    await post()
    await send()
    expect(await outbox()).toMatchObject([{ state: 'refused', trouble: expect.stringContaining('no such mailbox') as unknown }])
    later(60)
    expect(await send()).toBe(0)
  })

  test('refuses one address and takes the other', async () => {
    server.behaviour.answer = to => (to === 'gone@example.org' ? { code: 550, text: 'gone' } : undefined)
    await post({ to: 'gone@example.org' })
    await post({ key: 'welcome/2' })
    await send()
    expect((await outbox()).map(({ state }) => state)).toEqual(['refused', 'sent'])
  })

  test('because it cannot be reached, is asked again', async () => {
    const gone = await mailServer()
    await gone.close()
    await post()
    await send(mailTo(gone.url))
    expect(await outbox()).toMatchObject([{ state: 'waiting', attempts: 1 }])
  })

  test('because it does not let us in, is asked again: the message is not at fault', async () => {
    const strict = await mailServer({ authOptional: false, onAuth: (_auth, _session, done) => done(new Error('wrong password')) })
    await post()
    await send(mailTo(strict.url.replace('//', '//us:secret@')))
    const [row] = await outbox()
    expect(row).toMatchObject({ state: 'waiting', attempts: 1 })
    expect(row?.trouble).not.toContain('secret')
  })
})

describe('two senders', () => {
  test('at once send each message once', async () => {
    for (let n = 0; n < 30; n++) await post({ key: `many/${n}` })
    server.behaviour.wait = 20
    const taken = await Promise.all([send(), send(), send()])
    expect(taken.reduce((sum, each) => sum + each, 0)).toBe(30)
    expect(server.received).toHaveLength(30)
    expect(new Set(server.received.map(each => each.messageId)).size).toBe(30)
  })

  test('one of which dies after the server took it: the other sends it again under the same Message-ID', async () => {
    await post()
    const dies: Mail = { ...mail, deliver: message => mail.deliver(message).then(() => Promise.reject(new Error('killed'))) }
    await expect(send(dies)).rejects.toThrow('killed')
    expect(await send()).toBe(0)
    later(6)
    expect(await send()).toBe(1)
    const [first, second] = server.received
    expect(server.received).toHaveLength(2)
    expect(second?.messageId).toBe(first?.messageId)
  })
})
