import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp } from '../../tests/app.ts'
import { testDatabase } from '../../tests/database.ts'
import { makeClock } from '../platform/clock.ts'
import type { Role } from '../platform/permissions.ts'
import { type Id, newId } from '../values/id.ts'
import { addAccount, addressOf, issueLink } from './accounts.ts'
import { newToken, tokenDigest } from './tokens.ts'

const database = await testDatabase()
const { db } = database
const clock = makeClock()
const { http } = await testApp(database)

const COOKIE = '__Host-goodstanding'
const people = new Map<string, string>()

async function add(name: string, roles: Role[]) {
  const email = `${name.toLowerCase()}@example.org`
  const account = await db.transaction().execute(tx => addAccount(tx, 'a test', { name, email, roles }))
  people.set(name, account.id)
  return account
}

beforeAll(async () => {
  await add('Ada', ['administrator'])
  await add('Rosa', ['registrar'])
  await add('Rea', ['read_only'])
})

type Sent = { method?: 'GET' | 'POST' | 'DELETE' | 'PATCH'; as?: string; body?: unknown; headers?: Record<string, string> }

async function send(url: string, { method = 'GET', as, body, headers = {} }: Sent = {}) {
  const cookie = as === undefined ? {} : { cookie: `other=1; ${COOKIE}=${as}` }
  const json = body === undefined ? {} : { 'content-type': 'application/json' }
  const payload = body === undefined ? {} : { payload: JSON.stringify(body) }
  const answer = await http.inject({ url, method, headers: { ...json, ...cookie, ...headers }, ...payload })
  const text = answer.body === '' ? '{}' : answer.body
  return { status: answer.statusCode, body: JSON.parse(text) as Record<string, unknown>, headers: answer.headers }
}

const linkFor = async (email = 'ada@example.org') => (await issueLink({ database, clock }, { email, by: 'a test' })).token
const enter = (token: unknown, headers = {}) => send('/api/v1/console/session', { method: 'POST', body: { token }, headers })

async function signedIn(name: string): Promise<string> {
  const { headers } = await enter(await linkFor(`${name}@example.org`), { 'user-agent': `${name}'s browser` })
  return (
    String(headers['set-cookie'])
      .split(';')[0]
      ?.slice(COOKIE.length + 1) ?? ''
  )
}

describe('a console link', () => {
  test('signs in once: the cookie is for this host, for https, for no script, and not for other sites', async () => {
    const token = await linkFor('ada@example.org')
    const { status, headers } = await enter(token)
    expect(status).toBe(204)
    expect(headers['set-cookie']).toMatch(
      /^__Host-goodstanding=gs-session-[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict; Secure$/,
    )
    expect(await enter(token)).toMatchObject({ status: 401, body: { code: 'accounts.link_used' } })
  })

  test('stands behind the # of its address', async () => {
    const link = await issueLink({ database, clock }, { by: 'a test' })
    expect(addressOf('https://certified.example.org', link)).toBe(
      `https://certified.example.org/console/enter#token=${link.token}`,
    )
    expect(link.account).toEqual({ name: 'Ada', email: 'ada@example.org' })
  })

  test('used twice at once signs in once', async () => {
    const token = await linkFor()
    const answers = await Promise.all([enter(token), enter(token), enter(token)])
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(2)
  })

  test('that is not there in the database is not kept in the clear either', async () => {
    const token = await linkFor()
    const rows = await db.selectFrom('consoleLink').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  test.each([
    ['forged', newToken('link'), 401, 'accounts.link_unknown'],
    ['of another kind', newToken('session'), 401, 'accounts.link_unknown'],
    ['cut short', 'gs-link-abc', 401, 'accounts.link_unknown'],
    ['of another type', 17, 422, 'http.field_malformed'],
    ['missing', undefined, 422, 'http.field_malformed'],
    ['far too long', 'x'.repeat(5000), 422, 'http.field_malformed'],
  ])('%s lets nobody in', async (_, token, status, code) => {
    expect(await enter(token)).toMatchObject({ status, body: { code } })
  })

  test('expires after 15 minutes, to the moment', async () => {
    const at = (minutes: number) => ({ ...clock, now: () => new Date(Date.now() + minutes * 60_000).toISOString() as never })
    const late = await issueLink({ database, clock: at(-15) }, { by: 'a test' })
    const inTime = await issueLink({ database, clock: at(-14.9) }, { by: 'a test' })
    expect(await enter(late.token)).toMatchObject({ status: 401, body: { code: 'accounts.link_expired' } })
    expect(await enter(inTime.token)).toMatchObject({ status: 204 })
  })

  test('a session token is no link, and a link no session', async () => {
    expect([tokenDigest('link', newToken('session')), tokenDigest('session', newToken('link'))]).toEqual([undefined, undefined])
    expect(await enter(await signedIn('ada'))).toMatchObject({ status: 401, body: { code: 'accounts.link_unknown' } })
    expect(await send('/api/v1/me', { as: await linkFor() })).toMatchObject({ status: 401, body: { code: 'http.session_ended' } })
  })

  test('needs a choice where several administrators can sign in', async () => {
    const second = await add('Abel', ['administrator', 'finance'])
    const link = () => issueLink({ database, clock }, { by: 'a test' })
    await expect(link()).rejects.toMatchObject({
      code: 'accounts.account_choice',
      params: { emails: ['ada@example.org', 'abel@example.org'] },
    })
    await db.updateTable('account').set({ disabledAt: clock.now() }).where('id', '=', second.id).execute()
    expect(await link()).toMatchObject({ account: { name: 'Ada' } })
  })

  test('for an address nobody has is refused; for a disabled account too, unless it enables it', async () => {
    await expect(linkFor('nobody@example.org')).rejects.toMatchObject({ code: 'accounts.account_unknown' })
    await expect(linkFor('Abel@Example.org')).rejects.toMatchObject({ code: 'accounts.account_disabled' })
    const link = await issueLink({ database, clock }, { email: 'abel@example.org', enable: true, by: 'a test' })
    expect(await enter(link.token)).toMatchObject({ status: 204 })
    await db.updateTable('account').set({ disabledAt: clock.now() }).where('email', '=', 'abel@example.org').execute()
  })

  test('issued before its account was disabled lets nobody in', async () => {
    const token = await linkFor('rea@example.org')
    await db.updateTable('account').set({ disabledAt: clock.now() }).where('email', '=', 'rea@example.org').execute()
    expect(await enter(token)).toMatchObject({ status: 403, body: { code: 'accounts.account_disabled' } })
    await db.updateTable('account').set({ disabledAt: null }).where('email', '=', 'rea@example.org').execute()
  })

  test('leaves its issue and its use in the trail', async () => {
    await enter(await linkFor('rosa@example.org'))
    const entries = await db
      .selectFrom('trailEntry')
      .select(['actor', 'action', 'subject'])
      .orderBy('id', 'desc')
      .limit(2)
      .execute()
    expect(entries).toEqual([
      { actor: `account:${people.get('Rosa')}`, action: 'accounts.signed_in', subject: null },
      { actor: 'a test', action: 'accounts.link_issued', subject: `account:${people.get('Rosa')}` },
    ])
  })

  test('is tried ten times a minute, and then no more', async () => {
    const { http: limited } = await testApp(database, { limits: { pages: 100, names: 100, api: 100, signIn: 10 } })
    const attempt = () => limited.inject({ method: 'POST', url: '/api/v1/console/session', payload: { token: newToken('link') } })
    for (let n = 0; n < 10; n++) expect((await attempt()).statusCode).toBe(401)
    expect((await attempt()).json()).toMatchObject({ status: 429, code: 'http.too_many_requests' })
  })
})

describe('a session', () => {
  let rosa = ''
  beforeEach(async () => {
    rosa = await signedIn('rosa')
  })

  test('knows who asks, what they may do, for which body, and the day', async () => {
    const { status, body } = await send('/api/v1/me', { as: rosa })
    expect([status, body]).toEqual([
      200,
      {
        account: { id: people.get('Rosa'), name: 'Rosa', roles: ['registrar'] },
        permissions: expect.arrayContaining(['people.read', 'people.decide']),
        body: { name: 'American Medical Technologists', shortName: 'AMT', zone: 'America/Chicago', currency: 'USD' },
        today: '2027-03-01',
        demo: false,
        clockFixedOn: null,
      },
    ])
  })

  test('is signed out of, and then no session', async () => {
    const out = await send('/api/v1/console/session', { method: 'DELETE', as: rosa })
    expect([out.status, out.headers['set-cookie']]).toEqual([204, expect.stringContaining('Max-Age=0')])
    expect(await send('/api/v1/me', { as: rosa })).toMatchObject({ status: 401, body: { code: 'http.session_ended' } })
    expect(await send('/api/v1/console/session', { method: 'DELETE', as: rosa })).toMatchObject({ status: 401 })
  })

  test('expires after twelve hours, and after an hour without use', async () => {
    const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString() as never
    const me = () => send('/api/v1/me', { as: rosa })
    const id = await idOf(rosa)
    await db
      .updateTable('session')
      .set({ lastSeenAt: hours(-0.99) })
      .where('id', '=', id)
      .execute()
    expect((await me()).status).toBe(200)
    const { lastSeenAt } = await db.selectFrom('session').select('lastSeenAt').where('id', '=', id).executeTakeFirstOrThrow()
    expect(Date.now() - Date.parse(lastSeenAt)).toBeLessThan(60_000)
    await db
      .updateTable('session')
      .set({ lastSeenAt: hours(-1.01) })
      .where('id', '=', id)
      .execute()
    expect((await me()).status).toBe(401)
    await db
      .updateTable('session')
      .set({ lastSeenAt: hours(0), expiresAt: hours(-0.01) })
      .where('id', '=', id)
      .execute()
    expect((await me()).status).toBe(401)
  })

  test('lists where one is signed in, never its token, and ends one of them', async () => {
    const other = await signedIn('rosa')
    const { body } = await send('/api/v1/me/sessions', { as: rosa })
    const items = body['items'] as { id: string; agent: string; isThis: boolean }[]
    expect(items.filter(({ isThis }) => isThis)).toHaveLength(1)
    expect(items[0]).toMatchObject({ agent: "rosa's browser" })
    expect(JSON.stringify(body)).not.toContain('gs-session')
    const end = () => send(`/api/v1/me/sessions/${otherId}`, { method: 'DELETE', as: rosa })
    const otherId = await idOf(other)
    expect((await end()).status).toBe(204)
    expect(await end()).toMatchObject({ status: 404, body: { code: 'accounts.session_missing' } })
    expect((await send('/api/v1/me', { as: other })).status).toBe(401)
    expect((await send('/api/v1/me', { as: rosa })).status).toBe(200)
  })

  test('of another is neither listed nor ended', async () => {
    const ada = await signedIn('ada')
    const adas = await idOf(ada)
    const { body } = await send('/api/v1/me/sessions', { as: rosa })
    expect(JSON.stringify(body)).not.toContain(adas)
    const end = await send(`/api/v1/me/sessions/${adas}`, { method: 'DELETE', as: rosa })
    expect(end).toMatchObject({ status: 404, body: { code: 'accounts.session_missing' } })
    expect((await send('/api/v1/me', { as: ada })).status).toBe(200)
  })

  test('ends when its account is disabled, and does not come back with it', async () => {
    const ada = await signedIn('ada')
    const change = (disabled: boolean) =>
      send(`/api/v1/accounts/${people.get('Rosa')}`, { method: 'PATCH', as: ada, body: { disabled } })
    expect((await change(true)).body).toMatchObject({ name: 'Rosa', disabledAt: expect.stringMatching(/Z$/) })
    expect((await send('/api/v1/me', { as: rosa })).status).toBe(401)
    expect((await change(false)).body).toMatchObject({ disabledAt: null })
    expect((await send('/api/v1/me', { as: rosa })).status).toBe(401)
  })

  test('of an account that is disabled past this program is no session either', async () => {
    const disable = (disabledAt: ReturnType<typeof clock.now> | null) =>
      db.updateTable('account').set({ disabledAt }).where('email', '=', 'rosa@example.org').execute()
    await disable(clock.now())
    expect((await send('/api/v1/me', { as: rosa })).status).toBe(401)
    await disable(null)
    expect((await send('/api/v1/me', { as: rosa })).status).toBe(200)
  })

  test.each([
    ['without a cookie', {}, 'http.sign_in_needed'],
    ['under the name plain http has', { cookie: 'goodstanding=gs-session-x' }, 'http.sign_in_needed'],
    ['forged', { cookie: `${COOKIE}=${newToken('session')}` }, 'http.session_ended'],
    ['twice', { cookie: `${COOKIE}=a; ${COOKIE}=b` }, 'http.sign_in_needed'],
    ['of quotes and semicolons', { cookie: `${COOKIE}="';drop table session` }, 'http.session_ended'],
  ])('%s is none', async (_, headers: Record<string, string>, code) => {
    expect(await send('/api/v1/me', { headers })).toMatchObject({ status: 401, body: { code } })
  })
})

const idOf = async (token: string) => {
  const { body } = await send('/api/v1/me/sessions', { as: token })
  const session = (body['items'] as { id: string; isThis: boolean }[]).find(({ isThis }) => isThis)
  return (session?.id ?? newId<'session'>()) as Id<'session'>
}

describe('who may', () => {
  test('is asked before the request is read: nobody learns what a body should look like', async () => {
    const rosa = await signedIn('rosa')
    const wrong = { method: 'POST', body: { nonsense: true } } as const
    expect(await send('/api/v1/accounts', wrong)).toMatchObject({ status: 401, body: { code: 'http.sign_in_needed' } })
    expect(await send('/api/v1/accounts', { ...wrong, as: rosa })).toMatchObject({
      status: 403,
      body: { code: 'http.not_permitted', detail: expect.stringContaining('permission accounts') },
    })
  })

  test('is asked on every route that is not public, as nobody and as one without the permission', async () => {
    const { routes } = await testApp(database)
    const rea = await signedIn('rea')
    const closed = routes.filter(({ access, method }) => access !== 'public' && method !== 'HEAD')
    expect(closed.length).toBeGreaterThan(5)
    for (const { method, url, access } of closed) {
      const address = url.replace(/:\w+/g, randomUUID())
      expect([method, url, (await send(address, { method: method as 'GET' })).status]).toEqual([method, url, 401])
      const mayBeKnown = typeof access === 'string' || ['people.read', 'reports.read'].includes(access.staff)
      if (!mayBeKnown) expect([url, (await send(address, { method: method as 'GET', as: rea })).status]).toEqual([url, 403])
    }
  })
})

describe('a request that changes something', () => {
  const POST = { method: 'POST', body: { token: 'x' } } as const
  const url = '/api/v1/console/session'

  test.each([
    [{ 'sec-fetch-site': 'same-origin' }, 401],
    [{ 'sec-fetch-site': 'none' }, 401],
    [{ origin: 'https://certified.example.org' }, 401],
    [{ origin: 'http://localhost:80', host: 'localhost' }, 401],
    [{}, 401],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'cross-site', origin: 'https://certified.example.org' }, 403],
    [{ origin: 'https://evil.example.org' }, 403],
    [{ origin: 'https://certified.example.org.evil.org' }, 403],
    [{ origin: 'null' }, 403],
  ])('from %j is answered %i', async (headers: Record<string, string>, status) => {
    expect((await send(url, { ...POST, headers })).status).toBe(status)
  })

  test('is JSON: what a form of another site can send is not read', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const answer = await http.inject({ method: 'POST', url, headers: { 'content-type': type }, payload: '{"token":"x"}' })
      expect([type, answer.statusCode]).toEqual([type, 415])
    }
  })
})

describe('an Idempotency-Key', () => {
  const person = () => ({ name: 'Fin', email: `${randomUUID()}@example.org`, roles: ['finance'] })
  let ada = ''
  beforeEach(async () => {
    ada = await signedIn('ada')
  })
  const post = (body: unknown, key: string, as = ada) =>
    send('/api/v1/accounts', { method: 'POST', as, body, headers: { 'idempotency-key': key } })
  const count = async (email: string) => (await db.selectFrom('account').select('id').where('email', '=', email).execute()).length

  test('makes a repeated request answer the same and do nothing', async () => {
    const [body, key] = [person(), randomUUID()]
    const [first, second] = [await post(body, key), await post(body, key)]
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body])
    expect(await count(body.email)).toBe(1)
    const without = await send('/api/v1/accounts', { method: 'POST', as: ada, body })
    expect(without).toMatchObject({ status: 409, body: { code: 'accounts.email_taken' } })
  })

  test('makes requests at the same time wait for the first', async () => {
    const [body, key] = [person(), randomUUID()]
    const answers = await Promise.all([1, 2, 3, 4].map(() => post(body, key)))
    expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1)
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
  })

  test('is refused for another request, and free for another person', async () => {
    const key = randomUUID()
    await post(person(), key)
    expect(await post(person(), key)).toMatchObject({ status: 409, body: { code: 'http.key_reused' } })
    await db.updateTable('account').set({ disabledAt: null }).where('email', '=', 'abel@example.org').execute()
    expect((await post(person(), key, await signedIn('abel'))).status).toBe(201)
  })

  test('of a request that was refused can be used again', async () => {
    const key = randomUUID()
    const body = { ...person(), email: 'ada@example.org' }
    expect((await post(body, key)).status).toBe(409)
    expect((await post(person(), key)).status).toBe(201)
  })

  test('is forgotten after a day', async () => {
    const [body, key] = [person(), randomUUID()]
    await post(body, key)
    await db.updateTable('idempotencyKey').set({ expiresAt: clock.now() }).where('key', '=', key).execute()
    expect(await post(body, key)).toMatchObject({ status: 409, body: { code: 'accounts.email_taken' } })
  })

  test.each(['', 'two words', 'ü', 'x'.repeat(201)])('like %j is refused', async key => {
    expect(await post(person(), key)).toMatchObject({ status: 422, body: { code: 'http.key_malformed' } })
  })
})

describe('accounts', () => {
  test('always leave one administrator who can sign in', async () => {
    await db.updateTable('account').set({ disabledAt: clock.now() }).where('email', '=', 'abel@example.org').execute()
    const ada = await signedIn('ada')
    const change = (body: unknown) => send(`/api/v1/accounts/${people.get('Ada')}`, { method: 'PATCH', as: ada, body })
    for (const body of [{ disabled: true }, { roles: ['finance'] }])
      expect(await change(body)).toMatchObject({ status: 409, body: { code: 'accounts.last_administrator' } })
    expect(await change({ roles: [] })).toMatchObject({ status: 422 })
    expect(await change({ roles: ['emperor'] })).toMatchObject({ status: 422 })
    expect((await change({ roles: ['administrator', 'auditor'] })).body).toMatchObject({ roles: ['administrator', 'auditor'] })
    expect(await send(`/api/v1/accounts/${randomUUID()}`, { method: 'PATCH', as: ada, body: {} })).toMatchObject({ status: 404 })
  })

  test('are signed out everywhere by an administrator, and by nobody else', async () => {
    const [ada, rosa, again] = [await signedIn('ada'), await signedIn('rosa'), await signedIn('rosa')]
    const end = (id: string | undefined, as: string) => send(`/api/v1/accounts/${id}/sessions`, { method: 'DELETE', as })
    expect(await end(people.get('Ada'), rosa)).toMatchObject({ status: 403, body: { code: 'http.not_permitted' } })
    const before = await db
      .selectFrom('session')
      .select('id')
      .where('account', '=', people.get('Rosa') as never)
      .where('endedAt', 'is', null)
      .execute()
    expect(await end(people.get('Rosa'), ada)).toMatchObject({ status: 200, body: { ended: before.length } })
    for (const token of [rosa, again]) expect((await send('/api/v1/me', { as: token })).status).toBe(401)
    expect((await end(people.get('Rosa'), ada)).body).toEqual({ ended: 0 })
    expect((await send('/api/v1/me', { as: ada })).status).toBe(200)
    expect(await end(randomUUID(), ada)).toMatchObject({ status: 404, body: { code: 'accounts.account_missing' } })
    expect(await end('x', ada)).toMatchObject({ status: 422 })
    const entry = await db.selectFrom('trailEntry').select(['action', 'subject']).orderBy('id', 'desc').executeTakeFirstOrThrow()
    expect(entry).toEqual({ action: 'accounts.sessions_ended', subject: `account:${people.get('Rosa')}` })
  })

  test('keep what was before a change in the trail', async () => {
    const ada = await signedIn('ada')
    await send(`/api/v1/accounts/${people.get('Rea')}`, { method: 'PATCH', as: ada, body: { name: 'Rea Silvia' } })
    const { details } = await db.selectFrom('trailEntry').select('details').orderBy('id', 'desc').executeTakeFirstOrThrow()
    expect(details).toMatchObject({ before: { name: 'Rea' }, after: { name: 'Rea Silvia' } })
  })
})
