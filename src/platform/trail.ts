import { randomBytes } from 'node:crypto'
import type { TrailAction } from '../words/trail.en.ts'
import { type CertificantId, newId } from '../values/id.ts'
import type { Actor } from './actor.ts'
import { recordedBy } from './actor.ts'
import type { Db, Tx } from './db.ts'
import { detailsDigest } from './trail-chain.ts'
import { insertEntry } from './trail.store.ts'

/** Who does something: a member of staff, or the program by a word for the part of it, such as `command line`. */
export type Doer = Pick<Actor, 'account'> | string

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
 * seconds after the commit. Erasing personal data later takes `details` away and leaves the rest.
 */
export async function writeTrail(db: Db | Tx, { by, action, certificant, subject, details }: TrailEntry): Promise<void> {
  const written = details === undefined ? null : JSON.stringify(details)
  const salt = written === null ? null : randomBytes(16).toString('hex')
  await insertEntry(db, {
    id: newId<'trailEntry'>(),
    actor: nameOfDoer(by),
    action,
    certificant: certificant ?? null,
    subject: subject ?? null,
    digest: written === null || salt === null ? '' : detailsDigest(salt, JSON.parse(written)),
    salt,
    details: written,
  })
}
