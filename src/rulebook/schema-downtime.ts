import type { Rules } from './rules.ts'
import { versioned } from './schema-version.ts'
import { count, mapOf, oneOf } from './written.ts'

export const downtimeFile = mapOf({
  downtime: versioned('downtime', 'What becomes of a deadline whose last day falls in downtime.', {
    extends: oneOf('none', 'first_day_after', 'days_lost').describe(
      'none: nothing. first_day_after: its last day is the first day after the downtime. days_lost: it has as many days more as the downtime had.',
    ),
    gap_minutes: count(5, 10_080).describe('A time in which no server ran is written down as downtime from so many minutes on.'),
  }),
}).describe('Downtime. Left out: it is written down from an hour on, and moves nothing.')

/** What a rulebook without the file says. */
export const UNSAID_DOWNTIME: Rules['downtime'] = {
  keyedOn: 'downtime',
  versions: [
    {
      id: 'unsaid',
      title: 'Downtime moves no deadline',
      from: null,
      source: [],
      sample: false,
      text: null,
      why: null,
      extends: 'none',
      gapMinutes: 60,
    },
  ],
}
