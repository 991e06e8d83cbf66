import type { BackupCode, backupSentences } from '../../words/backup.en.ts'
import { type ExitCode, exitCodes } from '../platform.refusals.ts'
import { Refusal, type RefusalOptions } from '../refusal.ts'

/** Exit codes of those that are not about what was typed or handed over. */
export const backupExits = {
  'backup.nothing_there': exitCodes.state,
  'backup.tablespace_found': exitCodes.state,
  'backup.broken_off': exitCodes.database,
  'backup.directory_not_empty': exitCodes.state,
  'backup.database_not_empty': exitCodes.state,
  'backup.half_restored': exitCodes.state,
  'backup.rows_refused': exitCodes.database,
  'backup.trail_differs': exitCodes.findings,
} satisfies Partial<Record<BackupCode, ExitCode>>

/** A refusal of backup and restore with exactly the parameters its sentence needs. */
export const refusalOf = <Code extends BackupCode>(
  code: Code,
  params: Parameters<(typeof backupSentences)[Code]>[0],
  options?: RefusalOptions,
): Refusal => new Refusal(code, params ?? {}, options)

const REASONS: Record<string, string> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'it is on a read-only file system',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file of that name is in the way',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EFBIG: 'the file system takes no file that large',
  EIO: 'the disk failed',
}

/** What the system's code of a failed file operation means; undefined where the error is another. */
export function fileReason(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? (/^E[A-Z]+$/.test(code) && 'syscall' in (error as object) ? `the system says ${code}` : undefined)
}
