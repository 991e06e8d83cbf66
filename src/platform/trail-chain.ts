import { createHash } from 'node:crypto'
import type { Instant } from '../values/instant.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** JSON with the keys of every object in order, so that it is the same after PostgreSQL has kept it as jsonb. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const pairs = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${pairs.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`
}

/** What stands for an entry's details in the chain. The salt keeps anybody from trying names until one fits. */
export const detailsDigest = (salt: string, details: unknown): string => sha256(`${salt}\n${canonical(details)}`)

/** What the chain covers of an entry: everything but the details, for which their digest stands. */
export type Chained = {
  id: string
  recordedAt: Instant
  actor: string
  action: string
  certificant: string | null
  subject: string | null
  digest: string
}

/** The hash of an entry that follows the one with the hash `previous`, in hexadecimal. */
export const entryHash = (previous: string, entry: Chained): string => {
  const { id, recordedAt, actor, action, certificant, subject, digest } = entry
  return sha256(JSON.stringify([previous, id, recordedAt, actor, action, certificant, subject, digest]))
}

/** What the first entry follows. */
export const BEGINNING = '0'.repeat(64)
