import { z } from 'zod'
import { STATUS_CODES } from '../rulebook/rules.ts'

// The shape of a standing as doors send it: src/engine/standing.ts, with a sentence beside every code.

export const dayText = z.string().meta({ format: 'date' })
const maybeDay = dayText.nullable()
const hundredths = z.number().int().meta({ description: 'Hundredths of a point.' })
const maybeHundredths = hundredths.nullable()
const cents = z.number().int().nullable()
const sentence = z.string()

export const statusCode = z.enum(STATUS_CODES)

export const toldReason = z
  .looseObject({ code: z.string(), sentence })
  .meta({ id: 'Reason', description: 'A code with its own parameters, and the sentence they make.' })

const obligation = z.looseObject({ kind: z.enum(['fee', 'ce']), sentence }).meta({
  id: 'Obligation',
  description:
    'What is owed: a fee with feeYear, dueOn, cents, pastDue and lostOn, or points with cycle, earnBy, required, credited and shortfall.',
})

const evidence = z.object({ from: dayText, to: dayText, credited: hundredths, shortfall: hundredths })

const wayBack = z.object({
  route: z.string(),
  open: z.boolean(),
  openThrough: maybeDay,
  feeCents: cents,
  required: maybeHundredths,
  attemptsLeft: z.number().int().nullable(),
  evidence: evidence.nullable(),
  reasons: z.array(toldReason),
  sentence,
})

const treatment = z
  .object({
    activity: z.string().meta({ description: 'The factId of the activity in the timeline.' }),
    treatment: z.enum(['counted', 'partly', 'pending', 'refused']),
    claimed: hundredths,
    credited: hundredths,
    reasons: z.array(toldReason),
  })
  .meta({ id: 'Treatment' })

const clocks = z
  .object({
    opens: maybeDay,
    earnBy: dayText,
    submitBy: maybeDay,
    payBy: maybeDay,
    closesAt: z.object({ time: z.string(), zone: z.string() }).nullable(),
  })
  .meta({ description: 'The days of the renewal, where the rulebook names some; without closesAt each ends with its day.' })

const cycle = z
  .object({
    n: z.number().int(),
    start: dayText,
    end: dayText,
    regularEnd: dayText.meta({ description: 'Without an extension: what a decision calls the cycle by.' }),
    extended: z.boolean(),
    clocks: clocks.optional(),
    state: z.string(),
    rolledOn: maybeDay,
    auditPool: z.number().int().nullable(),
    required: maybeHundredths,
    credited: hundredths,
    shortfall: hundredths,
    surplus: hundredths,
    byCategory: z.array(
      z.object({ category: z.string(), title: z.string(), claimed: hundredths, credited: hundredths, cap: maybeHundredths }),
    ),
    treatments: z.array(treatment),
  })
  .meta({ id: 'Cycle' })

const due = z.object({
  feeYear: z.number().int(),
  dueOn: dayText,
  cents,
  state: z.enum(['before_opening', 'paid', 'waived', 'upcoming', 'past_due', 'cleared']),
  paidOn: maybeDay,
  refundable: z.boolean(),
  creditCents: z.number().int(),
  sentence,
})

const stage = z
  .object({
    state: z.string(),
    from: dayText,
    through: maybeDay,
    cure: z.enum(['none', 'earned', 'put_forward', 'reported']),
    cycleEnd: maybeDay,
    shortfall: hundredths,
  })
  .meta({ id: 'Stage', description: 'The step of a loss that leaves the certification running.' })

const clause = z.object({ rule: z.string(), version: z.string(), key: dayText, source: z.array(z.string()).readonly(), sentence })

export const standingSchema = z
  .object({
    certification: z.string(),
    number: z.string(),
    scheme: z.string(),
    shownAs: z.string(),
    title: z.string(),
    status: statusCode,
    state: z.string().meta({ description: 'The state in the rulebook’s words: the status, or a state of its own of that kind.' }),
    stage: stage.optional(),
    substate: z.enum(['roll_pending', 'under_appeal', 'on_hold']).nullable(),
    label: z.string(),
    sentence,
    since: dayText,
    through: maybeDay,
    certifiedSince: dayText,
    anchor: dayText,
    cohort: z.string(),
    duty: z.enum(['ce', 'none']),
    mayUse: z.boolean(),
    benefits: z.boolean(),
    reasons: z.array(toldReason),
    also: z.array(toldReason),
    obligations: z.array(obligation),
    waysBack: z.array(wayBack),
    applications: z.array(z.object({ id: z.string(), kind: z.string(), receivedOn: dayText, validThrough: dayText })).readonly(),
    nextChange: maybeDay,
    cycles: z.array(cycle),
    formerCycles: z.array(cycle),
    dues: z.array(due),
    clauses: z.array(clause),
    outside: z.array(treatment),
  })
  .meta({ id: 'Standing', description: 'What is true of one certification on a day, and why.' })
