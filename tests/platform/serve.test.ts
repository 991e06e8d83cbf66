import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { processesIn } from '../../src/platform/postgres/owner.ts'
import { dataDirectory, goodstanding, type Program, until } from '../program.ts'

/** Without the demonstration, which takes longer to load than anything here. */
const EMPTY = { GOODSTANDING_DEMO: 'no' }

/** A port that nobody has now; the system gives out others until this one has rested. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0)
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return String(typeof address === 'object' && address ? address.port : 0)
}

async function running(env: Record<string, string>): Promise<Program> {
  const program = goodstanding(['serve'], env)
  await until('serve runs', () => program.stdout().includes('is running') || program.child.exitCode !== null)
  return program
}

/** Runs a verb to its end: code, what it answered, what it said beside. */
async function run(args: string[], env: Record<string, string> = {}) {
  const program = goodstanding(args, env)
  return { code: await program.ended, stdout: program.stdout(), stderr: program.stderr() }
}

describe('serve', () => {
  test('starts from nothing, says where to look, answers, and stops in order on SIGTERM', async () => {
    const env = { DATA_DIR: await dataDirectory(), PORT: await freePort(), ...EMPTY }
    const program = await running(env)
    expect(program.stdout()).toContain(`http://localhost:${env.PORT}/status`)
    const ready = await fetch(`http://localhost:${env.PORT}/readyz`)
    expect(ready.status).toBe(200)
    program.child.kill('SIGTERM')
    expect(await program.ended).toBe(0)
    expect(processesIn(join(env.DATA_DIR, 'postgres'))).toEqual([])
  })

  // How fast it starts is measured in bench/start.ts: a test shares its machine with others.
  test('starts again where it stopped', async () => {
    const env = { DATA_DIR: await dataDirectory(), PORT: await freePort(), ...EMPTY }
    const first = await running(env)
    first.child.kill('SIGTERM')
    await first.ended
    await running(env)
    await until('ready', async () => (await fetch(`http://localhost:${env.PORT}/readyz`)).ok)
  })

  test('beside another serve on the same data directory says so and ends with 3; a command joins it', async () => {
    const env = { DATA_DIR: await dataDirectory(), PORT: await freePort(), ...EMPTY }
    const first = await running(env)
    const second = await run(['serve'], { ...env, PORT: await freePort() })
    expect(second.code).toBe(3)
    expect(second.stderr).toContain(
      `Goodstanding is already running on the data directory ${env.DATA_DIR} (process ${first.child.pid},`,
    )
    expect(await run(['migrate'], env)).toMatchObject({ code: 0, stdout: 'The database is up to date.\n' })
    expect((await fetch(`http://localhost:${env.PORT}/readyz`)).status).toBe(200)
  })

  test('on a port that is taken says so and ends with 3', async () => {
    const taken = createServer().listen(0, '0.0.0.0')
    onTestFinished(() => void taken.close())
    await new Promise(resolve => taken.once('listening', resolve))
    const address = taken.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const { code, stderr } = await run(['serve'], { DATA_DIR: await dataDirectory(), PORT: String(port), ...EMPTY })
    expect(code).toBe(3)
    expect(stderr).toContain(`Port ${port} is already in use by another program. Stop it, or choose another with PORT.`)
  })

  test('on a data directory that cannot be written says so and ends with 3', async () => {
    const { code, stderr } = await run(['serve'], { DATA_DIR: '/sys/goodstanding' })
    expect(code).toBe(3)
    expect(stderr).toMatch(
      /^The data directory \/sys\/goodstanding cannot be used: (permission is denied|it is on a read-only file system)\./,
    )
  })
})

describe('an operated database', () => {
  const socketUrl = (database: string) => `postgres:///${database}?host=${inject('databaseSocket')}&user=goodstanding`

  test('that cannot be reached ends with 4, and the password is not repeated', async () => {
    const { code, stderr } = await run(['migrate'], { DATABASE_URL: `postgres://gs:hunter2@127.0.0.1:${await freePort()}/gs` })
    expect(code).toBe(4)
    expect(stderr).toMatch(/^The database at 127\.0\.0\.1:\d+ cannot be reached: nothing listens there\./)
    expect(stderr).not.toContain('hunter2')
  })

  test('that does not exist ends with 4 and its name', async () => {
    const { code, stderr } = await run(['migrate'], { DATABASE_URL: socketUrl('nowhere') })
    expect(code).toBe(4)
    expect(stderr).toContain('has no database named nowhere')
  })

  test('is used as it is', async () => {
    expect(await run(['migrate', '--json'], { DATABASE_URL: socketUrl('goodstanding') })).toEqual({
      code: 0,
      stdout: '{\n  "applied": []\n}\n',
      stderr: '',
    })
  })
})

describe('the command line', () => {
  test.each([
    [['srve'], "Unknown command 'srve'. Did you mean serve? See goodstanding --help.\n"],
    [['serve', '--hots', 'x'], "Unknown option '--hots'. Did you mean --host? See goodstanding --help.\n"],
    [['migrate', 'now'], "Too many arguments for 'migrate'. Expected 0 arguments but got 1. See goodstanding --help.\n"],
  ])('%j is answered with a sentence and ends with 2', async (args, sentence) => {
    expect(await run(args)).toEqual({ code: 2, stdout: '', stderr: sentence })
  })

  test('a malformed variable ends with 2', async () => {
    expect(await run(['serve'], { PORT: 'x' })).toEqual({
      code: 2,
      stdout: '',
      stderr: 'PORT should be a number from 0 to 65535, but it is "x".\n',
    })
  })

  test('with --json a refusal is JSON too', async () => {
    const { code, stderr } = await run(['migrate', '--json'], { PORT: 'x' })
    expect([code, JSON.parse(stderr)]).toEqual([2, { code: 'config.value_malformed', detail: expect.stringContaining('PORT') }])
  })

  test('help is an answer, on standard output', async () => {
    for (const args of [['--help'], ['help', 'serve'], ['migrate', '-h']]) {
      const { code, stdout, stderr } = await run(args)
      expect([code, stderr]).toEqual([0, ''])
      expect(stdout).toContain('Usage: goodstanding')
    }
  })

  test('a reader that has gone ends it quietly', async () => {
    const program = goodstanding(['--help'])
    program.child.stdout?.destroy()
    expect([await program.ended, program.stderr()]).toEqual([0, ''])
  })
})
