import type { ImportedAttestation } from '../attestations/attestations.ts'
import type { ChargeBack, ImportedPayment } from '../billing/billing.ts'
import type { ImportedActivity } from '../ce/ce.ts'
import type { ImportedPerson } from '../certificants/certificants.ts'
import type { ImportedAudit, ImportedCertification, ImportedDecision } from '../certifications/certifications.ts'
import type { CeActivity, DecisionKind } from '../engine/dossier.ts'
import type { RouteCode } from '../rulebook/rules-back.ts'
import { type CertificantId, newId } from '../values/id.ts'
import type { Cursor } from './cursor.ts'
import { WORDS } from './fields.ts'
import { certificationOf, type Known, personOf } from './known.ts'

/** A row as a fact; what names it in every export; and what tells it from another row that is the same in substance. */
export type Reader<Of extends Kind, Fact> = (cursor: Cursor<Of>, known: Known, line: number) => Fact
type Kind = 'people' | 'certifications' | 'fees' | 'attestations' | 'audits' | 'events' | 'activities'

export type PersonRow = ImportedPerson & { death: ImportedDecision | undefined }

const CHANNELS: Record<string, 'email' | 'post' | 'phone' | undefined> = { email: 'email', post: 'post', phone: 'phone' }

/** A person; one whose number is not known yet gets an id, which the caller remembers if the row is taken. */
export const readPerson: Reader<'people', PersonRow> = (cursor, known, line) => {
  const number = cursor.key('number')
  const certificant = known.people.get(number) ?? newId<'certificant'>()
  const diedOn = cursor.pastDayOrNull('deceased_on')
  const key = `${known.system}:death:${number}`
  return {
    line,
    number,
    certificant,
    originKey: `${known.system}:${number}`,
    given: cursor.needed('given_name'),
    middle: cursor.text('middle_name'),
    family: cursor.needed('family_name'),
    suffix: cursor.text('suffix'),
    formerName: cursor.text('former_name'),
    bornOn: cursor.pastDayOrNull('born_on'),
    contact: readContact(cursor, known),
    death:
      diedOn === null
        ? undefined
        : { ...decisionOf(line, certificant, key), kind: 'deceased', on: diedOn, authority: known.system },
  }
}

const decisionOf = (line: number, certificant: CertificantId, originKey: string) => ({
  line,
  certificant,
  originKey,
  certification: null,
  route: null,
  reason: null,
})

function readContact(cursor: Cursor<'people'>, { reading }: Known): ImportedPerson['contact'] {
  const preferred = cursor.text('preferred_contact')?.toLowerCase() ?? ''
  const words = Object.entries(reading.mapping.words.preferred_contact)
  const meaning = words.find(([word]) => word.toLowerCase() === preferred)?.[1] ?? preferred
  return {
    email: cursor.text('email'),
    phone: cursor.text('phone'),
    street1: cursor.text('street1'),
    street2: cursor.text('street2'),
    city: cursor.text('city'),
    state: cursor.text('state'),
    postalCode: cursor.text('postal_code'),
    country: cursor.text('country'),
    preferredChannel: CHANNELS[meaning] ?? null,
    note: cursor.text('note'),
  }
}

/** A certification; one whose number is not known yet gets an id, which the caller remembers if the row is taken. */
export const readCertification: Reader<'certifications', ImportedCertification & { classNote: string | null }> = (
  cursor,
  known,
  line,
) => {
  const number = cursor.key('number')
  const certificant = personOf(cursor, known, cursor.key('person'))
  const held = known.certifications.get(number)
  if (held && held.certificant !== certificant) cursor.reject({ code: 'certification.of_another', params: { number } })
  return {
    line,
    number,
    certificant,
    certification: held?.certification ?? newId<'certification'>(),
    originKey: `${known.system}:${number}`,
    scheme: cursor.word('designation', 'designation', known.schemes),
    certifiedOn: cursor.pastDay('certified_on'),
    via: cursor.text('via'),
    classNote: cursor.text('class_note'),
  }
}

/** A payment, or with negative cents what takes one back. */
export const readFee: Reader<'fees', ImportedPayment> = (cursor, known, line) => {
  const number = cursor.key('certification')
  const held = certificationOf(cursor, known, number)
  const year = cursor.text('year') === null ? null : cursor.year('year')
  const cents = cursor.cents('amount')
  if (cents === 0)
    cursor.reject({ code: 'fee.nothing_paid', params: { column: known.reading.mapping.files.fees?.columns.amount ?? '' } })
  const column = known.reading.mapping.files.fees?.columns.received_on ?? ''
  if (cursor.text('received_on') === null) cursor.reject({ code: 'fee.day_missing', params: { column } })
  const receivedOn = cursor.pastDay('received_on')
  const reference = cursor.text('reference')
  return {
    line,
    ...held,
    originKey: `${known.system}:${number}:${year ?? ''}:${reference ?? receivedOn}`,
    feeYear: year,
    cents,
    currency: known.currency,
    receivedOn,
    method: cursor.text('method'),
    reference,
  }
}

export const chargeBackOf = ({ line, certification, feeYear, cents, receivedOn }: ImportedPayment): ChargeBack => ({
  line,
  certification,
  feeYear,
  cents: -cents,
  chargedBackOn: receivedOn,
})

export const readAttestation: Reader<'attestations', ImportedAttestation> = (cursor, known, line) => {
  const number = cursor.key('certification')
  const held = certificationOf(cursor, known, number)
  const [cycleEnd, signedOn] = [cursor.day('cycle_end'), cursor.pastDay('signed_on')]
  const originKey = `${known.system}:${number}:${cycleEnd}:${signedOn}`
  const receivedOn = cursor.pastDay('received_on')
  return { line, ...held, originKey, cycleEnd, signedOn, receivedOn, claimed: cursor.points('points_claimed') }
}

export const readAudit: Reader<'audits', ImportedAudit> = (cursor, known, line) => {
  const number = cursor.key('certification')
  const held = certificationOf(cursor, known, number)
  const [auditYear, cycleEnd] = [cursor.year('audit_year'), cursor.day('cycle_end')]
  return {
    line,
    ...held,
    originKey: `${known.system}:${number}:${auditYear}:${cycleEnd}`,
    auditYear,
    cycleEnd,
    selectedOn: cursor.pastDay('selected_on'),
    decidedOn: cursor.pastDay('decided_on'),
    outcome: cursor.word('outcome', 'outcome', WORDS.outcome) as ImportedAudit['outcome'],
    proved: cursor.points('points_proved'),
  }
}

/** A decision about one certification; how somebody was recertified is read from its reason, no other reason is read. */
export const readEvent: Reader<'events', ImportedDecision> = (cursor, known, line) => {
  const number = cursor.key('certification')
  const held = certificationOf(cursor, known, number)
  const kind = cursor.word('event', 'event', WORDS.event) as DecisionKind
  const on = cursor.pastDay('on')
  const reason = cursor.text('reason')
  return {
    line,
    certificant: held.certificant,
    certification: held.certification,
    originKey: `${known.system}:event:${number}:${kind}:${on}`,
    kind,
    on,
    route: kind === 'recertified' ? routeOf(reason, known) : null,
    authority: cursor.text('by') ?? known.system,
    reason,
  }
}

function routeOf(reason: string | null, { reading }: Known): RouteCode | null {
  const words = Object.entries(reading.mapping.words.route)
  const meaning = words.find(([word]) => word.toLowerCase() === reason?.toLowerCase())?.[1]
  return meaning === 'ce' || meaning === 'exam' ? meaning : null
}

export const readActivity: Reader<'activities', ImportedActivity> = (cursor, known, line) => {
  const number = cursor.key('number')
  const certificant = personOf(cursor, known, cursor.key('person'))
  const provider = cursor.text('provider')
  const category = cursor.word('category', 'category', known.categories)
  const completedOn = cursor.pastDay('completed_on')
  return {
    line,
    certificant,
    originKey: `${known.system}:${number}`,
    category,
    title: cursor.needed('title'),
    provider,
    completedOn,
    interval: readInterval(cursor, known),
    hours: cursor.pointsOrNull('hours'),
    points: cursor.points('points'),
    source: readSource(cursor, known, provider),
    evidence: cursor.text('evidence'),
  }
}

function readInterval(cursor: Cursor<'activities'>, { reading }: Known): CeActivity['interval'] {
  const [from, to] = [cursor.dayOrNull('from_on'), cursor.pastDayOrNull('to_on')]
  if (from === null && to === null) return null
  const columns = reading.mapping.files.activities?.columns
  if (from === null || to === null) {
    cursor.reject({ code: 'interval.half', params: { column: (from === null ? columns?.from_on : columns?.to_on) ?? '' } })
    return null
  }
  if (from > to) cursor.reject({ code: 'interval.reversed', params: { from, to } })
  return { from, to }
}

function readSource(cursor: Cursor<'activities'>, { reading }: Known, provider: string | null): CeActivity['source'] {
  const { ownCourses } = reading.mapping
  const written = cursor.text('source')
  if (written === null) return 'staff'
  if (ownCourses && written === ownCourses.source && provider === ownCourses.provider) return 'body'
  return cursor.word('source', 'source', WORDS.source) as CeActivity['source']
}
