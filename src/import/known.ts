import type { HeldCertification } from '../certifications/certifications.ts'
import type { Rules, SchemeCode } from '../rulebook/rules.ts'
import type { Day } from '../values/day.ts'
import type { CertificantId } from '../values/id.ts'
import type { Cursor, Reading } from './cursor.ts'
import { ROUNDED } from './cursor.ts'
import type { Kind } from './fields.ts'
import type { Mapping } from './mapping.ts'
import type { FindingSink } from './findings.ts'

/** What the rows of an import are read against: whom and what is known by number so far, and the rulebook's words. */
export type Known = {
  reading: Reading
  system: string
  currency: string
  schemes: readonly SchemeCode[]
  closedSchemes: ReadonlySet<SchemeCode>
  categories: readonly string[]
  people: Map<string, CertificantId>
  rejectedPeople: Set<string>
  certifications: Map<string, HeldCertification>
  rejectedCertifications: Set<string>
  /** The certifications this export brings, by id: their numbers. */
  present: Map<string, string>
  presentNumbers: Set<string>
  /** Birth days of the people this export brings. */
  births: Map<CertificantId, Day>
  /** Certification numbers that a spreadsheet rounded, as they are written, with the numbers of the rows around them. */
  rounded: Rounded[]
  /** Numbers that rows speak of and that may be what a rounded one was. */
  lostNumbers: Set<string>
  find: FindingSink
}

export type Rounded = { text: string; line: number; before: string | undefined; after: string | undefined }

type Given = { mapping: Mapping; rules: Rules; notAfter: Day; find: FindingSink }

/** What is known before the first row, but for the people and certifications of earlier imports. */
export function emptyKnown({ mapping, rules, notAfter, find }: Given): Known {
  const schemes = Object.entries(rules.schemes)
  return {
    reading: { mapping, notAfter, latest: BEFORE_ALL },
    system: mapping.system,
    currency: rules.body.currency,
    schemes: schemes.map(([code]) => code),
    closedSchemes: new Set(schemes.flatMap(([code, { closedFrom }]) => (closedFrom === null ? [] : [code]))),
    categories: categoriesOf(rules),
    people: new Map(),
    rejectedPeople: new Set(),
    certifications: new Map(),
    rejectedCertifications: new Set(),
    present: new Map(),
    presentNumbers: new Set(),
    births: new Map(),
    rounded: [],
    lostNumbers: new Set(),
    find,
  }
}

const BEFORE_ALL = '1000-01-01' as Day

/** Every category that some version of the rulebook knows. */
const categoriesOf = (rules: Rules): string[] => [
  ...new Set(rules.activities.versions.flatMap(version => Object.keys(version.categories))),
]

/** The person a row speaks of; a row of nobody is rejected. */
export function personOf<Of extends Kind>(cursor: Cursor<Of>, known: Known, number: string): CertificantId {
  const found = known.people.get(number)
  if (found !== undefined) return found
  cursor.reject({ code: known.rejectedPeople.has(number) ? 'person.rejected' : 'person.unknown', params: { number } })
  return '' as CertificantId
}

/** The certification a row speaks of; the rows of one that was rejected are rejected with it. */
export function certificationOf<Of extends Kind>(cursor: Cursor<Of>, known: Known, number: string): HeldCertification {
  const found = known.certifications.get(number)
  if (found !== undefined) return found
  cursor.reject({ code: isRejected(known, number) ? 'certification.rejected' : 'certification.unknown', params: { number } })
  return { certification: '' as HeldCertification['certification'], certificant: '' as CertificantId }
}

function isRejected(known: Known, number: string): boolean {
  if (known.rejectedCertifications.has(number)) return true
  if (!known.rounded.some(({ text }) => isRoundedTo(number, text))) return false
  known.lostNumbers.add(number)
  return true
}

/** Whether a spreadsheet would write this number so: 1200132 as 1.20E+06. */
export function isRoundedTo(number: string, text: string): boolean {
  if (!/^\d{1,15}$/.test(number) || !ROUNDED.test(text)) return false
  const digits = /^\d+(?:\.(\d+))?e/i.exec(text)?.[1]?.length ?? 0
  return Number(number).toExponential(digits) === Number(text).toExponential(digits)
}

/** A number that a spreadsheet rounded may be one that other rows speak of and that lies between its neighbours. */
export function proposeLostNumbers({ rounded, lostNumbers, find, reading }: Known): void {
  const file = reading.mapping.files.certifications?.file ?? ''
  for (const { text, line, before, after } of rounded) {
    const fitting = [...lostNumbers].filter(number => isRoundedTo(number, text))
    const between = fitting.filter(number => Number(number) > Number(before ?? 0) && Number(number) < Number(after ?? 'Infinity'))
    const candidates = between.length > 0 ? between : fitting
    find({ code: 'certification.number_lost', params: { written: text, candidates }, file, line })
  }
}
