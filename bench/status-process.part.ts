import { spawn } from 'node:child_process'
import { openSync } from 'node:fs'

export type Role = 'main' | 'app' | 'bare' | 'client'

const [, file = '', asRole = 'main', task = '{}'] = process.argv

/** Which part of the bench this process plays. */
export const role = (): Role => asRole as Role

/** What this process was given to do. */
export const taskGiven = (): unknown => JSON.parse(task)

/** Where the program's log lines go: it writes them as it always does, to a file. */
export const logFile = `${file}.log`

/** Says one line to the process that started this one. */
export const say = (said: object): void => void process.stdout.write(`${JSON.stringify(said)}\n`)

/** Starts this file again in another role; resolves with the first thing it says. */
export async function inOwnProcess(as: Role, given: object): Promise<{ said: unknown; stop: () => void }> {
  const child = spawn(process.execPath, ['--enable-source-maps', file, as, JSON.stringify(given)], {
    stdio: ['ignore', 'pipe', as === 'app' ? openSync(logFile, 'w') : 'inherit'],
  })
  let text = ''
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk)
    if (text.includes('\n')) break
  }
  if (text === '') throw new Error(`${as} ended without a word`)
  return { said: JSON.parse(text) as unknown, stop: () => child.kill() }
}
