import { type Logger, pino } from 'pino'
import { DatabaseError } from 'pg'

export type Log = Logger

export type LogLevel = 'info' | 'warn' | 'silent'

/**
 * The structured log, one JSON object a line on standard error, so that a verb's answer on standard output stays clean.
 * Log ids and codes, never names, addresses or what somebody typed.
 */
export const makeLog = (level: LogLevel = 'info'): Log =>
  pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: withoutPersonalData } },
    pino.destination({ fd: 2, sync: true }),
  )

/** What may be logged of an error. PostgreSQL repeats values of rows in its messages and details, so those stay out. */
function withoutPersonalData(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error }
  const stack = error.stack?.split('\n').filter(line => /^\s+at /.test(line))
  if (error instanceof DatabaseError) {
    const { code, table, column, constraint, routine } = error
    return { type: 'DatabaseError', code, table, column, constraint, routine, stack }
  }
  const code = 'code' in error ? error.code : undefined
  const cause = error.cause === undefined ? undefined : withoutPersonalData(error.cause)
  return { type: error.name, message: error.message, code, cause, stack }
}
