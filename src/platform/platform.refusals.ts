import type { platformSentences } from '../words/platform.en.ts'
import { Refusal, type RefusalOptions } from './refusal.ts'

type Sentences = typeof platformSentences
export type PlatformCode = keyof Sentences

/** How the program ends; the table in docs/cli.md says the same to the operator. */
export const exitCodes = { ok: 0, failure: 1, input: 2, state: 3, database: 4, findings: 5 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** The exit code of everything the platform refuses. */
export const platformExits = {
  'config.value_malformed': exitCodes.input,
  'config.directory_unusable': exitCodes.state,
  'config.port_taken': exitCodes.state,
  'config.port_forbidden': exitCodes.state,
  'database.directory_in_use': exitCodes.state,
  'database.directory_busy': exitCodes.state,
  'database.directory_other_version': exitCodes.state,
  'database.platform_unsupported': exitCodes.database,
  'database.start_failed': exitCodes.database,
  'database.unreachable': exitCodes.database,
  'database.sign_in_refused': exitCodes.database,
  'database.missing': exitCodes.database,
  'database.too_old': exitCodes.database,
  'database.encoding_wrong': exitCodes.database,
  'migration.edited': exitCodes.state,
  'migration.newer_database': exitCodes.state,
  'migration.failed': exitCodes.failure,
} satisfies Record<PlatformCode, ExitCode>

/** A platform refusal with exactly the parameters its sentence needs. */
export const refusalOf = <Code extends PlatformCode>(
  code: Code,
  params: Parameters<Sentences[Code]>[0],
  options?: RefusalOptions,
): Refusal => new Refusal(code, params, options)
