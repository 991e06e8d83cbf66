import { correctWords as words } from '../../src/words/console-decide.en.ts'
import { storyOf } from '../../src/words/console-story.en.ts'
import type { TimelineEntry } from '../api/register.ts'
import { mayCorrect, mayTakeBack } from './correction-form.ts'
import classes from './decide-section.module.css'
import type { Deciding } from './deciding.ts'

/** What can be done to a fact while facts are being corrected. */
export function FactActions({ fact, act }: { fact: TimelineEntry; act: Deciding['act'] }) {
  const { lead } = storyOf(fact.kind, fact.params, '')
  const button = (what: 'correct' | 'takeBack') => (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label={words.ofFact({ act: words[what], fact: lead })}
      onClick={() => act({ what, fact })}
    >
      {words[what]}
    </button>
  )
  if (!mayTakeBack(fact)) return null
  return (
    <span className={classes.factActs}>
      {mayCorrect(fact) && button('correct')}
      {button('takeBack')}
    </span>
  )
}
