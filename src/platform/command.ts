import type { Command } from 'commander'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { OpenDatabase } from './database.ts'
import type { ExitCode } from './platform.refusals.ts'

/** What a verb of the command line is handed. Throw a `Refusal` for everything the operator can put right. */
export type Cli = {
  /** The checked environment; refuses a malformed value, so ask only for what the verb needs. */
  config: () => Config
  clock: () => Clock
  /**
   * Opens the configured database, migrated unless asked for as it is, for as long as the work takes. A verb that does not
   * call it never touches one.
   */
  withDatabase: <T>(work: (database: OpenDatabase) => Promise<T>, options?: { asIs: boolean }) => Promise<T>
  /** One line of the answer, on standard output. */
  print: (line: string) => void
  /** The whole answer as one JSON document, for `--json`. */
  printJson: (value: unknown) => void
  /** One line about the progress, on standard error, so that it never mixes with the answer. */
  note: (line: string) => void
  /** Ends with this code once the verb has returned, for a verb that did its work and found something. */
  endWith: (code: ExitCode) => void
}

/** What `src/<room>/<room>.cli.ts` exports: adds the room's verb to the program. */
export type RegisterVerb = (program: Command, cli: Cli) => void
