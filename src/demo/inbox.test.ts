import { afterEach, describe, expect, test } from 'vitest'
import { testApp } from '../../tests/app.ts'
import { testDatabase } from '../../tests/database.ts'
import { makeClock } from '../platform/clock.ts'
import { inboxMail } from '../platform/mail.ts'
import { postMessage, sendDueMessages } from '../platform/outbox.ts'
import { writeSettings } from '../platform/settings.ts'
import { day } from '../values/day.ts'

const database = await testDatabase()
const { db } = database
const clock = makeClock()
const { http } = await testApp(database)

const demonstration = (demo: boolean) =>
  db.transaction().execute(tx => writeSettings(tx, { demo }, { from: day('2026-01-01'), by: 'a test' }))
const post = (key: string, text: string) =>
  db.transaction().execute(tx => {
    const message = { key, kind: 'test.letter', certificant: null, to: 'maria@example.org', subject: `About ${key}` }
    return postMessage(tx, { ...message, text, html: '<p>as HTML</p>', confidential: true }, clock.now())
  })

afterEach(() => db.deleteFrom('outbox').execute())

describe('the inbox of the demonstration', () => {
  test('shows what was sent, the newest first, its addresses as links and nothing as HTML', async () => {
    await demonstration(true)
    await post('one', 'Sign in: https://certified.example.org/portal/enter#token=abc')
    await post('two', '<script>alert(1)</script>')
    await sendDueMessages({ database, clock }, inboxMail)
    const { statusCode, body } = await http.inject({ url: '/demo/inbox' })
    expect(statusCode).toBe(200)
    expect(body).toContain('<a href="https://certified.example.org/portal/enter#token=abc">')
    expect(body).toContain('&lt;script&gt;')
    expect(body.indexOf('About two')).toBeLessThan(body.indexOf('About one'))
  })

  test('says when there is nothing', async () => {
    await demonstration(true)
    expect((await http.inject({ url: '/demo/inbox' })).body).toContain('Nothing was sent yet.')
  })

  test('is no page of a real register, nor where there is a mail server', async () => {
    await demonstration(true)
    const mailing = await testApp(database, { env: { SMTP_URL: 'smtp://mail.example.org' } })
    expect((await mailing.http.inject({ url: '/demo/inbox' })).statusCode).toBe(404)
    await demonstration(false)
    expect((await http.inject({ url: '/demo/inbox' })).statusCode).toBe(404)
  })
})
