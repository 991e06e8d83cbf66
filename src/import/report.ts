import type { FindingCode } from '../words/findings.en.ts'
import type { RejectionCode } from '../words/import.en.ts'
import type { Day } from '../values/day.ts'
import type { Kind } from './fields.ts'
import type { TakeOverCounts } from './take-over.ts'
import type { FileCounts } from './loading.ts'

export type KindCounts = FileCounts & { kind: Kind }

/** What is counted while an import runs, and stored with its batch. */
export type Counts = {
  files: KindCounts[]
  /** By file name and code. */
  rejections: Record<string, Partial<Record<RejectionCode, number>>>
  findings: Partial<Record<FindingCode, number>>
}

/** What an import did, or would have done. */
export type ImportReport = Counts & {
  system: string
  exportedOn: Day
  dryRun: boolean
  /** False for a dry run, and where the export told nothing that was not known. */
  kept: boolean
  mergeProposals: number
  takeOver: TakeOverCounts
  /** Where the lists lie: rejected.csv, findings.csv, differences.csv. */
  lists: { rejected: string; findings: string; differences: string }
}

export const countsOf = ({ files, rejections, findings }: Counts): Counts => ({ files, rejections, findings })

/** Whether an earlier import of the system ended with the same rows rejected, merged and missing. */
export function isSameAs(earlier: unknown, counts: Counts): boolean {
  return earlier !== undefined && earlier !== null && comparable(earlier as Counts) === comparable(counts)
}

const comparable = ({ files, rejections }: Counts): string =>
  JSON.stringify([
    files.map(({ kind, read, merged, rejected, missing }) => [kind, read, merged, rejected, missing]),
    inOrder(Object.entries(rejections).map(([file, codes]) => `${file} ${inOrder(Object.entries(codes).map(String)).join(' ')}`)),
  ])

const inOrder = (texts: readonly string[]): string[] => texts.toSorted((a, b) => (a < b ? -1 : 1))
