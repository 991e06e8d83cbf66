import { loadPerson } from '../certificants/certificants.ts'
import type { Member } from '../platform/actor.ts'
import type { Clock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { Database, Tx } from '../platform/db.ts'
import { postMessage } from '../platform/outbox.ts'
import { type Doer, writeTrail } from '../platform/trail.ts'
import type { Rules } from '../rulebook/rules.ts'
import { holdersOfNumber } from '../standing/standing.ts'
import type { Day } from '../values/day.ts'
import { type CertificantId, type Id, newId } from '../values/id.ts'
import { shifted } from '../values/instant.ts'
import { plainText } from '../values/name.ts'
import { memberLetters } from '../words/members.en.ts'
import { memberRefusal } from './members.refusals.ts'
import {
  countLinksSince,
  findMember,
  findMemberLink,
  hasLiveLink,
  insertMember,
  insertMemberLink,
  listMembersByEmail,
  useMemberLink,
} from './members.store.ts'
import { htmlOf } from '../platform/mail.ts'
import { endSession, listSessions } from './sessions.store.ts'
import { aliveAt, beginSession } from './sessions.ts'
import { newToken, tokenDigest } from './tokens.ts'

export type MemberDeps = { database: Database; clock: Clock; config: Pick<Config, 'publicUrl'>; rulebook: { rules: Rules } }

type Purpose = keyof typeof memberLetters

const MINUTE = 60_000
const VALID: Record<Purpose, number> = { sign_in: 30 * MINUTE, sign_up: 30 * MINUTE, invitation: 14 * 24 * 60 * MINUTE }
/** So many links an hour, so that nobody's mailbox can be filled by a stranger. */
const AN_HOUR = 5

/**
 * Sends a link to every member with this email address. It answers nobody whether there is one: the door gives the same
 * answer, and takes the same time.
 */
export async function askToSignIn(deps: MemberDeps, email: string): Promise<void> {
  await deps.database.db.transaction().execute(async tx => {
    for (const each of await listMembersByEmail(tx, email)) await sendLink(deps, tx, 'sign_in', each)
  })
}

export type SignUp = { number: string; familyName: string; bornOn: Day }

/**
 * Finds the record that a person says is theirs, by certificate number, family name and birth date, and sends a link to the
 * email address the register has of them: never to one that somebody types. Whether it was found is told to nobody.
 */
export async function askToSignUp(deps: MemberDeps, { number, familyName, bornOn }: SignUp): Promise<void> {
  const { database } = deps
  const [certificant, ...others] = await holdersOfNumber(deps, number)
  if (certificant === undefined || others.length > 0) return
  const { name, bornOn: born, contact } = await loadPerson(database.db, certificant)
  const email = contact?.email ?? null
  if (name === null || plainText(name.family) !== plainText(familyName) || born !== bornOn || email === null) return
  await database.db.transaction().execute(async tx => {
    const member = await findMember(tx, certificant)
    if (member?.disabledAt == null) await sendLink(deps, tx, 'sign_up', { certificant, email })
  })
}

/** Invites somebody by their address in the register; a member gets a link to sign in. Gives the address it went to. */
export async function invite(deps: MemberDeps, tx: Tx, by: Doer, certificant: CertificantId): Promise<{ email: string }> {
  const { name, contact } = await loadPerson(tx, certificant)
  if (name === null) throw memberRefusal('members.certificant_missing')
  const email = contact?.email ?? null
  if (email === null) throw memberRefusal('members.no_address')
  const member = await findMember(tx, certificant)
  if (member?.disabledAt) throw memberRefusal('members.disabled')
  await sendLink(deps, tx, 'invitation', { certificant, email })
  await writeTrail(tx, { by, action: 'members.invited', certificant })
  return { email }
}

/** Invites somebody who is no member and whom no link would let in any more. */
export function inviteOnce(deps: MemberDeps, by: Doer, certificant: CertificantId): Promise<void> {
  return deps.database.db.transaction().execute(async tx => {
    if ((await findMember(tx, certificant)) || (await hasLiveLink(tx, certificant, deps.clock.now()))) return
    await invite(deps, tx, by, certificant)
  })
}

type Addressee = { certificant: CertificantId; email: string }

async function sendLink(deps: MemberDeps, tx: Tx, purpose: Purpose, { certificant, email }: Addressee): Promise<void> {
  const { clock, config, rulebook } = deps
  const now = clock.now()
  if (purpose !== 'invitation' && (await countLinksSince(tx, certificant, shifted(now, -60 * MINUTE))) >= AN_HOUR) return
  const token = newToken('portal')
  const digest = tokenDigest('portal', token) ?? ''
  const { name } = await loadPerson(tx, certificant)
  await insertMemberLink(tx, {
    tokenDigest: digest,
    certificant,
    email,
    purpose,
    issuedAt: now,
    expiresAt: shifted(now, VALID[purpose]),
  })
  const link = `${config.publicUrl}/portal/enter#token=${token}`
  const { subject, text } = memberLetters[purpose]({ body: rulebook.rules.body.name, name: name?.given ?? '', link })
  const key = `members.${purpose}/${digest}`
  const message = {
    key,
    kind: `members.${purpose}`,
    certificant,
    to: email,
    subject,
    text,
    html: htmlOf(text),
    confidential: true,
  }
  await postMessage(tx, message, now)
}

/** Signs in with the token of a link that was sent; whoever comes for the first time becomes a member. Gives the session's token. */
export function enterPortal(
  { database, clock }: MemberDeps,
  { token, agent }: { token: string; agent: string },
): Promise<string> {
  const digest = tokenDigest('portal', token)
  if (digest === undefined) throw memberRefusal('members.link_unknown')
  return database.db.transaction().execute(async tx => {
    const now = clock.now()
    const link = await useMemberLink(tx, digest, now)
    if (!link) throw await whyNot(tx, digest)
    const member = await memberOf(tx, link)
    await writeTrail(tx, {
      by: { member },
      action: 'members.signed_in',
      certificant: link.certificant,
      details: { with: 'link' },
    })
    return beginSession(tx, { of: { member }, agent, now })
  })
}

async function whyNot(tx: Tx, digest: string) {
  const link = await findMemberLink(tx, digest)
  if (!link) return memberRefusal('members.link_unknown')
  return link.usedAt === null ? memberRefusal('members.link_expired') : memberRefusal('members.link_used')
}

/** The member a link lets in. */
async function memberOf(tx: Tx, { certificant, email }: Addressee): Promise<Id<'member'>> {
  const id = newId<'member'>()
  const joined = await insertMember(tx, { id, certificant, email, recordedBy: `member:${id}` })
  if (joined) {
    await writeTrail(tx, { by: { member: id }, action: 'members.joined', certificant })
    return id
  }
  const member = await findMember(tx, certificant)
  if (!member) throw new Error('a member was there and is gone')
  if (member.disabledAt !== null) throw memberRefusal('members.disabled')
  return member.id
}

/** Ends the session a member asks in. */
export function leavePortal({ database, clock }: MemberDeps, member: Member): Promise<void> {
  return database.db.transaction().execute(async tx => {
    const ended = await endSession(tx, member.session, member, clock.now())
    if (ended) await writeTrail(tx, { by: member, action: 'members.signed_out', certificant: member.certificant })
  })
}

/** Where a member is signed in, the browser used last first. */
export const memberSessions = ({ database, clock }: MemberDeps, member: Member) =>
  listSessions(database.db, member, aliveAt(clock.now()))

/** Ends one of a member's own sessions; refuses one that is not theirs as if it did not exist. */
export function endMemberSession({ database, clock }: MemberDeps, member: Member, session: Id<'session'>): Promise<void> {
  return database.db.transaction().execute(async tx => {
    const ended = await endSession(tx, session, member, clock.now())
    if (!ended) throw memberRefusal('members.session_missing')
    const subject = `session:${session}`
    await writeTrail(tx, { by: member, action: 'members.session_ended', certificant: member.certificant, subject })
  })
}
