import { readConfig } from '../../src/platform/config.ts'
import { exitCodes, platformExits } from '../../src/platform/platform.refusals.ts'
import { Refusal } from '../../src/platform/refusal.ts'
import { serve } from '../../src/server.ts'

// `goodstanding serve` for the fault tests: the same server with the same exit codes, only that it looks for its night at once
// and not after a minute.

const codes: Readonly<Record<string, number>> = platformExits

try {
  const server = await serve(readConfig(process.env), { host: '127.0.0.1', jobs: true, lookEvery: 50, note: () => {} })
  process.stdout.write('running\n')
  process.once('SIGTERM', () => void server.stop().then(() => process.exit(exitCodes.ok)))
  if ((await server.lost) === 'lost') process.exit(exitCodes.database)
} catch (error) {
  console.error(error)
  process.exit(error instanceof Refusal ? (codes[error.code] ?? exitCodes.input) : exitCodes.failure)
}
