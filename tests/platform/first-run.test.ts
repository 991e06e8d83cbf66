import { existsSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { dataDirectory, goodstanding, type Program, until } from '../program.ts'

/** A port that nobody has now. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0)
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return String(typeof address === 'object' && address ? address.port : 0)
}

type Environment = { DATA_DIR: string; PORT: string }

const environment = async (): Promise<Environment> => ({ DATA_DIR: await dataDirectory(), PORT: await freePort() })

async function serving(env: Environment, ...args: string[]): Promise<Program> {
  const program = goodstanding(['serve', ...args], env)
  const isThere = async () => (await fetch(`http://localhost:${env.PORT}/healthz`).catch(() => undefined))?.ok === true
  // A first start makes a cluster and may load the demonstration, on a machine that other tests keep busy.
  for (let tries = 0; tries < 200 && !(await isThere()); tries++) await sleep(200)
  await until('serve says so', () => program.stdout().includes('Ctrl-C stops it.'))
  await sleep(100)
  return program
}

async function run(env: Environment, ...args: string[]) {
  const program = goodstanding(args, env)
  return { code: await program.ended, stdout: program.stdout(), stderr: program.stderr() }
}

async function end(program: Program, signal: NodeJS.Signals = 'SIGTERM') {
  program.child.kill(signal)
  return program.ended
}

const tokenIn = (text: string): string => /#token=(gs-link-[\w-]{43})/.exec(text)?.[1] ?? ''

/** Signs in over a real socket; gives the status, and the cookie as a browser would send it back. */
async function enter({ PORT }: Environment, token: string) {
  const answer = await fetch(`http://localhost:${PORT}/api/v1/console/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  const set = answer.headers.get('set-cookie') ?? ''
  return { status: answer.status, set, cookie: set.split(';')[0] ?? '' }
}

const me = async ({ PORT }: Environment, cookie: string) => {
  const answer = await fetch(`http://localhost:${PORT}/api/v1/me`, { headers: { cookie } })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

const SETUP =
  'setup --rulebook amt --name National-Board --short-name NB --zone America/New_York --currency USD --admin-name Ada --admin-email ada@example.org'.split(
    ' ',
  )

describe('a register of one’s own', () => {
  test('starts empty, shows the way to the set-up, is set up on the command line, and keeps a trail through kill -9', async () => {
    const env = await environment()
    const first = await serving(env, '--empty')
    expect(first.stdout()).toContain('Nothing is set up yet.')
    const setUpSession = await enter(env, tokenIn(first.stdout()))
    expect(setUpSession.set).toMatch(/^goodstanding=gs-session-[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/)
    expect((await me(env, setUpSession.cookie)).body).toMatchObject({ account: null })

    const half = await run(env, 'setup', '--name', 'National-Board', '--zone', 'America/New_York')
    expect([half.code, half.stderr]).toEqual([
      2,
      'Without a terminal to ask on, everything is needed: --rulebook, --short-name, --currency, --admin-name, --admin-email are missing.\n',
    ])
    const wrong = await run(env, ...SETUP.map(each => (each === 'America/New_York' ? 'New York' : each)))
    expect([wrong.code, wrong.stderr]).toEqual([
      2,
      '--zone should be a time zone such as America/Chicago, but it is "New York".\n',
    ])

    const done = await run(env, ...SETUP)
    expect([done.code, done.stdout]).toEqual([0, expect.stringContaining('The register of National-Board is set up')])
    const { status, cookie } = await enter(env, tokenIn(done.stdout))
    expect([status, (await me(env, cookie)).body]).toMatchObject([204, { account: { name: 'Ada' }, demo: false }])
    expect((await me(env, setUpSession.cookie)).status).toBe(401)
    expect(await run(env, ...SETUP)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('is set up already, for National-Board'),
    })

    // Written while the server stands still, and not yet sealed when it is killed.
    first.child.kill('SIGSTOP')
    const link = await run(env, 'console-link')
    expect(link.stdout).toMatch(new RegExp(`^http://localhost:${env.PORT}/console/enter#token=gs-link-`))
    await end(first, 'SIGKILL')
    const { unsealed, findings } = JSON.parse((await run(env, 'trail', 'verify', '--json')).stdout)
    expect([unsealed.count > 0, findings]).toEqual([true, []])

    // And a link made while nothing runs signs in once something does.
    const offline = await run(env, 'console-link', '--json')
    const second = await serving(env)
    expect(second.stdout()).not.toContain('#token=')
    expect((await enter(env, tokenIn(offline.stdout))).status).toBe(204)
    await end(second)
    const verified = await run(env, 'trail', 'verify')
    expect([verified.code, verified.stdout]).toEqual([
      0,
      expect.stringMatching(/\d+ entries sealed, .*\nThe chain is whole\.\n$/),
    ])
  }, 180_000)
})

describe('the demonstration', () => {
  test('shows a way in, says what it is, and is left whole for a register of one’s own', async () => {
    const env = await environment()
    const demo = await serving(env)
    const { cookie } = await enter(env, tokenIn(demo.stdout()))
    expect((await me(env, cookie)).body).toMatchObject({ demo: true, account: { name: 'Alex Demo' } })
    expect(await run(env, ...SETUP)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('goodstanding setup --leave-demo'),
    })
    expect(await run(env, ...SETUP, '--leave-demo')).toMatchObject({ code: 3, stderr: expect.stringContaining('Stop it first') })
    await end(demo)

    const left = await run(env, ...SETUP, '--leave-demo', '--json')
    const { demoLeft, link } = JSON.parse(left.stdout) as { demoLeft: string; link: string }
    expect(readdirSync(demoLeft)).toEqual(expect.arrayContaining(['postgres', 'demonstration.json', 'trail-heads.jsonl']))
    expect(existsSync(join(env.DATA_DIR, 'demonstration.json'))).toBe(false)
    expect(await run(env, ...SETUP, '--leave-demo')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('There is no demonstration'),
    })
    expect(await run(env, 'demo', '--certificants', '1')).toMatchObject({ code: 3 })

    const own = await serving(env)
    const session = await enter(env, tokenIn(link))
    expect((await me(env, session.cookie)).body).toMatchObject({ demo: false, clockFixedOn: null, account: { name: 'Ada' } })
    expect((await fetch(`http://localhost:${env.PORT}/api/v1/status/1234567`)).status).toBe(404)
    await end(own)
  }, 180_000)
})
