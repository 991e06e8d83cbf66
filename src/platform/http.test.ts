import { connect } from 'node:net'
import { pino } from 'pino'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { testApp } from '../../tests/app.ts'
import { emptyDatabase, testDatabase } from '../../tests/database.ts'
import { problems } from '../app.ts'
import { openPool } from './db.ts'
import { openDoor } from './http.ts'
import { defaultLimits } from './http-limits.ts'

const database = await testDatabase()

/** A door with routes that misbehave, and what it logged. */
async function brokenDoor(publicUrl = 'https://certified.example.org') {
  const lines: string[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) })
  const { http, routes } = await openDoor({ ...doorOptions, log, publicUrl })
  const config = { access: 'public' } as const
  http.get('/api/broken/:name', { config }, () => {
    throw new Error('a fault that names Maria García')
  })
  http.get('/api/full', { config }, () => {
    throw Object.assign(new Error('could not extend file'), { code: '53100' })
  })
  http.get('/api/away', { config }, () => {
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  })
  const answer = z.object({ kept: z.string() })
  http.get('/api/leaky', { config, schema: { response: { 200: answer } } }, () => ({ kept: 'yes', secret: 'no' }))
  const body = z.strictObject({ 'a/b': z.string(), list: z.array(z.number()) })
  http.post('/api/body', { config, schema: { body } }, () => 'taken')
  http.get('/api/private', { config: { access: 'member' } }, () => 'secret')
  await http.ready()
  return { http, routes, lines }
}

const doorOptions = {
  problems,
  trustProxy: false,
  limits: defaultLimits,
  findSession: () => Promise.resolve(undefined),
  pageOf: ({ title }: { title: string }) => `<h1>${title}</h1>`,
}

const { http, lines } = await brokenDoor()
const post = (payload: string, type = 'application/json') =>
  http.inject({ method: 'POST', url: '/api/body', payload, headers: { 'content-type': type } })

describe('a request that cannot be taken is refused with a code', () => {
  test('where the address is unknown or not decodable', async () => {
    expect((await http.inject({ url: '/nowhere' })).json()).toMatchObject({ status: 404, code: 'http.address_unknown' })
    expect((await http.inject({ method: 'DELETE', url: '/api/away' })).json()).toMatchObject({ status: 404 })
    expect((await http.inject({ url: '/%zz' })).json()).toMatchObject({ status: 400, code: 'http.address_malformed' })
  })

  test('where the body is no JSON, too large, or of another type', async () => {
    expect((await post('{"a":')).json()).toMatchObject({ status: 400, code: 'http.body_malformed' })
    expect((await post('')).json()).toMatchObject({ status: 400, code: 'http.body_malformed' })
    expect((await post(`"${'x'.repeat(70_000)}"`)).json()).toMatchObject({ status: 413, code: 'http.body_too_large' })
    expect((await post('<a/>', 'application/xml')).json()).toMatchObject({ status: 415, code: 'http.media_type_unknown' })
  })

  test('where fields are wrong: each is pointed to', async () => {
    const problem = (await post('{"a/b": 1, "list": [1, "two"], "more": true}')).json<{
      detail: string
      errors: { pointer: string }[]
    }>()
    expect(problem.errors.map(({ pointer }) => pointer)).toEqual(['/body/a~1b', '/body/list/1', '/body/more'])
    expect(problem.detail).toContain('3 fields')
    expect((await post('{"__proto__": {"admin": true}}')).statusCode).toBe(400)
  })

  test('where it comes without a session and needs one', async () => {
    expect((await http.inject({ url: '/api/private' })).json()).toMatchObject({ status: 401, code: 'http.sign_in_needed' })
  })
})

describe('a fault of the program', () => {
  test('says nothing of itself, and is found in the log by its instance', async () => {
    const response = await http.inject({ url: '/api/broken/maria' })
    const problem = response.json<{ instance: string }>()
    expect(problem).toMatchObject({ status: 500, code: 'http.unexpected' })
    expect(response.body).not.toContain('García')
    expect(problem.instance).toBe(`urn:uuid:${String(response.headers['x-request-id'])}`)
    expect(lines.some(line => line.includes(String(response.headers['x-request-id'])) && line.includes('at '))).toBe(true)
  })

  test('of the database is a 503', async () => {
    expect((await http.inject({ url: '/api/away' })).json()).toMatchObject({ status: 503, code: 'http.register_unreachable' })
    expect((await http.inject({ url: '/api/full' })).json()).toMatchObject({ status: 503, code: 'http.register_full' })
  })

  test('that never answers is given up, and the door still closes', async () => {
    const { http: door } = await openDoor({
      ...doorOptions,
      log: pino({ level: 'silent' }),
      publicUrl: 'http://localhost',
      patience: 50,
    })
    door.get('/api/hangs', { config: { access: 'public' } }, () => new Promise(() => {}))
    expect((await door.inject({ url: '/api/hangs' })).json()).toMatchObject({ status: 503, code: 'http.answer_too_slow' })
    await door.close()
  })

  test('that would answer more than the schema names leaks nothing', async () => {
    expect((await http.inject({ url: '/api/leaky' })).json()).toEqual({ kept: 'yes' })
  })
})

describe('every answer', () => {
  test('carries the headers that keep a browser in bounds', async () => {
    for (const url of ['/api/leaky', '/nowhere', '/%zz', '/api/broken/x']) {
      const { headers } = await http.inject({ url })
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
      })
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/)
    }
  })

  test('promises https only where people come over it', async () => {
    const plain = await brokenDoor('http://localhost:3000')
    expect((await plain.http.inject({ url: '/api/leaky' })).headers).not.toHaveProperty('strict-transport-security')
  })

  test('is logged by the pattern of its route, without what stood in the address', async () => {
    await http.inject({ url: '/api/broken/Maria-Garcia?q=Maria', headers: { 'user-agent': 'Maria', cookie: 'Maria' } })
    const logged = lines.join('')
    expect(logged).toContain('"route":"/api/broken/:name"')
    expect(logged).not.toContain('Maria-Garcia')
    expect(logged).not.toContain('127.0.0.1')
  })
})

describe('what was only read', () => {
  test('is summed up by route, once a minute and at the end', async () => {
    const door = await brokenDoor()
    for (let n = 0; n < 3; n++) await door.http.inject({ url: '/api/leaky?who=Maria' })
    await door.http.inject({ method: 'POST', url: '/api/body', payload: { 'a/b': 'x', list: [] } })
    const before = door.lines.map(line => JSON.parse(line) as { route: string })
    expect(before).toEqual([expect.objectContaining({ route: '/api/body', status: 200, method: 'POST' })])
    await door.http.close()
    expect(JSON.parse(door.lines.at(-1) ?? '')).toMatchObject({ route: '/api/leaky', answers: 3, msg: 'reads' })
  })
})

describe('who may call a route', () => {
  test('is said by every route, or the program does not start', async () => {
    const { http: door } = await openDoor({ ...doorOptions, log: pino({ level: 'silent' }), publicUrl: 'http://localhost' })
    expect(() => door.get('/api/silent', () => 'anything')).toThrow('GET /api/silent does not say who may call it')
  })

  test('is anybody only for these routes', async () => {
    const { routes } = await testApp(database)
    const open = routes.filter(
      ({ method, access, url }) => method === 'GET' && access === 'public' && !url.startsWith('/assets/'),
    )
    expect(open.map(({ url }) => url)).toEqual(expect.arrayContaining(['/status', '/api/v1/status/:certificateNumber']))
    expect(routes.filter(({ access }) => access === undefined)).toEqual([])
  })
})

describe('bytes that are no request', () => {
  test('are refused as a problem too', async () => {
    const address = await http.listen({ port: 0, host: '127.0.0.1' })
    afterAll(() => http.close())
    const send = (bytes: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(Number(new URL(address).port), '127.0.0.1', () => socket.write(bytes))
        let text = ''
        socket.on('data', chunk => (text += String(chunk))).on('close', () => resolve(text))
        socket.on('error', reject)
      })
    expect(await send('HELLO\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 .*http\.request_unreadable/s)
    expect(await send(`GET / HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 .*http\.headers_too_large/s,
    )
  })
})

describe('health', () => {
  test('is alive, and ready on a migrated database', async () => {
    const app = await testApp(database)
    expect((await app.http.inject({ url: '/healthz' })).json()).toEqual({ status: 'ok' })
    const ready = await app.http.inject({ url: '/readyz' })
    expect(ready.statusCode).toBe(200)
    expect(ready.json()).toMatchObject({ status: 'ready' })
  })

  test('is alive but not ready without the schema', async () => {
    const app = await testApp(await emptyDatabase())
    const ready = await app.http.inject({ url: '/readyz' })
    expect(ready.statusCode).toBe(503)
    expect(ready.json()).toEqual({ status: 'not ready', reason: 'the database has not been migrated' })
    expect((await app.http.inject({ url: '/healthz' })).statusCode).toBe(200)
  })

  test('is not ready on an older schema, and says which', async () => {
    const older = await testDatabase()
    await older.pool.query('delete from schema_migration where version = (select max(version) from schema_migration)')
    const ready = await (await testApp(older)).http.inject({ url: '/readyz' })
    expect(ready.statusCode).toBe(503)
    expect(ready.json<{ reason: string }>().reason).toMatch(/^the database is at migration \d+, this program needs \d+$/)
  })

  test('is not ready without a database, and a question then is a 503 for people and programs', async () => {
    const gone = openPool({ host: '/nowhere', user: 'nobody', database: 'nothing' })
    const app = await testApp(gone)
    expect((await app.http.inject({ url: '/readyz' })).json()).toEqual({
      status: 'not ready',
      reason: 'the database does not answer',
    })
    expect((await app.http.inject({ url: '/api/v1/status/1234567' })).json()).toMatchObject({
      status: 503,
      code: 'http.register_unreachable',
    })
    const page = await app.http.inject({ url: '/status/1234567' })
    expect(page.statusCode).toBe(503)
    expect(page.body).toContain('The register cannot be read just now.')
    await gone.close()
  })
})
