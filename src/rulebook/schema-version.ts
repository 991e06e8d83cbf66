import type { z } from 'zod'
import type { KeyedOn } from './rules.ts'
import { sourceKeys } from './schema-body.ts'
import { centsOrUnset, code, dayOr, listOf, mapBy, mapOf, oneOf, sentence, someOf, pointsOrUnset, yesNo } from './written.ts'

const versionKeys = {
  id: code('id').describe('Names this version among those of the rule.'),
  title: sentence.describe('What people call it.'),
  from: dayOr('beginning').describe('The first key date it holds for; beginning for the first version.'),
  source: sourceKeys,
  text: sentence.optional().describe('The rule in words a certificant may read. Left out: none are shown.'),
  why: sentence.optional().describe('Why this was chosen, where no source decides it. Left out: the sources decide.'),
  sample: yesNo.optional().describe("yes: the figures are for trying the product, not the body's own. Left out: no."),
}

const KEY_DATES: Record<KeyedOn, string> = {
  judging_day: 'the day standing is asked about',
  anchor: 'the day cycles are counted from: certification, or the latest recertification',
  anniversary: 'the anniversary of the anchor in the year of the fee',
  cycle_start: 'the first day of the cycle',
  cycle_end: 'the last regular day of the cycle',
  activity: 'the day of the activity (of each of its days, where it is shared by days)',
  decision: 'the day of the decision',
  due_date: 'the day the fee falls due',
  application: 'the day the application is received',
  downtime: 'the first day of the downtime',
  submission: 'the day an application or a renewal is submitted',
}

/** A rule: complete versions, oldest first, and the date that chooses among them; alternatives a body may adopt instead. */
export function versioned<const Key extends KeyedOn, const Shape extends z.ZodRawShape>(
  key: Key | readonly Key[],
  about: string,
  rule: Shape,
) {
  const version = mapOf({ ...versionKeys, ...rule })
  const keys: readonly Key[] = typeof key === 'string' ? [key] : key
  return mapOf({
    keyed_on: oneOf(...keys).describe(`The date that chooses the version: ${keys.map(each => KEY_DATES[each]).join('; or ')}.`),
    versions: someOf(version).describe('Oldest first, each complete. A version holds until the next begins.'),
    alternatives: listOf(version)
      .optional()
      .describe('Readings that are not in force; a body adopts one by name, and it holds from its `from` on.'),
  }).describe(about)
}

/** Points for each scheme, or one number for all of them. */
export const pointsByScheme = pointsOrUnset.or(mapBy('scheme', pointsOrUnset))
/** Money for each scheme, or one amount for all of them. */
export const centsByScheme = centsOrUnset.or(mapBy('scheme', centsOrUnset))
