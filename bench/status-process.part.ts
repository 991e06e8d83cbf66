import { spawn } from 'node:child_process'

export type Role = 'main' | 'app' | 'bare' | 'client'

const [, file = '', asRole = 'main', task = '{}'] = process.argv

/** Which part of the bench this process plays. */
export const role = (): Role => asRole as Role

/** What this process was given to do. */
export const taskGiven = (): unknown => JSON.parse(task)

/** Says one line to the process that started this one. */
export const say = (said: object): void => void process.stdout.write(`${JSON.stringify(said)}\n`)

/** Starts this file again in another role; resolves with the first thing it says. */
export async function inOwnProcess(as: Role, given: object): Promise<{ said: unknown; stop: () => void }> {
  const child = spawn(process.execPath, ['--enable-source-maps', file, as, JSON.stringify(given)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  for await (const chunk of child.stdout) {
    text += String(chunk)
    if (text.includes('\n')) break
  }
  if (text === '') throw new Error(`${as} ended without a word`)
  return { said: JSON.parse(text) as unknown, stop: () => child.kill() }
}
