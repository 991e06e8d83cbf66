import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { asset } from '../src/platform/root.ts'

export type Program = {
  child: ChildProcess
  stdout: () => string
  stderr: () => string
  /** The exit code, or the name of the signal that ended it. */
  ended: Promise<number | string>
}

type Environment = Record<string, string>

/** Runs `goodstanding` as an operator would, with nothing in the environment but what is given. */
export const goodstanding = (args: string[], env: Environment = {}): Program =>
  start([asset('bin/goodstanding.js'), ...args], env)

/** Runs a TypeScript file as a program of its own. */
export const runFile = (file: string, env: Environment): Program => start(['--import', 'tsx', file], env)

function start(args: string[], env: Environment): Program {
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, args, { cwd: asset(), env: { PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | string>(resolve =>
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown')),
  )
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { child, stdout: collect(child.stdout), stderr: collect(child.stderr), ended }
}

function collect(stream: NodeJS.ReadableStream | null): () => string {
  const chunks: Buffer[] = []
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk))
  return () => Buffer.concat(chunks).toString()
}

/** Waits until a condition holds; throws after a minute, naming it: a first start builds the program, beside whatever else the machine does. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 20) {
    if (await holds()) return
    await sleep(20)
  }
  throw new Error(`waited a minute until ${what}`)
}

/** A data directory of the test's own, removed when the test is done. */
export async function dataDirectory(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gs-data-'))
  // The server of a process that a test killed may still be writing its last files.
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }))
  return folder
}
