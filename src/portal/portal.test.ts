import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../../tests/app.ts'
import { testDatabase } from '../../tests/database.ts'
import { makeActivity, makeDecision } from '../../tests/make.ts'
import { holderOf, invitationTo } from '../../tests/member.ts'
import { PEOPLE, registerPeople, TODAY } from '../../tests/register-people.ts'
import { writeSettings } from '../platform/settings.ts'
import type { Home } from './portal.ts'

const database = await testDatabase()
const { db } = database
const { http } = await testApp(database)

beforeAll(async () => {
  await registerPeople(db)
  await sql`insert into contact (certificant, email, updated_at)
    select certificant, certificant || '@example.org', now() from certification group by certificant`.execute(db)
})

const tokenOf = (cookie: unknown): string => /goodstanding=([^;]*)/.exec(String(cookie))?.[1] ?? ''

const entered = new Map<string, string>()

/** The cookie's token of whoever holds a number; an invitation lets them in once. */
async function enter(number: string): Promise<string> {
  const known = entered.get(number)
  if (known !== undefined) return known
  const token = await invitationTo(database, await holderOf(database, number))
  const headers = { 'content-type': 'application/json' }
  const { headers: answered } = await http.inject({
    url: '/api/v1/portal/session',
    method: 'POST',
    headers,
    payload: JSON.stringify({ token }),
  })
  const session = tokenOf(answered['set-cookie'])
  entered.set(number, session)
  return session
}

const ask = async (url: string, as?: string): Promise<{ status: number; body: unknown }> => {
  const headers = as === undefined ? {} : { cookie: `__Host-goodstanding=${as}` }
  const { statusCode, body } = await http.inject({ url, headers })
  return { status: statusCode, body: JSON.parse(body) }
}
const homeOf = async (as: string): Promise<Home> => (await ask('/api/v1/portal/home', as)).body as Home

describe('home', () => {
  test('tells a certificant where they stand, in sentences, and what is owed in order of its last day', async () => {
    const { given, name, today, standings, underReview } = await homeOf(await enter(PEOPLE.maria.number))
    expect({ given, name, today, underReview }).toEqual({
      given: 'Maria',
      name: 'Maria García',
      today: TODAY,
      underReview: false,
    })
    const [standing, ...more] = standings
    expect(more).toEqual([])
    expect(standing).toMatchObject({
      number: PEOPLE.maria.number,
      sentence: 'You are certified, Maria.',
      title: 'Registered Medical Assistant',
    })
    expect(standing?.obligations.map(({ kind }) => kind)).toEqual(['ce', 'fee'])
    expect(standing?.dues.length).toBeGreaterThan(0)
    expect(standing?.cycles.at(-1)).toMatchObject({ required: 3000, credited: 0 })
  })

  test.each([
    ['renewalDue', 'Your fee is past due, Dana.'],
    ['suspended', 'Your certification is suspended, Peter.'],
    ['lapsed', 'Your certification has lapsed, Ruth.'],
    ['decertified', 'You have lost your certification, Omar.'],
    ['retired', 'You have retired, Ana.'],
    ['revoked', 'Your certification was revoked, Ivan.'],
    ['notYet', 'Your certification has not begun yet, Kim.'],
  ] as const)('has a sentence of its own for everybody: %s', async (who, sentence) => {
    const { standings } = await homeOf(await enter(PEOPLE[who].number))
    expect(standings[0]?.sentence).toBe(sentence)
    expect(standings[0]?.reasons.length).toBeGreaterThan(0)
  })

  test('prices and dates every way back, and says what it takes', async () => {
    const { standings } = await homeOf(await enter(PEOPLE.decertified.number))
    const [standing] = standings
    expect(standing?.waysBack.length).toBeGreaterThan(1)
    for (const { open, sentence, reasons } of standing?.waysBack ?? []) {
      expect(sentence).toMatch(open ? /is open/ : /is closed/)
      expect(reasons.length).toBeGreaterThan(0)
    }
  })

  test('holds the activities of whoever asks, the latest first, and nobody else’s', async () => {
    const mine = await holderOf(database, PEOPLE.namesake1.number)
    const theirs = await holderOf(database, PEOPLE.namesake2.number)
    const of = (certificant: typeof mine) => ({ certificant }) as Parameters<typeof makeActivity>[1]
    await makeActivity(db, of(mine), '2025-03-01', 2)
    await makeActivity(db, of(mine), '2026-03-01', 3)
    await makeActivity(db, of(theirs), '2026-04-01', 5)
    const { activities, standings } = await homeOf(await enter(PEOPLE.namesake1.number))
    expect(activities.map(({ on, points, categoryTitle }) => [on, points, categoryTitle])).toEqual([
      ['2026-03-01', 300, 'Professional education'],
      ['2025-03-01', 200, 'Professional education'],
    ])
    expect(standings.map(({ number }) => number)).toEqual([PEOPLE.namesake1.number])
  })

  test('says nothing of somebody whose facts contradict each other, but that they are looked at', async () => {
    const number = PEOPLE.lettered.number
    const [certificant, certification] = [
      await holderOf(database, number),
      (await db.selectFrom('certification').select('id').where('number', '=', number).executeTakeFirstOrThrow()).id,
    ]
    const holder = { certificant, certification, number }
    await makeDecision(db, holder, 'deceased', '2026-01-01', { certification: null })
    await makeActivity(db, holder, '2026-06-01', 2)
    expect(await homeOf(await enter(number))).toMatchObject({ underReview: true, standings: [] })
  })

  test('is nobody’s who has not signed in', async () => {
    expect(await ask('/api/v1/portal/home')).toMatchObject({ status: 401, body: { code: 'http.sign_in_needed' } })
    expect(await ask('/api/v1/portal/home', 'gs-nothing')).toMatchObject({ status: 401 })
  })
})

describe('the door', () => {
  test('says whose it is, and where a demonstration’s letters lie', async () => {
    const { body } = await ask('/api/v1/portal')
    expect(body).toEqual({ body: { name: 'American Medical Technologists' }, inbox: null })
    await db.transaction().execute(tx => writeSettings(tx, { demo: true }, { from: TODAY, by: 'a test' }))
    expect((await ask('/api/v1/portal')).body).toMatchObject({ inbox: '/demo/inbox' })
  })
})
