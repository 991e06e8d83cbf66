import type { z } from 'zod'
import { STATUS_CODES } from './rules.ts'
import { addressOrNull, calendarDay, code, listOf, mapBy, mapOf, oneOf, sentence, someOf, yesNo } from './written.ts'

export const sourceKeys = someOf(code('source')).describe('Where this was read: keys of sources.yaml.')

export const bodyFile = mapOf({
  code: code('id').describe('The body in one short word, such as amt.'),
  name: sentence.describe('The full name.'),
  short_name: sentence.describe('The name as people say it.'),
  zone: sentence.describe('IANA time zone, such as America/Chicago. Every day of the rulebook is a day there.'),
  currency: sentence.describe('Currency of all money in the rulebook, ISO 4217, such as USD.'),
  letters: sentence.describe('Letters behind a designation: AMT in RMA(AMT).'),
  programme: sentence.describe('What the continuing work is called, such as CCP.'),
}).describe('The certifying body.')

export const sourcesFile = mapBy(
  'source',
  mapOf({
    title: sentence.describe('What the source is called.'),
    url: addressOrNull.describe('Where it can be read; null where it is no page.'),
    read: calendarDay.optional().describe('The day it was read.'),
  }),
).describe('Where rules were read, by a short name that the other files use.')

export const schemesFile = mapBy(
  'scheme',
  mapOf({
    title: sentence.describe('The designation in full.'),
    source: sourceKeys,
    formerly: listOf(
      mapOf({
        code: code('scheme').describe('The former letters. Cases and imports may use them; they mean this scheme.'),
        title: sentence.describe('The former designation in full.'),
        through: calendarDay.describe('The last day the former name is shown.'),
      }),
    )
      .optional()
      .describe('Earlier names, oldest first. Left out: none.'),
    closed_from: calendarDay
      .optional()
      .describe('No new grant from this day on; those who hold it keep it. Left out: open to new holders.'),
  }),
).describe('The certifications, by the letters behind a name.')

export const statusesFile = someOf(
  mapOf({
    status: oneOf(...STATUS_CODES).describe('The fixed code.'),
    state: code('id').optional().describe('A state of the body’s own, of this kind. Left out: the status itself.'),
    label: sentence.describe('The word for the certificant and the staff.'),
    public_label: sentence.describe('The word for the public; says nothing of fees, points or audits.'),
    may_use: yesNo.describe('Whether the letters, the certificate and the badge may be used.'),
    benefits: yesNo.describe('Whether member benefits are on.'),
  }),
).describe('Each status once, with the words of the body.')

export type WrittenSource = z.output<typeof sourcesFile>[string]
