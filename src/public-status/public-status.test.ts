import { beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../../tests/app.ts'
import { testDatabase } from '../../tests/database.ts'
import { OLD_NUMBER, PEOPLE, registerPeople } from '../../tests/register-people.ts'

const database = await testDatabase()
const { http } = await testApp(database)

beforeAll(() => registerPeople(database.db))

type Answer = { status: number; body: Record<string, unknown>; type: unknown }

async function ask(path: string): Promise<Answer> {
  const response = await http.inject({ url: `/api/v1/status/${path}` })
  return { status: response.statusCode, body: response.json(), type: response.headers['content-type'] }
}

const faults = ({ body }: Answer): unknown => (body['errors'] as { pointer: string }[] | undefined)?.map(({ pointer }) => pointer)

describe('GET /api/v1/status/{certificateNumber}', () => {
  test('says who is certified, as what, and through when', async () => {
    const response = await http.inject({ url: '/api/v1/status/1234567' })
    expect(response.json()).toEqual({
      certificateNumber: '1234567',
      name: 'Maria García',
      certification: { code: 'RMA', designation: 'RMA(AMT)', title: 'Registered Medical Assistant' },
      status: 'active',
      label: 'Active',
      sentence: 'Maria García is certified.',
      certifiedSince: '2021-05-01',
      since: null,
      through: '2027-04-30',
      asOf: '2027-03-01',
      checkedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as unknown,
    })
    expect(response.statusCode).toBe(200)
    expect(response.headers['cache-control']).toBe('no-store')
  })

  const statuses: [person: keyof typeof PEOPLE, status: string, label: string, sentence: string, since: string | null][] = [
    ['renewalDue', 'not_active', 'Not active: renewal due', 'Dana Whitfield is not active: renewal is due.', '2026-06-01'],
    ['suspended', 'suspended', 'Suspended', 'Peter Okafor is suspended.', '2026-11-02'],
    ['lapsed', 'not_certified', 'Not certified', 'Ruth Lindqvist is not certified.', '2022-06-01'],
    ['decertified', 'not_certified', 'Not certified', 'Omar Haddad is not certified.', '2024-05-01'],
    ['retired', 'retired', 'Retired', 'Ana Souza has retired and is not certified.', '2025-08-15'],
    ['revoked', 'revoked', 'Revoked', 'Ivan Petrov is not certified: the certification was revoked.', '2025-02-03'],
    ['deceased', 'no_longer_certified', 'No longer certified', 'Grace Bell is no longer certified.', null],
    ['notYet', 'not_yet_certified', 'Not yet certified', 'Kim Park is not yet certified.', null],
  ]
  test.each(statuses)('%s', async (person, status, label, sentence, since) => {
    const { body } = await ask(PEOPLE[person].number)
    expect(body).toMatchObject({ status, label, sentence, since, through: null })
  })

  test('tells nobody why a certification was lost, nor of points, fees and audits', async () => {
    const [lapsed, decertified] = [await ask(PEOPLE.lapsed.number), await ask(PEOPLE.decertified.number)]
    expect(Object.keys(lapsed.body)).toEqual(Object.keys(decertified.body))
    for (const { body } of [lapsed, decertified, await ask(PEOPLE.renewalDue.number), await ask(PEOPLE.deceased.number)])
      expect(JSON.stringify(body)).not.toMatch(/point|fee|audit|lapse|decert|deceas|2026-01-09|obligation|reason/i)
  })

  test('finds what an old system called the certificate', async () => {
    expect((await ask(OLD_NUMBER)).body).toMatchObject({ certificateNumber: '1234567' })
  })
})

describe('asOf', () => {
  const days: [day: string, sentence: string, status: string, through: string | null][] = [
    ['2021-04-30', 'On 30 April 2021, Maria García was not yet certified.', 'not_yet_certified', null],
    ['2024-06-01', 'On 1 June 2024, Maria García was certified.', 'active', '2027-04-30'],
    ['2027-02-28', 'On 28 February 2027, Maria García was certified.', 'active', '2027-04-30'],
    ['2027-03-01', 'Maria García is certified.', 'active', '2027-04-30'],
    ['2027-04-30', 'On 30 April 2027, if nothing changes, Maria García will be certified.', 'active', '2027-04-30'],
    ['2027-05-01', 'On 1 May 2027, if nothing changes, Maria García will not be certified.', 'not_certified', null],
    ['2199-12-31', 'On 31 December 2199, if nothing changes, Maria García will not be certified.', 'not_certified', null],
  ]
  test.each(days)('%s: %s', async (asOf, sentence, status, through) => {
    const { body } = await ask(`1234567?asOf=${asOf}`)
    expect({ ...body, sentence: String(body['sentence']).replaceAll('\u00a0', ' ') }).toMatchObject({
      sentence,
      status,
      through,
      asOf,
    })
  })

  test('names the certification as it was called on the day', async () => {
    const old = { code: 'MT', designation: 'MT(AMT)', title: 'Medical Technologist' }
    const renamed = { code: 'MLS', designation: 'MLS(AMT)', title: 'Medical Laboratory Scientist' }
    expect((await ask(`${PEOPLE.renamed.number}?asOf=2022-12-31`)).body['certification']).toEqual(old)
    expect((await ask(`${PEOPLE.renamed.number}?asOf=2023-01-01`)).body['certification']).toEqual(renamed)
    expect((await ask(PEOPLE.renamed.number)).body['certification']).toEqual(renamed)
  })

  const refused = [
    '2026-02-29',
    '2026-2-1',
    '03/01/2026',
    'today',
    '',
    '1899-12-31',
    '2200-01-01',
    '2026-03-01T00:00:00Z',
    '2026-03-01%00',
  ]
  test.each(refused)('%j is refused with its place', async asOf => {
    const answer = await ask(`1234567?asOf=${asOf}`)
    expect(answer).toMatchObject({
      status: 422,
      type: 'application/problem+json',
      body: { code: 'http.field_malformed' },
    })
    expect(faults(answer)).toEqual(['/query/asOf'])
    expect(answer.body['detail']).toContain('like 2026-03-01')
  })

  test('given twice, or misspelt, is refused', async () => {
    expect(faults(await ask('1234567?asOf=2026-01-01&asOf=2026-01-02'))).toEqual(['/query/asOf'])
    const misspelt = await ask('1234567?asof=2026-01-01')
    expect(faults(misspelt)).toEqual(['/query/asof'])
    expect(misspelt.body['detail']).toBe('There is no field called "asof" here.')
  })
})

describe('a number that cannot be', () => {
  test('unknown is a 404 that says no more than that', async () => {
    const answer = await ask('7654321')
    expect(answer).toMatchObject({ status: 404, type: 'application/problem+json' })
    expect(answer.body).toEqual({
      type: 'https://certified.example.org/docs/errors#status.number_unknown',
      title: 'Number unknown',
      status: 404,
      detail: 'No certificate has this number.',
      code: 'status.number_unknown',
      instance: expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/) as unknown,
    })
  })

  const hostile = {
    markup: '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    statement: "1'%20or%20'1'%3D'1",
    'null byte': '1234567%00',
    emoji: '%F0%9F%98%80',
    'right to left': '%D9%84%D9%8A%D9%84%D9%89',
    space: '1234567%20',
    'too long': '9'.repeat(33),
    'ten kilobytes': '9'.repeat(10_000),
  }
  test.each(Object.entries(hostile))('%s is refused with its place', async (_what, number) => {
    const answer = await ask(number)
    expect(answer.status).toBe(422)
    expect(faults(answer)).toEqual(['/path/certificateNumber'])
  })

  test('nothing of what was sent comes back', async () => {
    expect(JSON.stringify(await ask('%3Cscript%3Ealert(1)'))).not.toContain('script')
  })
})
