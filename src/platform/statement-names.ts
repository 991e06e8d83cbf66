import type { QueryConfig } from 'pg'

const MOST_NAMES = 1000
const LONGEST_TEXT = 8000
const names = new Map<string, string>()

/**
 * The statement with a name of its own per SQL text, so that each connection prepares it once. A statement without parameters
 * keeps the simple protocol; long texts (bulk values) and those beyond the cap stay unnamed, because every connection keeps
 * every name it was given.
 */
export function nameStatements(text: string, values: readonly unknown[]): QueryConfig {
  const statement = { text, values: [...values] }
  if (values.length === 0 || text.length > LONGEST_TEXT) return statement
  const name = names.get(text) ?? newName(text)
  return name === undefined ? statement : { ...statement, name }
}

function newName(text: string): string | undefined {
  if (names.size >= MOST_NAMES) return undefined
  const name = `s${names.size}`
  names.set(text, name)
  return name
}
