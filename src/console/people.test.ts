import { beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../../tests/app.ts'
import { testDatabase } from '../../tests/database.ts'
import {
  type Holder,
  inPlaceOf,
  makeActivity,
  makeCertification,
  makeHolder,
  makeName,
  makePayment,
  takingBack,
} from '../../tests/make.ts'
import { signInAs } from '../../tests/staff.ts'
import { points } from '../values/points.ts'
import { newId } from '../values/id.ts'

const database = await testDatabase()
const { db, pool } = database
const { http } = await testApp(database)
const people: Record<string, Holder> = {}
const tokens: Record<string, string> = {}

beforeAll(async () => {
  tokens['registrar'] = await signInAs(database, 'registrar')
  tokens['read_only'] = await signInAs(database, 'read_only')
  const maria = await makeHolder(db, { name: 'Maria García', number: '1234567' })
  const changed = await makeHolder(db, { name: 'Ana Souza', number: 'MT-0042.A' })
  const old = await db.selectFrom('identity').selectAll().where('certificant', '=', changed.certificant).executeTakeFirstOrThrow()
  await makeName(db, changed.certificant, 'Ana Lindqvist', inPlaceOf(old))
  const second = { ...maria, certification: newId<'certification'>(), number: '1234568' }
  await makeCertification(db, second, { scheme: 'RPT' })
  await pool.query("insert into contact (certificant, email, updated_at) values ($1, 'Maria.Garcia@example.org', now())", [
    maria.certificant,
  ])
  await pool.query("insert into external_id (system, kind, value, certificant) values ('old', 'certificant', 'P-17', $1)", [
    maria.certificant,
  ])
  Object.assign(people, { maria, changed })
  for (const name of ['Bo Li', 'Oliver Limes', 'Percent% Under_score']) people[name] = await makeHolder(db, { name })
})

async function get(url: string, as = 'registrar') {
  const headers = as === '' ? {} : { cookie: `__Host-goodstanding=${tokens[as]}` }
  const answer = await http.inject({ url, headers })
  const isJson = String(answer.headers['content-type']).includes('json')
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: answer.body,
    body: isJson ? JSON.parse(answer.body) : undefined,
  }
}

const namesFor = async (q: string): Promise<string[]> => {
  const { status, body } = await get(`/api/v1/people?q=${encodeURIComponent(q)}`)
  expect(status).toBe(200)
  return body.items.map(({ name }: { name: string }) => name)
}

const trailRows = () => db.selectFrom('trailEntry').select(['action', 'certificant', 'actor', 'details']).orderBy('id').execute()

describe('finding people', () => {
  test.each([
    ['part of a name, whatever its case and accents', 'GARCIA', ['Maria García']],
    ['the middle of a name', 'arci', ['Maria García']],
    ['words in any order', 'garcía maria', ['Maria García']],
    ['a former name, shown by the present one', 'souza', ['Ana Lindqvist']],
    ['a number', '1234567', ['Maria García']],
    ['a number with letters', 'MT-0042.A', ['Ana Lindqvist']],
    ['the number of an old system', 'P-17', ['Maria García']],
    ['part of a number, which is exact or nothing', '123456', []],
    ['the beginning of an email address', 'maria.g@', []],
    ['an email address in another case', 'MARIA.garcia@example', ['Maria García']],
    ['a short word, which is a whole one', 'li', ['Bo Li']],
    ['signs that are no letters', '%%%', []],
    ['a sign that stands for others in patterns', 'percent% under_', ['Percent% Under_score']],
    ['an underscore in an email address, which stands for itself', 'maria_garcia@', []],
    ['nobody', 'Nebuchadnezzar', []],
    ['a quote', "o'; drop table identity; --", []],
  ])('%s', async (_, q, names) => {
    expect(await namesFor(q)).toEqual(names)
  })

  test('shows every certification with its status in the body’s words', async () => {
    const { body } = await get('/api/v1/people?q=1234567')
    expect(body).toEqual({
      items: [
        {
          certificant: people['maria']?.certificant,
          name: 'Maria García',
          email: 'Maria.Garcia@example.org',
          sameAs: [],
          certifications: [
            {
              number: '1234567',
              shownAs: 'RMA(AMT)',
              status: expect.any(String),
              label: expect.any(String),
              since: expect.any(String),
            },
            {
              number: '1234568',
              shownAs: 'RPT(AMT)',
              status: expect.any(String),
              label: expect.any(String),
              since: expect.any(String),
            },
          ],
        },
      ],
      next: null,
    })
  })

  test('pages through everybody by name, each once', async () => {
    const seen: string[] = []
    for (let after = ''; ; ) {
      const { body } = await get(`/api/v1/people?limit=2${after}`)
      seen.push(...body.items.map(({ name }: { name: string }) => name))
      if (body.next === null) break
      after = `&after=${encodeURIComponent(body.next)}`
    }
    expect(seen).toEqual((await get('/api/v1/people')).body.items.map(({ name }: { name: string }) => name))
    expect(seen).toHaveLength(5)
    expect(new Set(seen).size).toBe(5)
  })

  test('as CSV has a row a certification and makes no formula', async () => {
    await makeHolder(db, { name: '=1+1 Formula', number: '7777777' })
    const { headers, text } = await get('/api/v1/people?q=formula&format=csv')
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(text.split('\r\n')).toEqual([
      '\uFEFFName,Email,Number,Certification,Status,Since',
      expect.stringMatching(/^'=1\+1 Formula,,7777777,RMA\(AMT\),[A-Z][a-z ]+,\d{4}-\d\d-\d\d$/),
      '',
    ])
  })

  test('is written down with what was asked and who was shown', async () => {
    await get('/api/v1/people?q=1234567', 'read_only')
    expect((await trailRows()).at(-1)).toMatchObject({
      action: 'console.people_searched',
      actor: expect.stringMatching(/^account:/),
      details: { q: '1234567', shown: [people['maria']?.certificant] },
    })
  })

  test.each([
    ['limit=0', '/query/limit'],
    ['limit=201', '/query/limit'],
    ['limit=ten', '/query/limit'],
    ['q=', '/query/q'],
    ['q=%00', '/query/q'],
    [`q=${'x'.repeat(121)}`, '/query/q'],
    ['after=xyz', '/query/after'],
    [`after=${Buffer.from('["a","b"]').toString('base64url')}`, '/query/after'],
    ['format=xml', '/query/format'],
    ['page=2', '/query/page'],
    ['q=a&q=b', '/query/q'],
  ])('refuses ?%s', async (query, pointer) => {
    const { status, body } = await get(`/api/v1/people?${query}`)
    expect(status).toBe(422)
    expect(body).toMatchObject({ code: 'http.field_malformed', errors: [{ pointer }] })
  })
})

describe('the page of a person', () => {
  const page = (who: string, query = '') => get(`/api/v1/people/${people[who]?.certificant}${query}`)

  test('tells standings with sentences, names in time, facts, and the days that hold them', async () => {
    const maria = people['maria'] as Holder
    const course = await makeActivity(db, maria, '2025-03-04', 5)
    const corrected = await makeActivity(db, maria, '2025-03-05', 6, { ...inPlaceOf(course), title: 'Corrected' })
    const payment = await makePayment(db, maria, 2025, '2025-05-20')
    await makePayment(db, maria, 2025, '2025-05-20', takingBack(payment))
    const { status, body } = await page('maria')
    expect(status).toBe(200)
    expect(body).toMatchObject({
      certificant: maria.certificant,
      name: 'Maria García',
      contact: { email: 'Maria.Garcia@example.org' },
      otherNumbers: [{ system: 'old', kind: 'certificant', value: 'P-17' }],
      asOf: '2027-03-01',
      today: '2027-03-01',
      knownOn: null,
    })
    expect(body.standings.map((each: { number: string }) => each.number)).toEqual(['1234567', '1234568'])
    expect(body.standings[0]).toMatchObject({ shownAs: 'RMA(AMT)', sentence: expect.stringContaining('Maria García') })
    for (const { sentence } of body.standings[0].reasons) expect(sentence).toMatch(/^[A-Z].*\.$/)
    const facts = body.timeline.filter(({ kind }: { kind: string }) => kind === 'activity' || kind === 'payment')
    expect(facts).toMatchObject([
      { kind: 'activity', on: '2025-03-04', factId: course.id, supersededBy: corrected.id, params: { points: points(5) } },
      { kind: 'activity', on: '2025-03-05', factId: corrected.id, supersedes: course.id, params: { title: 'Corrected' } },
      { kind: 'payment', on: '2025-05-20', factId: payment.id, supersededBy: expect.any(String), params: { cents: 6000 } },
      { kind: 'payment', withdrawn: true, supersedes: payment.id },
    ])
    expect(body.daysWithFacts).toEqual(['2021-05-01', '2025-03-05'])
    const { cycles, outside } = body.standings[0] as { cycles: { treatments: object[] }[]; outside: object[] }
    const treated = [...cycles.flatMap(cycle => cycle.treatments), ...outside]
    expect(treated).toMatchObject([{ activity: corrected.id, reasons: [{ sentence: expect.stringMatching(/^[A-Z].*\.$/) }] }])
  })

  test('tells a former name with when it was superseded', async () => {
    const { body } = await page('changed')
    expect(body.name).toBe('Ana Lindqvist')
    expect(body.names).toMatchObject([
      { name: 'Ana Souza', supersededAt: expect.any(String) },
      { name: 'Ana Lindqvist', supersededAt: null },
    ])
  })

  test('as of a past day, and as known before a fact was recorded', async () => {
    const holder = await makeHolder(db, { name: 'Known Later' })
    people['later'] = holder
    const early = { recordedAt: '2026-01-05T12:00:00.000Z' } as never
    for (const table of ['certificant', 'identity', 'certification_grant'])
      await pool.query(
        `update ${table} set recorded_at = '2026-01-01' where ${table === 'certificant' ? 'id' : 'certificant'} = $1`,
        [holder.certificant],
      )
    await makeActivity(db, holder, '2022-01-02', 3, early)
    const before = await page('later', '?knownOn=2026-01-03T00:00:00Z&asOf=2025-12-31')
    const after = await page('later', '?knownOn=2026-01-06T00:00:00Z')
    const kinds = ({ body }: { body: { timeline: { kind: string }[] } }) => body.timeline.map(({ kind }) => kind)
    expect(kinds(before as never)).toEqual(['grant', 'name'])
    expect(kinds(after as never)).toEqual(['grant', 'activity', 'name'])
    expect(before.body).toMatchObject({ asOf: '2025-12-31', knownOn: '2026-01-03T00:00:00.000Z' })
    expect(before.body.standings[0].sentence).toMatch(/^On 31\u00a0December\u00a02025, /)
    expect((await page('later', '?knownOn=2025-12-31T00:00:00Z')).body).toMatchObject({ code: 'console.person_unknown' })
  })

  test('is written down, naming the person', async () => {
    await page('maria', '?asOf=2026-01-01')
    expect((await trailRows()).at(-1)).toMatchObject({
      action: 'console.person_seen',
      certificant: people['maria']?.certificant,
      details: { asOf: '2026-01-01', knownOn: null },
    })
  })

  test.each([
    ['/api/v1/people/00000000-0000-7000-8000-000000000000', 404, 'console.person_unknown'],
    ['/api/v1/people/1234567', 422, 'http.field_malformed'],
    ['/api/v1/people/00000000-0000-7000-8000-000000000000?asOf=2026-02-30', 422, 'http.field_malformed'],
    ['/api/v1/people/00000000-0000-7000-8000-000000000000?knownOn=2026-02-03', 422, 'http.field_malformed'],
    ['/api/v1/people/00000000-0000-7000-8000-000000000000?knownOn=2199-01-01T00:00:00Z', 409, 'standing.known_on_open'],
  ])('%s is %i', async (url, status, code) => {
    expect(await get(url)).toMatchObject({ status, body: { code } })
  })
})

test.each(['/api/v1/people', '/api/v1/people/00000000-0000-7000-8000-000000000000'])('%s is for staff', async url => {
  expect(await get(url, '')).toMatchObject({ status: 401, body: { code: 'http.sign_in_needed' } })
  expect((await get(url, 'read_only')).status).not.toBe(403)
})
