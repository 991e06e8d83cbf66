import { readFileSync } from 'node:fs'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { testApp } from '../../tests/app.ts'
import { testDatabase } from '../../tests/database.ts'
import { issueLink } from '../accounts/accounts.ts'
import { makeClock } from '../platform/clock.ts'
import { asset } from '../platform/root.ts'
import { readSettings, writeSettings } from '../platform/settings.ts'
import { loadRulebook } from '../rulebook/load.ts'
import { rulebookInForce } from '../standing/standing.ts'
import { day } from '../values/day.ts'
import { DEMO_ADMINISTRATOR, setUp, setUpDemo } from './setup.ts'

const database = await testDatabase()
const { db } = database
const clock = makeClock(day('2027-03-01'))
const deps = { database, clock }
const amt = await loadRulebook(asset('rulebook', 'amt'))

const ANSWERS = {
  name: 'National Board of Examples',
  shortName: 'NBE',
  zone: 'America/New_York',
  currency: 'USD',
  rulebook: 'amt',
  administrator: { name: 'Ada Osei', email: 'ada@example.org' },
}

let http: Awaited<ReturnType<typeof testApp>>['http']
beforeEach(async () => {
  await sql`truncate session, console_link, account, setting, rulebook_version, idempotency_key cascade`.execute(db)
  http = (await testApp(database)).http
})

type Sent = { method?: 'GET' | 'POST' | 'PUT'; as?: string; body?: object }

async function send(url: string, { method = 'GET', as = '', body }: Sent = {}) {
  const answer = await http.inject({ url, method, headers: { cookie: as }, ...(body && { payload: body }) })
  const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? ''
  return { status: answer.statusCode, cookie, body: JSON.parse(answer.body || '{}') as Record<string, unknown> }
}

async function enter(): Promise<string> {
  const { token } = await issueLink(deps, { by: 'a test' })
  return (await send('/api/v1/console/session', { method: 'POST', body: { token } })).cookie
}

const post = (as: string, body: object = ANSWERS) => send('/api/v1/setup', { method: 'POST', as, body })

describe('setting up', () => {
  test('from a console link to a register of one’s own: the same browser goes on as the administrator', async () => {
    const as = await enter()
    expect((await send('/api/v1/me', { as })).body).toMatchObject({ account: null, permissions: [], demo: false })
    const { rulebooks } = (await send('/api/v1/setup', { as })).body as { rulebooks: { folder: string }[] }
    expect(rulebooks[0]).toMatchObject({ folder: 'amt', shortName: 'AMT', zone: 'America/Chicago', currency: 'USD' })
    expect(rulebooks.slice(1).map(({ folder }) => folder)).toEqual(['aama', 'arrt', 'ascp', 'isc2', 'nha', 'nhco', 'pmi'])
    const done = await post(as)
    expect(done).toMatchObject({ status: 201, body: { account: { name: 'Ada Osei' } } })
    const me = await send('/api/v1/me', { as: done.cookie })
    expect(me.body).toMatchObject({
      account: { name: 'Ada Osei', roles: ['administrator', 'registrar'] },
      permissions: expect.arrayContaining(['settings', 'accounts', 'people.decide']),
      body: { name: 'National Board of Examples', shortName: 'NBE', zone: 'America/New_York', currency: 'USD' },
      demo: false,
    })
    expect((await send('/api/v1/me', { as })).status).toBe(401)
    expect((await http.inject('/status')).body).toContain('National Board of Examples')
  })

  test('can do nothing else before', async () => {
    const as = await enter()
    for (const url of ['/api/v1/settings', '/api/v1/accounts', '/api/v1/me/sessions'])
      expect(await send(url, { as })).toMatchObject({ status: 409, body: { code: 'http.set_up_first' } })
  })

  test('is done once, also by two at the same time, and whoever holds another link or session is out', async () => {
    const [one, other] = [await enter(), await enter()]
    const spare = await issueLink(deps, { by: 'a test' })
    const done = await Promise.all([post(one), post(other, { ...ANSWERS, administrator: { name: 'B', email: 'b@example.org' } })])
    expect(done.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(await db.selectFrom('account').select('id').execute()).toHaveLength(1)
    const token = { token: spare.token }
    expect((await send('/api/v1/console/session', { method: 'POST', body: token })).status).toBe(401)
    const winner = done.find(({ status }) => status === 201)?.cookie ?? ''
    expect(await post(winner)).toMatchObject({ status: 409, body: { code: 'setup.done_already' } })
  })

  test.each([
    [{ name: '' }, '/body/name'],
    [{ zone: 'Mars/Olympus' }, '/body/zone'],
    [{ zone: '-06:00' }, '/body/zone'],
    [{ currency: 'dollar' }, '/body/currency'],
    [{ administrator: { name: 'Ada', email: 'no' } }, '/body/administrator/email'],
    [{ rulebook: '../../etc' }, '/body/rulebook'],
    [{ more: 1 }, '/body/more'],
  ])('refuses %j and says where', async (change, pointer) => {
    const refused = await post(await enter(), { ...ANSWERS, ...change })
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer }] } })
    expect(await readSettings(db)).toEqual({})
  })

  test('refuses a currency in which the rulebook has no fees', async () => {
    const refused = await post(await enter(), { ...ANSWERS, currency: 'EUR' })
    expect(refused.body).toMatchObject({
      code: 'setup.currency_differs',
      detail: expect.stringContaining('The rulebook states its fees in USD, so the currency cannot be EUR.'),
    })
  })

  test('keeps nothing of a set-up that failed half-way', async () => {
    await sql`alter table session add constraint broken check (account is null)`.execute(db)
    const refused = await post(await enter())
    await sql`alter table session drop constraint broken`.execute(db)
    expect(refused.status).toBe(500)
    expect([await readSettings(db), await db.selectFrom('account').select('id').execute()]).toEqual([{}, []])
  })
})

describe('the rulebook in force', () => {
  test('is the one that was adopted, with its hash, whatever its files say later', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gs-rulebook-'))
    await cp(asset('rulebook', 'amt'), folder, { recursive: true })
    const own = readFileSync(join(folder, 'body.yaml'), 'utf8').replace('code: amt', 'code: nbe')
    await writeFile(join(folder, 'body.yaml'), own)
    const rulebook = await loadRulebook(folder)
    await rm(folder, { recursive: true })
    await setUp(deps, { by: 'a test' }, { ...ANSWERS, rulebook })
    const inForce = await rulebookInForce(db, deps.clock)
    expect(inForce.hash).toBe(rulebook.hash)
    expect(inForce.rules).toEqual({
      ...rulebook.rules,
      body: { ...rulebook.rules.body, name: ANSWERS.name, shortName: ANSWERS.shortName, zone: ANSWERS.zone },
    })
  })

  test('that was changed in the database judges nobody', async () => {
    await setUp(deps, { by: 'a test' }, { ...ANSWERS, rulebook: amt })
    await sql`update rulebook_version set content = jsonb_set(content, '{body,code}', '"other"')`.execute(db)
    await expect(rulebookInForce(db, deps.clock)).rejects.toMatchObject({ code: 'standing.rulebook_altered' })
  })

  test('is the one that comes with the program until a body has its own', async () => {
    expect((await rulebookInForce(db, deps.clock)).hash).toBe(amt.hash)
  })
})

describe('the demonstration', () => {
  test('is marked as one, has an administrator, and is set up once', async () => {
    await setUpDemo({ ...deps, rulebook: amt })
    await setUpDemo({ ...deps, rulebook: amt })
    const accounts = await db.selectFrom('account').select('email').execute()
    expect(accounts).toEqual([{ email: DEMO_ADMINISTRATOR }])
    const as = await enter()
    expect((await send('/api/v1/me', { as })).body).toMatchObject({ demo: true, account: { name: 'Alex Demo' } })
    expect(await post(as)).toMatchObject({ status: 409, body: { code: 'setup.is_demo' } })
  })

  test('never comes over a real register', async () => {
    await setUp(deps, { by: 'a test' }, { ...ANSWERS, rulebook: amt })
    await expect(setUpDemo({ ...deps, rulebook: amt })).rejects.toMatchObject({ code: 'setup.done_already' })
  })
})

describe('settings', () => {
  const CHANGES = {
    name: 'National Board',
    shortName: 'NB',
    logo: null,
    address: { lines: ['12 Main Street', 'Springfield, IL 62701'], country: 'US' },
    email: 'office@example.org',
    phone: null,
    website: 'https://example.org',
  }

  test('change from today on, at once, and the trail knows by whom and from what', async () => {
    const as = (await post(await enter())).cookie
    const changed = await send('/api/v1/settings', { method: 'PUT', as, body: CHANGES })
    expect(changed).toMatchObject({ status: 200, body: { ...CHANGES, zone: 'America/New_York', currency: 'USD', demo: false } })
    expect((await send('/api/v1/settings', { as })).body).toEqual(changed.body)
    expect((await send('/api/v1/me', { as })).body).toMatchObject({ body: { name: 'National Board' } })
    const entry = await db.selectFrom('trailEntry').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
    expect(entry).toMatchObject({
      action: 'settings.changed',
      actor: expect.stringMatching(/^account:/),
      details: { before: { name: 'National Board of Examples' }, after: { name: 'National Board' } },
    })
  })

  test.each([
    [{ name: 'x'.repeat(201) }, '/body/name'],
    [{ website: 'javascript:alert(1)' }, '/body/website'],
    [{ address: { lines: [], country: 'US' } }, '/body/address/lines'],
    [{ email: 'office' }, '/body/email'],
    [{ zone: 'UTC' }, '/body/zone'],
    [{ demo: true }, '/body/demo'],
  ])('refuse %j and say where', async (change, pointer) => {
    const as = (await post(await enter())).cookie
    const refused = await send('/api/v1/settings', { method: 'PUT', as, body: { ...CHANGES, ...change } })
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer }] } })
  })

  test('have a history: each day keeps what held on it', async () => {
    const write = (from: string, phone: string) =>
      db.transaction().execute(tx => writeSettings(tx, { phone }, { from: day(from), by: 'a test' }))
    await write('2027-01-01', '1')
    await write('2027-03-01', '2')
    await write('2027-03-01', '3')
    const on = async (text: string) => (await readSettings(db, day(text))).phone
    expect([await on('2026-12-31'), await on('2027-02-28'), await on('2027-03-01')]).toEqual([undefined, '1', '3'])
  })
})
