import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/database.ts'
import { OLD_NUMBER, PEOPLE, registerPeople, TODAY } from '../../tests/register-people.ts'
import { testApp } from '../../tests/app.ts'

const database = await testDatabase()
const { http } = await testApp(database)

beforeAll(() => registerPeople(database.db))

const ask = async (url: string) => {
  const response = await http.inject({ url })
  return {
    status: response.statusCode,
    body: response.body ? response.json<Record<string, unknown>>() : {},
    headers: response.headers,
  }
}

describe('GET /api/v1/status/{certificateNumber}', () => {
  test('says who is certified, as what, and through when', async () => {
    const { status, body, headers } = await ask('/api/v1/status/1234567')
    expect(body).toEqual({
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
      checkedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    })
    expect(status).toBe(200)
    expect(headers['cache-control']).toBe('no-store')
  })
})
