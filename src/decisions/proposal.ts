import { z } from 'zod'
import { type Day, isDay } from '../values/day.ts'
import { isId } from '../values/id.ts'
import { decisionExpectations as expected } from '../words/decisions.en.ts'

/** Control characters, private use and halves of surrogate pairs: nothing a reason is written in. Lines may be broken. */
const UNREADABLE = /[^\P{Cc}\n]|[\p{Co}\p{Cs}\p{Cn}]/u

const text = (longest: number, error: string) =>
  z
    .string({ error })
    .trim()
    .min(1, { error })
    .max(longest, { error })
    .refine(each => !UNREADABLE.test(each), { error })

const id = z.string({ error: expected.id }).refine(isId, { error: expected.id })
const calendarDay = z
  .string({ error: expected.day })
  .refine((each): each is Day => isDay(each) && each >= '1900-01-01' && each < '2200', { error: expected.day })
  .meta({ format: 'date' })
const hundredths = z
  .int({ error: expected.hundredths })
  .min(0, { error: expected.hundredths })
  .max(1_000_000, { error: expected.hundredths })
const feeYear = z.int({ error: expected.feeYear }).min(1900, { error: expected.feeYear }).max(2199, { error: expected.feeYear })
const cents = z.int({ error: expected.cents }).min(1, { error: expected.cents }).max(100_000_000, { error: expected.cents })
const anyText = text(500, expected.text)

export const reasonField = text(2000, expected.reason).meta({ description: 'For whoever reads the record in ten years.' })
export const authorityField = text(200, expected.authority).meta({
  description: 'Who decided: a person, a committee, a meeting and its day.',
})

/** What every decision says. */
const because = {
  reason: reasonField,
  authority: authorityField,
  decidedOn: calendarDay.optional().meta({ description: 'Today where it is left out; never in the future.' }),
}

const effective = {
  effectiveOn: calendarDay.optional().meta({ description: 'From this day it holds; the day it is decided where left out.' }),
}
const ofCertification = { ...because, ...effective, certification: id }
const until = { untilOn: calendarDay.nullish().meta({ description: 'Its last day; without one it stays until it is lifted.' }) }
const cycle = { cycleEnd: calendarDay.meta({ description: 'The regular last day of the cycle.' }) }

const VALUES = {
  grant: { certifiedOn: calendarDay, scheme: anyText },
  opening: { since: calendarDay, cycleStart: calendarDay.nullable(), feesFrom: calendarDay.nullable() },
  decision: { decidedOn: calendarDay, effectiveOn: calendarDay, untilOn: calendarDay.nullable() },
  activity: {
    category: anyText,
    title: anyText,
    completedOn: calendarDay,
    fromOn: calendarDay.nullable(),
    toOn: calendarDay.nullable(),
    hours: hundredths.nullable(),
    points: hundredths,
  },
  attestation: { cycleEnd: calendarDay, signedOn: calendarDay, receivedOn: calendarDay, claimed: hundredths },
  audit: {
    cycleEnd: calendarDay,
    decidedOn: calendarDay,
    outcome: z.enum(['passed', 'failed', 'no_response'], { error: expected.outcome }),
    proved: hundredths,
  },
  payment: {
    feeYear: feeYear.nullable(),
    cents,
    receivedOn: calendarDay,
    chargedBackOn: calendarDay.nullable(),
  },
} as const

export type CorrectableKind = keyof typeof VALUES

const correctionOf = <Kind extends CorrectableKind>(kind: Kind) =>
  z.strictObject({
    kind: z.literal(`${kind}_corrected` as const),
    fact: id,
    values: z
      .strictObject(VALUES[kind])
      .partial()
      .refine(values => Object.keys(values).length > 0, { error: expected.values }),
    ...because,
  })

const KINDS = Object.keys(VALUES) as [CorrectableKind, ...CorrectableKind[]]

const options = [
  z.strictObject({ kind: z.literal(['suspended', 'held']), ...ofCertification, ...until }),
  z.strictObject({
    kind: z.literal(['suspension_lifted', 'hold_lifted', 'retired', 'returned', 'revoked']),
    ...ofCertification,
  }),
  z.strictObject({ kind: z.literal('cycle_extended'), ...ofCertification, ...cycle, untilOn: calendarDay }),
  z.strictObject({ kind: z.literal(['cycle_accepted', 'requirement_waived']), ...ofCertification, ...cycle }),
  z.strictObject({ kind: z.literal('fee_waived'), ...ofCertification, feeYear }),
  z.strictObject({ kind: z.literal('deceased'), ...because, ...effective }),
  correctionOf('grant'),
  correctionOf('opening'),
  correctionOf('decision'),
  correctionOf('activity'),
  correctionOf('attestation'),
  correctionOf('audit'),
  correctionOf('payment'),
  z.strictObject({ kind: z.literal('fact_withdrawn'), factKind: z.enum(KINDS), fact: id, ...because }),
  z.strictObject({ kind: z.literal('undone'), fact: id, ...because }),
] as const

const unknownKind = { error: expected.kind }

/** What may be decided, each kind with what it asks; nothing else is taken. */
export const proposalSchema = z.discriminatedUnion('kind', options, unknownKind).meta({ id: 'Proposal' })

export type Proposal = z.output<typeof proposalSchema>

/** What a decision is recorded with: the proposal, and what its preview gave. */
export const basisField = z.string({ error: expected.basis }).regex(/^[0-9a-f]{64}$/, { error: expected.basis })
export const decideSchema = z.strictObject({ decision: proposalSchema, basis: basisField })

/** Taking back what was decided or corrected; it may be done without having been previewed. */
export const undoSchema = z.strictObject({ ...because, basis: basisField.optional() })

/** A new decision, as distinct from a correction of what is recorded. */
export type DecisionProposal = Exclude<Proposal, { fact: string }>
export type CorrectionProposal = Extract<Proposal, { values: object }>
