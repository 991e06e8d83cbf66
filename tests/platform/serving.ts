import { createServer } from 'node:net'
import { asset } from '../../src/platform/root.ts'
import { type Program, runFile, until } from '../program.ts'

export type Serving = { program: Program; address: string; env: Record<string, string> }

/** A port that nobody has now. */
export async function freePort(): Promise<string> {
  const server = createServer().listen(0)
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return String(typeof address === 'object' && address ? address.port : 0)
}

/** Starts a server as a process of its own and waits until it answers. */
export async function serving(given: Record<string, string>): Promise<Serving> {
  const env = { GOODSTANDING_DEMO: 'no', PORT: await freePort(), ...given }
  const program = runFile(asset('tests/platform/server-program.ts'), env)
  await until('the server runs', () => program.stdout().includes('running') || program.child.exitCode !== null)
  if (program.child.exitCode !== null) throw new Error(program.stderr())
  return { program, address: `http://127.0.0.1:${env.PORT}`, env }
}

/** What a server answers: its status and, where it refuses, the code. 0 where nobody listens. */
export async function ask(url: string, cookie = ''): Promise<{ status: number; code: string | undefined }> {
  try {
    const answer = await fetch(url, { headers: { cookie, accept: 'application/json' }, signal: AbortSignal.timeout(20_000) })
    const text = await answer.text()
    const isJson = /json/.test(answer.headers.get('content-type') ?? '')
    return { status: answer.status, code: isJson ? (JSON.parse(text) as { code?: string }).code : undefined }
  } catch {
    return { status: 0, code: undefined }
  }
}
