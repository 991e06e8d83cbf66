import { type Clock, makeClock } from './clock.ts'
import type { Cli } from './command.ts'
import { type Config, readConfig } from './config.ts'
import { type OpenDatabase, openDatabase } from './database.ts'
import { makeLog } from './log.ts'
import { exitCodes } from './platform.refusals.ts'

/** The real thing behind `Cli`: the process's environment, streams and signals. */
export function makeCli(): Cli {
  endQuietly()
  const config = (): Config => readConfig(process.env)
  const clock = (): Clock => makeClock(config().fixedToday)
  return {
    config,
    clock,
    withDatabase: (work, options) => withDatabase(config(), work, options),
    print: line => void process.stdout.write(`${line}\n`),
    printJson: value => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    note: line => void process.stderr.write(`${line}\n`),
    endWith: code => void (process.exitCode = code),
  }
}

type Work<T> = (database: OpenDatabase) => Promise<T>

async function withDatabase<T>(config: Config, work: Work<T>, { asIs } = { asIs: false }): Promise<T> {
  const onWait = ({ pid }: { pid: number }) =>
    console.error(`Waiting for another goodstanding command (process ${pid}) to finish.`)
  const onLost = () => process.exit(exitCodes.database)
  const database = await openDatabase(config, { role: 'command', log: makeLog('warn'), onWait, onLost, asIs })
  try {
    return await work(database)
  } finally {
    await database.close()
  }
}

/** A verb ends at once on Ctrl-C, and quietly when the reader of its output has gone; an open transaction keeps nothing. */
function endQuietly(): void {
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
}
