import type { RejectedRow } from './file-rows.ts'
import type { Found } from './findings.ts'
import type { Counts } from './report.ts'
import type { Spools } from './spools.ts'

/** Where rows that are no facts and things to look at go: set aside, and counted by their codes. */
export function sinksOf(spools: Spools, counts: Counts) {
  return {
    reject: (row: RejectedRow): void => {
      const codes = (counts.rejections[row.file] ??= {})
      codes[row.code] = (codes[row.code] ?? 0) + 1
      spools.rejected.add(row)
    },
    find: (found: Found): void => {
      counts.findings[found.code] = (counts.findings[found.code] ?? 0) + 1
      spools.found.add(found)
    },
  }
}
