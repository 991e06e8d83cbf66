import type { Reason } from '../engine/reasons.ts'
import type { StatusCode } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'

/** Where somebody stands after a take-over, and where they would stand had the whole history been judged. */
export type TakenOverDifferently = {
  number: string
  scheme: string
  status: StatusCode
  since: Day
  fullStatus: StatusCode
  fullSince: Day
  /** The cause of it. */
  why: Reason | null
}

/** What a person should look at after an import: one sentence each. */
export const findingSentences = {
  'row.merged': ({ into, row }: { into: number; row: string }) => `The same as line ${into}, and merged into it: ${row}`,
  'row.took_place': ({ of, row }: { of: number; row: string }) =>
    `The automatic record of the activity in line ${of}; it stays, and that line is merged into it: ${row}`,
  'row.missing': ({ key }: { key: string }) =>
    `An earlier export had ${key}, and this one has not. It was kept; withdraw it if it was wrong.`,
  'row.corrected_here': ({ file }: { file: string }) =>
    `This row changed in ${file}, but it had been corrected here. The correction stands.`,
  'fee.charged_back': ({ amount, year }: { amount: string; year: string }) =>
    `${amount} takes the payment for ${year} back; it is noted with that payment.`,
  'contact.email_unreadable': ({ email }: { email: string }) => `${email} is no e-mail address.`,
  'contact.postal_code_short': ({ postalCode }: { postalCode: string }) =>
    `The postal code ${postalCode} has lost its leading zeros.`,
  'certification.closed_class_note': ({ scheme }: { scheme: string }) =>
    `The row says closed class, but ${scheme} is not closed in the rulebook.`,
  'certification.number_lost': ({ written, candidates }: { written: string; candidates: readonly string[] }) =>
    `A spreadsheet turned the number into ${written}. Rows of other files fit ${candidates.join(', ') || 'no number'}; repair the row and import again.`,
  'certification.same_scheme': ({ scheme, numbers }: { scheme: string; numbers: readonly string[] }) =>
    `One person holds ${numbers.join(' and ')}, both ${scheme}. They are kept as two, each with its own dates.`,
  'certification.under_age': ({ years, certifiedOn }: { years: number; certifiedOn: string }) =>
    `Certified on ${certifiedOn} at the age of ${years}.`,
  'activity.interval_end_differs': ({ completedOn, to }: { completedOn: string; to: string }) =>
    `Completed on ${completedOn}, but the time span ends on ${to}.`,
  'attestation.received_before_signed': ({ signedOn, receivedOn }: { signedOn: string; receivedOn: string }) =>
    `Received on ${receivedOn}, before it was signed on ${signedOn}.`,
  'attestation.no_such_cycle': ({ cycleEnd }: { cycleEnd: string }) =>
    `It is for a cycle that ends on ${cycleEnd}, and this certification has no such cycle. It has no effect.`,
  'audit.contradicts_points': ({ outcome, proved, required }: { outcome: string; proved: string; required: string }) =>
    `The audit was ${outcome}, but ${proved} of ${required} points were proved. The outcome stands.`,
  'fee.after_loss': ({ lostOn, count, years }: { lostOn: string; count: number; years: readonly number[] }) =>
    `By the record the certification was lost on ${lostOn}, yet ${count} fees were taken after it, for ${years.join(', ')}.`,
  'fee.hole': ({ years }: { years: readonly number[] }) => `No fee for ${years.join(', ')}, though later ones were paid.`,
  'money.after_death': ({ on, count }: { on: string; count: number }) => `${count} payments came after the death on ${on}.`,
  'money.after_revocation': ({ on, count }: { on: string; count: number }) =>
    `${count} payments came after the revocation on ${on}.`,
  'money.after_retirement': ({ on, count }: { on: string; count: number }) =>
    `${count} payments came after the retirement on ${on}.`,
  'money.during_suspension': ({ on, count }: { on: string; count: number }) =>
    `${count} payments came while suspended since ${on}; they count.`,
  'recertification.after_ten_years': ({ on }: { on: string }) =>
    `Recertified by continuing education on ${on}, though ten years had passed. The decision stands.`,
  'take_over.differs': ({ number, status, fullStatus, fullSince }: TakenOverDifferently) =>
    `${number} was taken over as ${status}; judged in full it would be ${fullStatus}, since ${fullSince}.`,
} satisfies Record<string, (params: never) => string>

export type FindingCode = keyof typeof findingSentences

/** One code of `findingSentences` with what its sentence needs. */
export type Finding = {
  [Code in FindingCode]: { code: Code; params: Parameters<(typeof findingSentences)[Code]>[0] }
}[FindingCode]

/** The sentence of a finding. */
export const findingSentence = ({ code, params }: Pick<Finding, 'code' | 'params'>): string =>
  (findingSentences[code] as (params: Finding['params']) => string)(params)
