import { readConfig } from '../../src/platform/config.ts'
import { serve } from '../../src/server.ts'

// `goodstanding serve` for the fault tests: the same server, only that it looks for its night at once and not after a minute.
const server = await serve(readConfig(process.env), { host: '127.0.0.1', jobs: true, lookEvery: 50, note: () => {} })
process.stdout.write('running\n')
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)))
if ((await server.lost) === 'lost') process.exit(4)
