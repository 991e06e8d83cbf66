import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testApp } from '../../tests/app.ts'
import { testDatabase } from '../../tests/database.ts'
import { PEOPLE, registerPeople } from '../../tests/register-people.ts'
import { signInAs } from '../../tests/staff.ts'
import { newId } from '../values/id.ts'
import { newToken } from './tokens.ts'

const database = await testDatabase()
const { db } = database
const { http, routes } = await testApp(database)

const COOKIE = '__Host-goodstanding'
const MARIA = 'maria@example.org'
const people: Record<string, string> = {}

beforeAll(async () => {
  await registerPeople(db)
  await setUp('maria', MARIA, '1990-03-01')
  await setUp('renewalDue', MARIA, '1988-01-31')
  await setUp('retired', null, '1950-05-05')
})

async function setUp(who: keyof typeof PEOPLE, email: string | null, bornOn: string): Promise<void> {
  const { certificant } = await db
    .selectFrom('certification')
    .select('certificant')
    .where('number', '=', PEOPLE[who].number)
    .executeTakeFirstOrThrow()
  people[who] = certificant
  await sql`update identity set born_on = ${bornOn}::date where certificant = ${certificant}`.execute(db)
  if (email) await sql`insert into contact (certificant, email, updated_at) values (${certificant}, ${email}, now())`.execute(db)
}

beforeEach(() => sql`truncate outbox, member_link, session, member cascade`.execute(db))

type Sent = { method?: 'GET' | 'POST' | 'DELETE'; as?: string; body?: unknown; headers?: Record<string, string> }

async function send(url: string, { method = 'GET', as, body, headers = {} }: Sent = {}) {
  const cookie = as === undefined ? {} : { cookie: `${COOKIE}=${as}` }
  const json = body === undefined ? {} : { 'content-type': 'application/json', payload: JSON.stringify(body) }
  const { payload, ...type } = { payload: undefined, ...json }
  const answer = await http.inject({ url, method, headers: { ...type, ...cookie, ...headers }, ...(payload && { payload }) })
  return { status: answer.statusCode, headers: answer.headers, body: JSON.parse(answer.body || '{}') as Record<string, unknown> }
}

const post = (url: string, body: unknown, as?: string) => send(url, { method: 'POST', body, ...(as && { as }) })
const letters = () =>
  db.selectFrom('outbox').select(['kind', 'recipient', 'text', 'html', 'confidential']).orderBy('id').execute()
const tokensSent = async () => (await letters()).map(({ text }) => /#token=(\S+)/.exec(text)?.[1] ?? '')
const MARIAS = { number: PEOPLE.maria.number, familyName: 'Garcia', bornOn: '1990-03-01' }

const tokenOf = (headers: Record<string, unknown>): string =>
  /goodstanding=([^;]*)/.exec(String(headers['set-cookie']))?.[1] ?? ''

async function signedIn(signUp = MARIAS): Promise<string> {
  await post('/api/v1/portal/sign-up', signUp)
  const token = (await tokensSent()).at(-1)
  return tokenOf((await post('/api/v1/portal/session', { token })).headers)
}

describe('signing up', () => {
  test('finds the record by number, family name and birth date, and writes to the address in the register', async () => {
    expect(await post('/api/v1/portal/sign-up', MARIAS)).toMatchObject({ status: 202, body: {} })
    const [letter, ...more] = await letters()
    expect(more).toEqual([])
    expect(letter).toMatchObject({ kind: 'members.sign_up', recipient: MARIA, confidential: true })
    expect(letter?.text).toContain('https://certified.example.org/portal/enter#token=gs-portal-')
    expect(letter?.html).toContain('<a href="https://certified.example.org/portal/enter#token=')
  })

  test.each([
    ['another family name', { ...MARIAS, familyName: 'Garza' }],
    ['another birth date', { ...MARIAS, bornOn: '1990-03-02' }],
    ['a number nobody has', { ...MARIAS, number: '9999999' }],
    ['no address in the register', { number: PEOPLE.retired.number, familyName: 'Souza', bornOn: '1950-05-05' }],
  ])('answers the same and writes to nobody: %s', async (_why, body) => {
    expect(await post('/api/v1/portal/sign-up', body)).toMatchObject({ status: 202, body: {} })
    expect(await letters()).toEqual([])
  })

  test('takes as long whether or not somebody was found', async () => {
    const timed = async (body: unknown) => {
      const before = performance.now()
      await post('/api/v1/portal/sign-up', body)
      return performance.now() - before
    }
    expect(await timed(MARIAS)).toBeGreaterThanOrEqual(390)
    expect(await timed({ ...MARIAS, number: '9999999' })).toBeGreaterThanOrEqual(390)
  })

  test.each([
    [{ ...MARIAS, bornOn: '1990-02-30' }, '/body/bornOn'],
    [{ ...MARIAS, number: '' }, '/body/number'],
    [{ ...MARIAS, familyName: 'x'.repeat(201) }, '/body/familyName'],
    [{ ...MARIAS, familyName: 7 }, '/body/familyName'],
  ])('refuses what is not as expected by its field', async (body, pointer) => {
    const answer = await post('/api/v1/portal/sign-up', body)
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } })
  })

  test('fills nobody`s mailbox', async () => {
    for (let n = 0; n < 7; n++) await post('/api/v1/portal/sign-up', MARIAS)
    expect(await letters()).toHaveLength(5)
  })
})

describe('a link', () => {
  test('signs in once, makes the certificant a member once, and the trail says so', async () => {
    await post('/api/v1/portal/sign-up', MARIAS)
    const [token] = await tokensSent()
    const first = await post('/api/v1/portal/session', { token })
    expect(first.status).toBe(204)
    expect(first.headers['set-cookie']).toMatch(
      /^__Host-goodstanding=gs-session-[\w-]{43}; Path=\/; .*HttpOnly; SameSite=Strict; Secure$/,
    )
    expect(await post('/api/v1/portal/session', { token })).toMatchObject({ status: 401, body: { code: 'members.link_used' } })
    await signedIn()
    expect(await db.selectFrom('member').select(['certificant', 'email']).execute()).toEqual([
      { certificant: people['maria'], email: MARIA },
    ])
    const trail = await db
      .selectFrom('trailEntry')
      .select('action')
      .where('certificant', '=', people['maria'] as never)
      .execute()
    expect(trail.map(({ action }) => action)).toEqual(expect.arrayContaining(['members.joined', 'members.signed_in']))
  })

  test('used twice at once signs in once', async () => {
    await post('/api/v1/portal/sign-up', MARIAS)
    const [token] = await tokensSent()
    const answers = await Promise.all([1, 2, 3].map(() => post('/api/v1/portal/session', { token })))
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
  })

  test('that is too old, of another kind or made up lets nobody in', async () => {
    await post('/api/v1/portal/sign-up', MARIAS)
    const [token] = await tokensSent()
    await sql`update member_link set expires_at = now() - interval '1 second'`.execute(db)
    const codeFor = async (text: unknown) => (await post('/api/v1/portal/session', { token: text })).body['code']
    expect(await codeFor(token)).toBe('members.link_expired')
    expect(await codeFor(newToken('portal'))).toBe('members.link_unknown')
    expect(await codeFor(newToken('link'))).toBe('members.link_unknown')
    expect(await codeFor('nonsense')).toBe('members.link_unknown')
    expect(await codeFor(7)).toBe('http.field_malformed')
    expect(await codeFor('x'.repeat(201))).toBe('http.field_malformed')
  })

  test('is kept as a digest only', async () => {
    await post('/api/v1/portal/sign-up', MARIAS)
    const [token = ''] = await tokensSent()
    const rows = JSON.stringify(await db.selectFrom('memberLink').selectAll().execute())
    expect(rows).not.toContain(token)
  })

  test('does not let in whose account is closed', async () => {
    await signedIn()
    await sql`truncate member_link`.execute(db)
    await post('/api/v1/portal/sign-in', { email: MARIA })
    const token = (await tokensSent()).at(-1)
    await sql`update member set disabled_at = now()`.execute(db)
    expect(await post('/api/v1/portal/session', { token })).toMatchObject({ status: 403, body: { code: 'members.disabled' } })
  })
})

describe('asking for a link by email', () => {
  test('writes to each member who has the address, whatever its case, and to nobody else', async () => {
    await signedIn()
    await signedIn({ number: PEOPLE.renewalDue.number, familyName: 'WHITFIELD', bornOn: '1988-01-31' })
    await sql`truncate outbox`.execute(db)
    expect(await post('/api/v1/portal/sign-in', { email: 'MARIA@example.org' })).toMatchObject({ status: 202, body: {} })
    expect((await letters()).map(({ text }) => text.split('\n')[0])).toEqual(['Dear Maria,', 'Dear Dana,'])
    await sql`truncate outbox`.execute(db)
    expect(await post('/api/v1/portal/sign-in', { email: 'nobody@example.org' })).toMatchObject({ status: 202, body: {} })
    expect(await letters()).toEqual([])
  })

  test('refuses what is no address', async () => {
    expect(await post('/api/v1/portal/sign-in', { email: 'maria' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/body/email' }] },
    })
  })
})

describe('an invitation', () => {
  const invite = (who: string, as: string) => send(`/api/v1/people/${who}/invitation`, { method: 'POST', as })

  test('goes to the address in the register, from whoever may record', async () => {
    const registrar = await signInAs(database, 'registrar')
    expect(await invite(people['maria'] ?? '', registrar)).toMatchObject({ status: 202, body: { email: MARIA } })
    expect(await letters()).toMatchObject([{ kind: 'members.invitation', recipient: MARIA }])
  })

  test('is refused where it cannot go', async () => {
    await sql`truncate account cascade`.execute(db)
    const registrar = await signInAs(database, 'registrar')
    expect(await invite(people['retired'] ?? '', registrar)).toMatchObject({ status: 409, body: { code: 'members.no_address' } })
    expect(await invite(newId(), registrar)).toMatchObject({ status: 404, body: { code: 'members.certificant_missing' } })
    expect(await invite('7', registrar)).toMatchObject({ status: 422, body: { errors: [{ pointer: '/path/certificant' }] } })
    const reader = await signInAs(database, 'read_only')
    expect(await invite(people['maria'] ?? '', reader)).toMatchObject({ status: 403, body: { code: 'http.not_permitted' } })
  })
})

describe('a session of the portal', () => {
  test('is listed and ended by its owner alone', async () => {
    const maria = await signedIn()
    const elsewhere = await signedIn()
    const dana = await signedIn({ number: PEOPLE.renewalDue.number, familyName: 'Whitfield', bornOn: '1988-01-31' })
    const listed = (await send('/api/v1/portal/sessions', { as: maria })).body['items'] as { id: string; isThis: boolean }[]
    expect(listed).toHaveLength(2)
    const other = listed.find(each => !each.isThis)?.id ?? ''
    const end = (as: string) => send(`/api/v1/portal/sessions/${other}`, { method: 'DELETE', as })
    expect(await end(dana)).toMatchObject({ status: 404, body: { code: 'members.session_missing' } })
    expect((await end(maria)).status).toBe(204)
    expect(await end(maria)).toMatchObject({ status: 404 })
    expect((await send('/api/v1/portal/sessions', { as: elsewhere })).body['code']).toBe('http.session_ended')
    expect((await send('/api/v1/portal/session', { method: 'DELETE', as: maria })).status).toBe(204)
    expect((await send('/api/v1/portal/sessions', { as: maria })).status).toBe(401)
  })

  test('opens no door of the console, and one of the console none of the portal', async () => {
    await sql`truncate account cascade`.execute(db)
    const maria = await signedIn()
    const registrar = await signInAs(database, 'registrar')
    for (const { method, url, access } of routes) {
      if (access === 'public' || method === 'HEAD') continue
      const asked = { method: method as 'GET', as: access === 'member' ? registrar : maria }
      const { status, body } = await send(url.replace(/:\w+/g, newId()), asked)
      expect([url, status, body['code']]).toEqual([url, 403, access === 'member' ? 'http.for_members' : 'http.for_staff'])
    }
  })
})
