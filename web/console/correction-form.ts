import type { Day } from '../../src/values/day.ts'
import { CORRECTABLE, type CorrectableFact, correctWords as words, decideWords } from '../../src/words/console-decide.en.ts'
import { dayInWords } from '../../src/words/dates.en.ts'
import { dayFromText } from '../../src/words/day-text.en.ts'
import type { TimelineEntry } from '../api/register.ts'
import type { FieldError } from '../ui/field.tsx'
import { type Because, missingOf } from './because-fields.tsx'
import type { ReadProposal } from './effect-dialog.tsx'

export type FieldName = keyof typeof words.fields
type FieldKind = 'day' | 'text' | 'hundredths' | 'year' | 'outcome'
export type CorrectionField = { name: FieldName; kind: FieldKind; isOptional?: boolean }

const day = (name: FieldName): CorrectionField => ({ name, kind: 'day' })
const maybeDay = (name: FieldName): CorrectionField => ({ name, kind: 'day', isOptional: true })
const hundredths = (name: FieldName): CorrectionField => ({ name, kind: 'hundredths' })
const text = (name: FieldName): CorrectionField => ({ name, kind: 'text' })

/** What may be corrected of each kind of fact, in the order it is asked. */
export const FIELDS: Readonly<Record<CorrectableFact, readonly CorrectionField[]>> = {
  grant: [text('scheme'), day('certifiedOn')],
  opening: [day('since'), maybeDay('cycleStart'), maybeDay('feesFrom')],
  decision: [day('decidedOn'), day('effectiveOn'), maybeDay('untilOn')],
  activity: [
    text('title'),
    text('category'),
    day('completedOn'),
    maybeDay('fromOn'),
    maybeDay('toOn'),
    { name: 'hours', kind: 'hundredths', isOptional: true },
    hundredths('points'),
  ],
  attestation: [day('cycleEnd'), day('signedOn'), day('receivedOn'), hundredths('claimed')],
  audit: [day('cycleEnd'), day('decidedOn'), { name: 'outcome', kind: 'outcome' }, hundredths('proved')],
  payment: [
    { name: 'feeYear', kind: 'year', isOptional: true },
    hundredths('cents'),
    day('receivedOn'),
    maybeDay('chargedBackOn'),
  ],
}

export const isCorrectable = (kind: string): kind is CorrectableFact => (CORRECTABLE as readonly string[]).includes(kind)

/** Whether a fact that holds may be corrected, and whether it may be taken back. */
export const mayCorrect = ({ kind, supersededBy, withdrawn }: TimelineEntry): boolean =>
  supersededBy === null && !withdrawn && isCorrectable(kind)
export const mayTakeBack = (fact: TimelineEntry): boolean =>
  mayCorrect(fact) || (fact.supersededBy === null && fact.because !== null)

/** What has been typed, by field. */
export type TypedCorrection = Because & { values: Readonly<Partial<Record<FieldName, string>>> }

/** A fact's present values as a person would type them. */
export const valuesOf = ({ kind, params }: TimelineEntry): TypedCorrection['values'] =>
  isCorrectable(kind) ? Object.fromEntries(FIELDS[kind].map(field => [field.name, typedOf(field, params[field.name])])) : {}

function typedOf({ kind }: CorrectionField, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (kind === 'day') return dayInWords(value as Day)
  if (kind === 'hundredths') return (Number(value) / 100).toFixed(2)
  return typeof value === 'number' || typeof value === 'string' ? String(value) : ''
}

type Read = { value: string | number | null } | { error: string }

const HUNDREDTHS = /^(\d{1,7})(?:\.(\d{1,2}))?$/

/** What a field says, or what is not right with it. */
function readField({ name, kind, isOptional }: CorrectionField, typed: string): Read {
  const label = words.fields[name]
  const trimmed = typed.trim()
  if (trimmed === '') return isOptional ? { value: null } : { error: words.textMissing({ label }) }
  if (kind === 'day') {
    const found = dayFromText(trimmed)
    return found ? { value: found } : { error: decideWords.dayMissing({ label }) }
  }
  if (kind === 'year') return /^\d{4}$/.test(trimmed) ? { value: Number(trimmed) } : { error: words.numberShape({ label }) }
  if (kind !== 'hundredths') return { value: trimmed }
  const [, whole, part = ''] = HUNDREDTHS.exec(trimmed) ?? []
  return whole === undefined
    ? { error: words.pointsShape({ label }) }
    : { value: Number(whole) * 100 + Number(part.padEnd(2, '0')) }
}

/** The correction that was typed: what differs from the fact, with the reason. */
export function readCorrection({ kind, factId, params }: TimelineEntry, typed: TypedCorrection): ReadProposal {
  const fields = isCorrectable(kind) ? FIELDS[kind] : []
  const errors: FieldError[] = []
  const values: Record<string, string | number | null> = {}
  for (const field of fields) {
    const read = readField(field, typed.values[field.name] ?? '')
    if ('error' in read) errors.push({ id: field.name, error: read.error })
    else if (read.value !== (params[field.name] ?? null)) values[field.name] = read.value
  }
  errors.push(...missingOf(typed))
  const [first] = fields
  if (errors.length === 0 && Object.keys(values).length === 0 && first)
    errors.push({ id: first.name, error: words.nothingChanged })
  if (errors.length > 0) return { errors }
  return { proposal: { kind: `${kind}_corrected`, fact: factId, values, ...trimmed(typed) } }
}

const trimmed = ({ reason, authority }: Because): Because => ({ reason: reason.trim(), authority: authority.trim() })

/** Taking a fact back: what staff recorded is undone, anything else withdrawn. */
export function readTakeBack({ kind, factId, because }: TimelineEntry, typed: Because): ReadProposal {
  const errors = missingOf(typed)
  if (errors.length > 0) return { errors }
  const act = because !== null || kind === 'decision' ? { kind: 'undone' } : { kind: 'fact_withdrawn', factKind: kind }
  return { proposal: { ...act, fact: factId, ...trimmed(typed) } }
}
