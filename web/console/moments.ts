import type { Day } from '../../src/values/day.ts'
import { storyOf } from '../../src/words/console-story.en.ts'
import { momentWords } from '../../src/words/console-person.en.ts'
import type { Person } from '../api/register.ts'
import type { Moment } from '../ui/as-of-bar.tsx'

const MATTERING = ['grant', 'opening', 'decision', 'audit']
const MOST = 6

/** The days of a person's record that somebody is likely to look at: today, and when the standing was made or broken. */
export function momentsOf({ timeline }: Person, today: Day): readonly Moment[] {
  const facts = timeline
    .flatMap(({ kind, on, params, supersededBy }) =>
      on !== null && on <= today && MATTERING.includes(kind) && supersededBy === null
        ? [{ on, title: storyOf(kind, params, '').lead }]
        : [],
    )
    .toSorted((a, b) => (a.on < b.on ? 1 : -1))
  return [{ title: momentWords.today, on: today }, ...facts].slice(0, MOST)
}
