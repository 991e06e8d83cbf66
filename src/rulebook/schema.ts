import type { z } from 'zod'
import { bodyFile, schemesFile, sourcesFile, statusesFile } from './schema-body.ts'
import { attestationFile, auditFile, cohortsFile } from './schema-ce.ts'
import { activitiesFile, requirementFile } from './schema-counting.ts'
import { cycleFile } from './schema-cycle.ts'
import { downtimeFile } from './schema-downtime.ts'
import { feesFile, lossesFile } from './schema-fees.ts'
import { waysBackFile } from './schema-ways.ts'

/** The files of a rulebook folder and what each may say. */
export const rulebookFiles = {
  'body.yaml': bodyFile,
  'sources.yaml': sourcesFile,
  'schemes.yaml': schemesFile,
  'statuses.yaml': statusesFile,
  'cohorts.yaml': cohortsFile,
  'cycle.yaml': cycleFile,
  'requirement.yaml': requirementFile,
  'activities.yaml': activitiesFile,
  'attestation.yaml': attestationFile,
  'audit.yaml': auditFile,
  'fees.yaml': feesFile,
  'losses.yaml': lossesFile,
  'ways-back.yaml': waysBackFile,
  'downtime.yaml': downtimeFile,
} satisfies Record<string, z.ZodType>

export type RulebookFile = keyof typeof rulebookFiles
/** What the files say once read, their keys as written: points in hundredths, money in cents, `beginning` as null. */
type Files = { [File in RulebookFile]: z.output<(typeof rulebookFiles)[File]> }
type LeftOut = 'downtime.yaml'
export type Written = Omit<Files, LeftOut> & Partial<Pick<Files, LeftOut>>

/** Files a folder may do without; what each means when it is not there stands in its schema. */
export const MAY_BE_LEFT_OUT: ReadonlySet<RulebookFile> = new Set<LeftOut>(['downtime.yaml'])

/** Which file holds a versioned rule, by its YAML key. */
export const RULE_FILES = {
  ce_duty: 'cohorts.yaml',
  long_duty: 'cohorts.yaml',
  cycle: 'cycle.yaml',
  requirement: 'requirement.yaml',
  activities: 'activities.yaml',
  attestation: 'attestation.yaml',
  audit: 'audit.yaml',
  fee_due: 'fees.yaml',
  annual_fee: 'fees.yaml',
  fee_gap: 'fees.yaml',
  fee_table: 'fees.yaml',
  losses: 'losses.yaml',
  ways_back: 'ways-back.yaml',
  applications: 'ways-back.yaml',
  downtime: 'downtime.yaml',
} as const satisfies Record<string, RulebookFile>

export type RuleName = keyof typeof RULE_FILES
type RuleOf<Name extends RuleName> = (typeof RULE_FILES)[Name] extends infer File extends RulebookFile
  ? Name extends keyof Files[File]
    ? Files[File][Name]
    : never
  : never
/** One version of a rule as written. */
export type WrittenVersion<Name extends RuleName> =
  Exclude<RuleOf<Name>, string | undefined> extends { versions: readonly (infer Version)[] } ? Version : never
