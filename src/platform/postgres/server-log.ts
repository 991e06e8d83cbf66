import { existsSync, readFileSync, renameSync, statSync } from 'node:fs'

const LARGEST = 10 * 1024 * 1024

/** Starts a new log where the old one has grown large; one old one is kept. */
export function rotateLog(log: string): void {
  if (existsSync(log) && statSync(log).size > LARGEST) renameSync(log, `${log}.1`)
}

/** The last thing PostgreSQL or a program around it said, after so many bytes of the log, that explains a failure. */
export function tellingLine(log: string, after: number): string | undefined {
  const lines = readFileSync(log).subarray(after).toString().trim().split('\n').slice(-20)
  const told = lines.findLast(line => /FATAL|PANIC|error:|failed/i.test(line)) ?? lines.at(-1)
  return told?.replace(/^[\d-]+ [\d:.]+ \w+ \[\d+\] /, '').trim() || undefined
}
