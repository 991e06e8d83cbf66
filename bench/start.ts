import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asset } from '../src/platform/root.ts'
import { note, report } from './measure.ts'

// From `goodstanding serve` to /readyz, with the demonstration: the first start of a data directory, and later ones. Build
// and pages are there already after the first round, so the first round is the one that shows what follows an install.

const ROUNDS = 5
const FIRST_PORT = 4870

async function ready(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    // Nobody listens yet, or nobody answers.
    return false
  }
}

/** Seconds from the command to the first good answer; the program is stopped again. */
async function startOnce(dataDir: string, port: number): Promise<number> {
  const started = performance.now()
  const child = spawn(process.execPath, [asset('bin', 'goodstanding.js'), 'serve'], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: String(port) },
    stdio: 'ignore',
  })
  const ended = new Promise<void>(resolve => child.on('exit', () => resolve()))
  while (!(await ready(port))) await new Promise(resolve => setTimeout(resolve, 10))
  const seconds = (performance.now() - started) / 1000
  child.kill('SIGTERM')
  await ended
  return seconds
}

await rm(asset('dist', 'goodstanding.js'), { force: true })
await rm(asset('dist', 'web'), { recursive: true, force: true })

const first: number[] = []
const later: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  const dataDir = await mkdtemp(join(tmpdir(), 'gs-start-'))
  first.push(await startOnce(dataDir, FIRST_PORT + round))
  later.push(await startOnce(dataDir, FIRST_PORT + round))
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
}
note(`the very first, which also builds the program and its pages: ${(first[0] as number).toFixed(1)} s`)
report({ claim: 'first start with the demonstration, to /readyz', unit: 's', rounds: first, bound: { most: 10 } })
report({ claim: 'later start, to /readyz', unit: 's', rounds: later, bound: { most: 2 } })
