import { beforeAll, describe, expect, test } from 'vitest'
import { testApp } from '../../tests/app.ts'
import { testDatabase } from '../../tests/database.ts'
import { OLD_NUMBER, PEOPLE, registerPeople } from '../../tests/register-people.ts'

const database = await testDatabase()
const { http } = await testApp(database)

beforeAll(() => registerPeople(database.db))

async function open(path: string) {
  const { statusCode: status, headers, body } = await http.inject({ url: path, headers: { accept: 'text/html' } })
  const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(body)?.[1]
  return { status, location: headers.location, heading, body, headers }
}

const search = (typed: string) => open(`/status?q=${encodeURIComponent(typed)}`)

describe('the page of a certificate', () => {
  test('answers in a sentence, with the facts and its own address', async () => {
    const page = await open('/status/1234567')
    expect(page).toMatchObject({ status: 200, heading: 'Maria García is certified.' })
    for (const said of ['Registered Medical Assistant, through 30 April 2027.', 'RMA(AMT)', '1 May 2021', 'Central Time'])
      expect(page.body.replaceAll('\u00a0', ' ')).toContain(said)
    expect(page.body).toContain('<link rel="canonical" href="https://certified.example.org/status/1234567">')
    expect(page.body).toContain('<meta name="robots" content="noindex">')
    expect(page.headers['cache-control']).toBe('no-store')
  })

  test('writes names as text, whatever they hold', async () => {
    const { body, heading } = await open(`/status/${PEOPLE.hostileName.number}`)
    expect(heading).toBe('&lt;script&gt;alert(1)&lt;/script&gt; O&#39;Brien &amp; Söhne is certified.')
    expect(body).not.toContain('<script')
  })

  test('shows nobody points, fees, audits or a death', async () => {
    for (const { number } of [PEOPLE.lapsed, PEOPLE.decertified, PEOPLE.renewalDue, PEOPLE.deceased])
      expect((await open(`/status/${number}`)).body).not.toMatch(/point|\bfees?\b|audit|deceased|9 January 2026/i)
  })

  test('of a number nobody has says so, and nothing about anybody', async () => {
    expect(await open('/status/7654321')).toMatchObject({ status: 404, heading: 'No certificate has the number 7654321.' })
  })

  test('of an old number leads to the number of today, for good', async () => {
    expect(await open(`/status/${OLD_NUMBER}`)).toMatchObject({ status: 308, location: '/status/1234567' })
  })

  test.each([
    ['markup', '%3Cscript%3E'],
    ['a null byte', '1234567%00'],
    ['thousands of digits', '9'.repeat(5_000)],
    ['an emoji', '%F0%9F%98%80'],
  ])('of %s is no page', async (_what, number) => {
    const page = await open(`/status/${number}`)
    expect(page).toMatchObject({ status: 422, heading: 'That is neither a number nor a name.' })
    expect(page.body).not.toContain('<script')
  })
})

describe('the field', () => {
  test('leads a number to its page, known or not', async () => {
    expect(await search('No. 1 234 567')).toMatchObject({ status: 303, location: '/status/1234567' })
    expect(await search('7654321')).toMatchObject({ status: 303, location: '/status/7654321' })
  })

  test.each(['Maria García', 'MARIA GARCIA', ' maria  garcía '])('finds %j without case and accents', async typed => {
    expect(await search(typed)).toMatchObject({ status: 303, location: '/status/1234567' })
  })

  test.each([PEOPLE.rightToLeft, PEOPLE.vietnamese])('finds $name.given', async ({ name, number }) => {
    expect(await search(`${name.given} ${name.family}`)).toMatchObject({ status: 303, location: `/status/${number}` })
  })

  test.each(['Maria', 'García', 'M García', 'Maria G%', '_aria García', 'Maria Garcíaa'])(
    '%j alone finds nobody',
    async typed => {
      expect(await search(typed)).toMatchObject({ status: 404, heading: 'Nobody is registered under exactly this name.' })
    },
  )

  test('lists a few of one name with number and certification, and no status', async () => {
    const page = await search('john smith')
    expect(page).toMatchObject({ status: 200, heading: '2 certificates carry this name.' })
    expect(page.body).toMatch(/href="\/status\/1000021".*RMA\(AMT\).*href="\/status\/1000022".*RPT\(AMT\)/s)
    expect(page.body).not.toContain('Active')
  })

  test('asks for the number where more than five carry the name, and lists none', async () => {
    const page = await search('Wei Chen')
    expect(page).toMatchObject({ status: 200, heading: 'More than 5 certificates carry this name.' })
    expect(page.body).not.toContain('100003')
  })

  test('left empty says what to type, beside the field', async () => {
    const page = await search('  ')
    expect(page).toMatchObject({ status: 422, heading: 'Nothing was typed.' })
    expect(page.body).toContain('aria-invalid="true"')
    expect(page.body).toContain('aria-describedby="q-hint q-fault"')
  })

  test('never gives back what was typed as markup', async () => {
    const typed = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    const { body } = await search(typed)
    expect(body).not.toMatch(/<script|<img/)
    expect(body).toContain('value="&quot;&gt;&lt;script&gt;')
  })

  test.each(["' or 1=1 --", "Robert'); drop table certificant;--", '\\', '%%%'])('takes %j for what it is', async typed => {
    expect([404, 422]).toContain((await search(typed)).status)
  })

  test('ten kilobytes are too long', async () => {
    const page = await search('a'.repeat(10_000))
    expect(page).toMatchObject({ status: 422, heading: 'That is too long.' })
    expect(page.body.length).toBeLessThan(8_000)
  })

  test('given twice is refused as a page', async () => {
    expect(await open('/status?q=a&q=b')).toMatchObject({ status: 422, heading: 'That did not work.' })
  })
})

describe('around the check', () => {
  test('the root leads to it, and the start page may be indexed', async () => {
    expect(await open('/')).toMatchObject({ status: 302, location: '/status' })
    const start = await open('/status')
    expect(start).toMatchObject({ status: 200, heading: 'Who is certified?' })
    expect(start.body).not.toContain('noindex')
  })

  test('every link and file of a page is there', async () => {
    const { body } = await open('/status/1234567')
    const links = [...body.matchAll(/(?:href|action)="(\/[^"]*)"/g)].map(([, link]) => link ?? '')
    expect(links.length).toBeGreaterThan(5)
    for (const link of links) expect((await http.inject({ url: link })).statusCode, link).toBe(200)
  })

  test('styles and fonts may be kept for ever, and are what they say', async () => {
    const { body } = await open('/status')
    const css = await http.inject({ url: /href="([^"]+\.css)"/.exec(body)?.[1] ?? '' })
    expect(css.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/css; charset=utf-8',
    })
    const fonts = [...css.body.matchAll(/url\(\.\.\/([^)]+)\)/g)].map(([, path]) => `/assets/${path}`)
    expect(fonts.length).toBeGreaterThan(5)
    for (const font of fonts) expect((await http.inject({ url: font })).headers['content-type']).toBe('font/woff2')
  })

  test('a page that is not there is said so to people, as a problem to programs', async () => {
    expect(await open('/statuses')).toMatchObject({ status: 404, heading: 'There is no such page.' })
    expect((await http.inject({ url: '/statuses' })).json()).toMatchObject({ code: 'http.address_unknown' })
  })

  test('every code of a problem is explained where its type leads', async () => {
    const { body } = await open('/docs/errors')
    expect(body).toContain('id="http.field_malformed"')
    expect(body).toContain('id="status.number_unknown"')
  })
})

test('a demonstration says that it is one, and which day it stands still on', async () => {
  const demo = await testApp(database, { env: { GOODSTANDING_TODAY: '2027-03-01' } })
  const body = (await demo.http.inject({ url: '/status' })).body.replaceAll('\u00a0', ' ')
  expect(body).toContain('This demonstration stands still on 1 March 2027.')
  expect(body).toContain('not affiliated with American Medical Technologists')
  expect((await open('/status')).body).not.toContain('demonstration')
})

test('links hold where the program lies below a path', async () => {
  const below = await testApp(database, { env: { PUBLIC_URL: 'https://example.org/register' } })
  const { body } = await below.http.inject({ url: '/status/1234567' })
  expect([...body.matchAll(/(?:href|action)="(\/[^"]*)"/g)].filter(([, link]) => !link?.startsWith('/register/'))).toEqual([])
  expect((await below.http.inject({ url: '/status?q=1234567' })).headers.location).toBe('/register/status/1234567')
})

describe('too many questions', () => {
  const limits = { pages: 5, names: 2, api: 3 }

  test('of pages get a page that says when to come back', async () => {
    const { http: few } = await testApp(database, { limits })
    const ask = () => few.inject({ url: '/status/1234567' })
    for (let n = 0; n < 5; n++) expect((await ask()).statusCode).toBe(200)
    const refused = await ask()
    expect(refused.statusCode).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect(refused.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(refused.body).toContain('Too many questions at once.')
  })

  test('by name are refused before questions by number are', async () => {
    const { http: few } = await testApp(database, { limits })
    const byName = () => few.inject({ url: '/status?q=john+smith' })
    expect([(await byName()).statusCode, (await byName()).statusCode]).toEqual([200, 200])
    const refused = await byName()
    expect(refused.statusCode).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    expect((await few.inject({ url: '/status?q=1234567' })).statusCode).toBe(303)
  })

  test('of the API get a problem, and each client address has its own count', async () => {
    const { http: few } = await testApp(database, { limits, env: { TRUST_PROXY: '127.0.0.1' } })
    const from = (address: string) => few.inject({ url: '/api/v1/status/1234567', headers: { 'x-forwarded-for': address } })
    for (let n = 0; n < 3; n++) expect((await from('198.51.100.7')).statusCode).toBe(200)
    const refused = await from('198.51.100.7')
    expect(refused.json()).toMatchObject({ status: 429, code: 'http.too_many_requests' })
    expect(refused.headers).toMatchObject({
      'content-type': 'application/problem+json',
      'retry-after': expect.anything() as unknown,
    })
    expect((await from('198.51.100.8')).statusCode).toBe(200)
    for (let n = 0; n < 3; n++) await from(`2001:db8:0:1::${n}`)
    expect((await from('2001:db8:0:1::ffff')).statusCode).toBe(429)
    expect((await few.inject({ url: '/healthz' })).statusCode).toBe(200)
  })

  test('are counted once each, and HEAD like GET', async () => {
    const { http: few } = await testApp(database, { limits })
    const ask = (method: 'GET' | 'HEAD') => few.inject({ method, url: '/api/v1/status/1234567' })
    expect((await ask('HEAD')).headers['ratelimit']).toBe('limit=3, remaining=2, reset=60')
    expect((await ask('HEAD')).headers['ratelimit']).toBe('limit=3, remaining=1, reset=60')
    expect((await ask('GET')).headers['ratelimit']).toContain('remaining=2')
    expect((await few.inject({ url: '/nowhere' })).headers['ratelimit']).toContain('remaining=4')
  })

  test('cannot be hidden behind a made-up address where no proxy is trusted', async () => {
    const { http: few } = await testApp(database, { limits })
    const from = (address: string) => few.inject({ url: '/api/v1/status/1234567', headers: { 'x-forwarded-for': address } })
    for (let n = 0; n < 3; n++) await from(`198.51.100.${n}`)
    expect((await from('198.51.100.9')).statusCode).toBe(429)
  })
})
