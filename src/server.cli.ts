import type { RegisterVerb } from './platform/command.ts'
import { exitCodes } from './platform/platform.refusals.ts'
import { serve } from './server.ts'

/** `goodstanding serve`: runs until it is told to stop. */
export const registerServe: RegisterVerb = (program, cli) => {
  program
    .command('serve')
    .description('run the program: pages, API and the database that comes with it')
    .option('--host <address>', 'the address to listen on', '0.0.0.0')
    .option('--empty', 'a new data directory begins empty, to be set up, and not with the demonstration')
    .option('--no-jobs', 'answer only: leave the nights and the sealing of the trail to another process')
    .action(async ({ host, empty, jobs }: { host: string; empty?: boolean; jobs: boolean }) => {
      const config = { ...cli.config(), ...(empty && { demo: false }) }
      const server = await serve(config, { host, jobs, note: cli.note })
      cli.print(
        `Goodstanding is running. Open ${config.port === 0 ? server.address : config.publicUrl}/status in a browser. Ctrl-C stops it.`,
      )
      for (const line of server.wayIn) cli.print(line)
      const lost = await Promise.race([toldToStop(), server.lost])
      await server.stop()
      if (lost === 'lost') cli.endWith(exitCodes.database)
    })
}

const IMPATIENT_AFTER = 1_000

/**
 * Resolves on the first Ctrl-C or SIGTERM. Another one ends the process at once, which is safe, only less polite; right after
 * the first it is the same one, because npm passes on what the terminal has already sent.
 */
function toldToStop(): Promise<'told'> {
  return new Promise(resolve => {
    let first = 0
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.removeAllListeners(signal)
      process.on(signal, () => {
        first ||= Date.now()
        if (Date.now() - first > IMPATIENT_AFTER) process.exit(130)
        resolve('told')
      })
    }
  })
}
