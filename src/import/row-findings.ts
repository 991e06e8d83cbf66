import type { ImportedAttestation } from '../attestations/attestations.ts'
import type { ImportedActivity } from '../ce/ce.ts'
import type { ImportedPerson } from '../certificants/certificants.ts'
import type { ImportedCertification } from '../certifications/certifications.ts'
import { anniversary, type Day, yearOf } from '../values/day.ts'
import type { FindingSink } from './findings.ts'
import type { Known } from './known.ts'

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const ZIP_LENGTH = 5
const OF_AGE = 16

function wholeYears(from: Day, to: Day): number {
  const years = yearOf(to) - yearOf(from)
  return anniversary(from, years) > to ? years - 1 : years
}

/** What looks wrong with how to reach a person. It is kept as it is. */
export function findInContact({ line, certificant, contact }: ImportedPerson, file: string, find: FindingSink): void {
  const { email, postalCode, country } = contact
  const at = { file, line, certificant }
  if (email !== null && !EMAIL.test(email)) find({ code: 'contact.email_unreadable', params: { email }, ...at })
  if (country === 'US' && postalCode !== null && /^\d+$/.test(postalCode) && postalCode.length < ZIP_LENGTH)
    find({ code: 'contact.postal_code_short', params: { postalCode }, ...at })
}

type Place = { known: Known; sinks: { find: FindingSink } }

/** Somebody certified as a child, and a remark that a class is closed on one that the rulebook does not close. */
export function findInCertification(
  { line, certificant, certification, scheme, certifiedOn, classNote }: ImportedCertification & { classNote: string | null },
  file: string,
  { known, sinks }: Place,
): void {
  const bornOn = known.births.get(certificant)
  if (bornOn !== undefined && certifiedOn < anniversary(bornOn, OF_AGE)) {
    const params = { years: wholeYears(bornOn, certifiedOn), certifiedOn }
    sinks.find({ code: 'certification.under_age', params, file, line, certificant, certification })
  }
  if (classNote === null || known.closedSchemes.has(scheme) || !/closed/i.test(classNote)) return
  sinks.find({ code: 'certification.closed_class_note', params: { scheme }, file, line, certificant, certification })
}

export function findInAttestation(
  { line, certificant, certification, signedOn, receivedOn }: ImportedAttestation,
  { known, sinks }: Place,
): void {
  if (receivedOn >= signedOn) return
  const file = known.reading.mapping.files.attestations?.file ?? ''
  const params = { signedOn, receivedOn }
  sinks.find({
    code: 'attestation.received_before_signed',
    params,
    file,
    line,
    certificant,
    certification: certification as never,
  })
}

export function findInActivity(
  { line, certificant, completedOn, interval }: ImportedActivity,
  file: string,
  find: FindingSink,
): void {
  if (interval === null || interval.to === completedOn) return
  find({ code: 'activity.interval_end_differs', params: { completedOn, to: interval.to }, file, line, certificant })
}
