import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshenPages } from '../../bin/build.js'
import { serveApp } from '../../src/platform/http-app.ts'
import { asset } from '../../src/platform/root.ts'

type Chunk = { file: string; imports?: string[]; isEntry?: boolean; css?: string[] }

/** What the browser must have before any page of the console is drawn, in bytes as they travel. */
const SHELL_LIMIT = 170_000
/** What the browser must have before a certificant's home is drawn. */
const HOME_LIMIT = 170_000
/** What any one page adds. */
const PAGE_LIMIT = 60_000

beforeAll(freshenPages, 60_000)

const manifest = (): Record<string, Chunk> =>
  JSON.parse(readFileSync(asset('dist', 'web', 'manifest.json'), 'utf8')) as Record<string, Chunk>

/** A chunk and everything it imports at once. */
function filesOf(chunks: Record<string, Chunk>, name: string, known = new Set<string>()): Set<string> {
  const chunk = chunks[name]
  if (!chunk || known.has(chunk.file)) return known
  known.add(chunk.file)
  for (const each of chunk.imports ?? []) filesOf(chunks, each, known)
  return known
}

const weight = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(asset('dist', 'web', file))).length, 0)

describe('the built pages', () => {
  test('begin small', () => {
    const chunks = manifest()
    const [entry = ''] = Object.keys(chunks).filter(name => chunks[name]?.isEntry)
    const shell = filesOf(chunks, entry)
    expect(weight(shell)).toBeLessThan(SHELL_LIMIT)
    expect(weight(shell)).toBeGreaterThan(50_000)
    const home = new Set(['portal/portal-frame.tsx', 'portal/home-page.tsx'].flatMap(page => [...filesOf(chunks, page)]))
    expect(weight(new Set([...shell, ...home]))).toBeLessThan(HOME_LIMIT)
    const pages = Object.keys(chunks).filter(name => /^(console|portal)\/.*-page\.tsx$/.test(name))
    expect(pages.length).toBeGreaterThan(10)
    for (const page of pages) {
      const added = [...filesOf(chunks, page)].filter(file => !shell.has(file))
      expect(weight(added), page).toBeLessThan(PAGE_LIMIT)
    }
  })
})

describe('their answers', () => {
  const http = Fastify()
  serveApp(http, { base: '/certs' })
  afterAll(() => http.close())

  const get = (url: string, headers = {}) => http.inject({ url, headers })
  const nonceOf = (policy: unknown): string => /'nonce-([^']+)'/.exec(String(policy))?.[1] ?? ''

  test('give the same document at every address of a page, with a nonce of its own each time', async () => {
    const [one, other] = [await get('/console/people/anybody'), await get('/portal')]
    expect(one.statusCode).toBe(200)
    const nonces = [one, other].map(({ headers }) => nonceOf(headers['content-security-policy']))
    expect(new Set(nonces).size).toBe(2)
    for (const [at, answer] of [one, other].entries()) {
      expect(answer.body).toContain(`nonce="${nonces[at]}"`)
      expect(answer.body).not.toContain('GOODSTANDING_NONCE')
    }
    const policy = String(one.headers['content-security-policy'])
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe')
    expect(one.body).not.toMatch(/<script(?![^>]* src=)/)
  })

  test('lie below the path that the operator chose', async () => {
    const { body } = await get('/console')
    const addresses = [...body.matchAll(/(?:src|href)="([^"]+)"/g)]
      .map(([, address]) => address)
      .filter(each => each !== '/status')
    expect(addresses.length).toBeGreaterThan(4)
    for (const address of addresses) expect(address).toMatch(/^\/certs\/app\//)
    expect(body).toContain('<meta name="base-path" content="/certs">')
  })

  test('are kept for ever where the name holds the digest, and travel compressed', async () => {
    const { body } = await get('/console')
    const script = /src="\/certs(\/app\/[^"]+\.js)"/.exec(body)?.[1] ?? ''
    const plain = await get(script)
    expect(plain.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
    })
    expect(plain.headers['content-encoding']).toBeUndefined()
    for (const encoding of ['br', 'gzip']) {
      const small = await get(script, { 'accept-encoding': encoding })
      expect(small.headers['content-encoding']).toBe(encoding)
      expect(small.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2)
    }
  })

  test('say nothing of a file there is not, nor of one outside', async () => {
    for (const address of ['/app/nothing.js', '/app/..%2findex.html', '/app/..%2f..%2fpackage.json'])
      expect((await get(address)).statusCode, address).not.toBe(200)
  })

  test('say what to do where the pages were never built', async () => {
    const unbuilt = Fastify()
    serveApp(unbuilt, { base: '', folder: asset('dist', 'nowhere') })
    unbuilt.setErrorHandler((error: { code?: string }, _request, reply) => reply.code(503).send(error.code))
    expect((await unbuilt.inject('/console')).body).toBe('http.pages_not_built')
    await unbuilt.close()
  })
})
