import { z } from 'zod'
import { type Day, isDay } from '../values/day.ts'
import { type CertificantId, isId } from '../values/id.ts'
import { type Instant, parseInstant } from '../values/instant.ts'
import { consoleExpectations as expected } from '../words/console-reads.en.ts'
import { readCursor } from './cursor.ts'

/** Control characters, private use and halves of surrogate pairs: nothing a name, a number or an address holds. */
const UNREADABLE = /[\p{Cc}\p{Co}\p{Cs}\p{Cn}]/u

export const qField = z
  .string({ error: expected.q })
  .trim()
  .min(1, { error: expected.q })
  .max(120, { error: expected.q })
  .refine(text => !UNREADABLE.test(text), { error: expected.q })
  .meta({ description: 'Any part of a name, a whole number, or the beginning of an email address.', example: 'garcía' })

export const limitField = z.coerce
  .number({ error: expected.limit })
  .int({ error: expected.limit })
  .min(1, { error: expected.limit })
  .max(200, { error: expected.limit })
  .default(50)

/** A place in a list; `isSound` says whether a key can be one of it. */
export const afterField = (isSound: (key: readonly string[]) => boolean) =>
  z
    .string({ error: expected.after })
    .max(2000, { error: expected.after })
    .transform((text, context) => {
      const key = readCursor(text)
      if (key && isSound(key)) return key
      context.addIssue({ code: 'custom', message: expected.after })
      return z.NEVER
    })

export const certificantField = z.string().refine((text): text is CertificantId => isId(text), { error: expected.certificant })

export const asOfField = z
  .string({ error: expected.asOf })
  .refine((text): text is Day => isDay(text) && text >= '1900-01-01' && text < '2200', { error: expected.asOf })
  .meta({ format: 'date', description: 'The day the answer is for; today where it is left out.', example: '2026-03-01' })

export const knownOnField = z
  .string({ error: expected.knownOn })
  .transform((text, context): Instant => {
    const instant = parseInstant(text)
    if (instant) return instant
    context.addIssue({ code: 'custom', message: expected.knownOn })
    return z.NEVER
  })
  .meta({ format: 'date-time', description: 'What was known at this moment; now where it is left out.' })

export const formatField = z
  .enum(['json', 'csv'], { error: expected.format })
  .default('json')
  .meta({ description: 'CSV has the same rows, titles first.' })
