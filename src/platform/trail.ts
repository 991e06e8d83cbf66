import { randomBytes } from 'node:crypto'
import type { TrailAction } from '../words/trail.en.ts'
import { type CertificantId, type Id, newId } from '../values/id.ts'
import { type Actor, type Member, recordedBy } from './actor.ts'
import type { Db, Tx } from './db.ts'
import { detailsDigest } from './trail-chain.ts'
import { eraseEntries, insertEntry } from './trail.store.ts'

/** Who does something: a member of staff, a certificant, or the program by a word for the part of it, such as `command line`. */
export type Doer = Pick<Actor, 'account'> | Pick<Member, 'member'> | string

export type TrailEntry = {
  by: Doer
  action: TrailAction
  certificant?: CertificantId | undefined
  /** What else it is about, such as `decision:<id>`; never personal data, because it cannot be erased. */
  subject?: string | undefined
  /** What was seen or decided. It may hold personal data: the chain holds a salted digest of it only. */
  details?: unknown
}

/** How a doer is written in the trail and in `recorded_by`. */
export const nameOfDoer = (by: Doer): string => (typeof by === 'string' ? by : recordedBy(by))

/**
 * Writes down, in the transaction of the business itself, what somebody decided or looked at. Sealed into the chain a few
 * seconds after the commit. Gives the entry's id.
 */
export async function writeTrail(
  db: Db | Tx,
  { by, action, certificant, subject, details }: TrailEntry,
): Promise<Id<'trailEntry'>> {
  const id = newId<'trailEntry'>()
  const written = details === undefined ? null : JSON.stringify(details)
  const salt = written === null ? null : randomBytes(16).toString('hex')
  await insertEntry(db, {
    id,
    actor: nameOfDoer(by),
    action,
    certificant: certificant ?? null,
    subject: subject ?? null,
    digest: written === null || salt === null ? '' : detailsDigest(salt, JSON.parse(written)),
    salt,
    details: written,
  })
  return id
}

/**
 * Erases what the trail says of a person beyond codes and ids, and writes down that and why; gives how many entries that
 * touched. The chain stays whole, because it holds a digest of the details that tells nothing once the salt is gone.
 */
export async function eraseTrailDetails(
  tx: Tx,
  { by, certificant, reason }: { by: Doer; certificant: CertificantId; reason: string },
): Promise<number> {
  const id = await writeTrail(tx, { by, action: 'trail.details_erased', certificant, details: { reason } })
  return eraseEntries(tx, certificant, id)
}
