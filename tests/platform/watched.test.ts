import { readFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { processesIn } from '../../src/platform/postgres/owner.ts'
import { asset } from '../../src/platform/root.ts'
import { dataDirectory, goodstanding, until } from '../program.ts'

const TOKEN = 'a-token-of-some-length'

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

const rowsOf = (file: string): Record<string, string>[] =>
  parse(readFileSync(asset('demo', 'register', file)), { bom: true, columns: true, relax_column_count: true })

/** Everything of the demonstration that names a person: of names the ones that are no words, so that a hit means something. */
function personalTexts(): string[] {
  const people = rowsOf('people.csv')
  const names = people.flatMap(each => [each['last_name'], `${each['first_name']} ${each['last_name']}`])
  const reached = people.flatMap(each => [each['email'], each['phone'], each['street1'], each['member_no']])
  const numbers = rowsOf('certifications.csv').map(each => each['certificate_no'])
  return [...new Set([...names, ...reached, ...numbers, 'García', 'Maria', 'alex@'])].filter(
    (text): text is string => text !== undefined && text.trim().length > 4,
  )
}

/** Whether a log names it: a number or a name that is part of a longer word is not meant. */
const named = (log: string, text: string): boolean => {
  for (let at = log.indexOf(text); at >= 0; at = log.indexOf(text, at + 1))
    if (!/[\p{L}\d-]/u.test(log[at - 1] ?? '') && !/[\p{L}\d-]/u.test(log[at + text.length] ?? '')) return true
  return false
}

test('what finds names finds them', () => {
  expect(personalTexts().length).toBeGreaterThan(2_000)
  expect([named('a "Maria García" b', 'García'), named('{"ms":1200015.5}', '1200015'), named('x12000150', '1200015')]).toEqual([
    true,
    true,
    false,
  ])
})

test('neither the log nor the metrics of a busy day name anybody', async () => {
  const env = { DATA_DIR: await dataDirectory(), PORT: String(await freePort()), METRICS_TOKEN: TOKEN }
  const program = goodstanding(['serve'], env)
  await until('serve runs', () => program.stdout().includes('is running') || program.child.exitCode !== null)
  const site = `http://localhost:${env.PORT}`
  const token = /#token=(gs-link-[\w-]{43})/.exec(program.stdout())?.[1] ?? ''
  const json = { 'content-type': 'application/json' }
  const session = await fetch(`${site}/api/v1/console/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ token }),
  })
  expect(session.status).toBe(204)
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? ''
  const get = async (path: string) => (await fetch(`${site}${path}`, { headers: { cookie } })).text()
  for (const { certificate_no: number } of rowsOf('certifications.csv').slice(0, 60)) {
    await get(`/api/v1/status/${number}`)
    await get(`/status?q=${number}`)
  }
  for (const { first_name: given, last_name: family, email } of rowsOf('people.csv').slice(0, 30)) {
    await get(`/status?q=${encodeURIComponent(`${given} ${family}`)}`)
    await get(`/api/v1/people?q=${encodeURIComponent(family ?? '')}`)
    await get(`/api/v1/people?q=${encodeURIComponent(email ?? '')}`)
    await get(`/nobody/${encodeURIComponent(family ?? '')}`)
    await fetch(`${site}/api/v1/console/session`, { method: 'POST', headers: json, body: JSON.stringify({ token: family }) })
    await fetch(`${site}/api/v1/console/session`, { method: 'POST', headers: json, body: `{"${family}` })
  }
  const found = JSON.parse(await get('/api/v1/people?q=Garc%C3%ADa')) as { items: { certificant: string }[] }
  for (const { certificant } of found.items.slice(0, 10)) await get(`/api/v1/people/${certificant}`)
  const metrics = await (await fetch(`${site}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).text()
  expect(metrics).toContain(
    'goodstanding_http_request_duration_seconds_count{method="GET",route="/api/v1/status/:certificateNumber"',
  )
  program.child.kill('SIGTERM')
  expect(await program.ended).toBe(0)
  const told = [program.stderr(), metrics, readFileSync(join(env.DATA_DIR, 'postgres.log'), 'utf8')].join('\n')
  expect(program.stderr()).toContain('"route":"/api/v1/status/:certificateNumber"')
  expect(personalTexts().filter(text => named(told, text))).toEqual([])
}, 240_000)

/** Sends the beginning of a request and keeps the connection. */
async function beginRequest(
  port: number,
  body: string,
): Promise<{ socket: Socket; answer: () => string; closed: Promise<void> }> {
  const socket = connect(port, '127.0.0.1')
  const chunks: Buffer[] = []
  socket.on('data', chunk => chunks.push(chunk))
  const closed = new Promise<void>(resolve => socket.once('close', () => resolve()))
  await new Promise<void>(resolve => socket.once('connect', () => resolve()))
  const head = `POST /api/v1/console/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`
  socket.write(`${head}Content-Length: ${body.length}\r\n\r\n${body.slice(0, 4)}`)
  return { socket, answer: () => Buffer.concat(chunks).toString(), closed }
}

test('told to stop, it finishes the request under way, takes no new one, and closes its database', async () => {
  const port = await freePort()
  const env = { DATA_DIR: await dataDirectory(), PORT: String(port), GOODSTANDING_DEMO: 'no' }
  const program = goodstanding(['serve'], env)
  await until('serve runs', () => program.stdout().includes('is running') || program.child.exitCode !== null)
  // A token nobody issued: to say so, the program must still ask its database.
  const body = JSON.stringify({ token: `gs-link-${'a'.repeat(43)}` })
  const under = await beginRequest(port, body)
  await fetch(`http://127.0.0.1:${port}/healthz`)
  program.child.kill('SIGTERM')
  await until('nobody listens any more', async () => {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { headers: { connection: 'close' } }).catch(() => undefined)
    return answer === undefined
  })
  expect([program.child.exitCode, under.answer()]).toEqual([null, ''])
  under.socket.write(body.slice(4))
  await under.closed
  expect(under.answer()).toMatch(/^HTTP\/1\.1 4\d\d /)
  expect(under.answer()).toContain('"code":"accounts.')
  expect(await program.ended).toBe(0)
  expect(processesIn(join(env.DATA_DIR, 'postgres'))).toEqual([])
  expect(program.stderr()).not.toContain('"level":50')
}, 120_000)
