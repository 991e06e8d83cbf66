import { useState } from 'react'
import type { Day } from '../../src/values/day.ts'
import { personWords as words } from '../../src/words/console-person.en.ts'
import type { TimelineEntry } from '../api/register.ts'
import { Empty } from '../ui/states.tsx'
import { Story } from '../ui/story.tsx'
import classes from './person-story.module.css'
import { type ActionsOf, storyEntries, type StoryFilter } from './story-entries.ts'

const FILTERS: readonly StoryFilter[] = ['points', 'money', 'decisions', 'all']

type PersonStoryProps = { timeline: readonly TimelineEntry[]; asOf: Day; currency: string; actionsOf?: ActionsOf }

/** Everything recorded of a person, and a choice of what kind. */
export function PersonStory({ timeline, asOf, currency, actionsOf }: PersonStoryProps) {
  const [filter, setFilter] = useState<StoryFilter>('all')
  const entries = storyEntries(timeline, filter, currency, actionsOf)
  return (
    <section className={classes.story}>
      <header className={classes.head}>
        <h2>{words.story}</h2>
        <div role="group" aria-label={words.story} className={classes.filters}>
          {FILTERS.map(each => (
            <button key={each} type="button" aria-pressed={each === filter} onClick={() => setFilter(each)}>
              {each === 'all' ? words.allFacts({ count: timeline.length }) : words.filters[each]}
            </button>
          ))}
        </div>
      </header>
      {entries.length === 0 ? (
        <Empty>{words.storyEmpty}</Empty>
      ) : (
        <Story entries={entries} asOf={asOf} laterTitle={words.later({ day: asOf })} />
      )}
    </section>
  )
}
