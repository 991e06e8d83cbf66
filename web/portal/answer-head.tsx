import type { Day } from '../../src/values/day.ts'
import { ledeOf } from '../../src/words/portal.en.ts'
import type { PersonStanding, ToldCycle } from '../api/register.ts'
import { monthsGone } from '../standing/months-gone.ts'
import { sealMarkOf, statusOf } from '../standing/status-words.ts'
import { Figure } from '../ui/figure.tsx'
import { Seal } from '../ui/seal.tsx'
import classes from './answer-head.module.css'

type AnswerHeadProps = {
  standing: PersonStanding
  cycle: ToldCycle | undefined
  today: Day
  isFirst: boolean
  onWhy: () => void
}

/** The answer in a sentence: whether one is certified, as what, and through when. */
export function AnswerHead({ standing, cycle, today, isFirst, onWhy }: AnswerHeadProps) {
  const { before, figure, after } = ledeOf(standing)
  const isPlain = standing.status === 'active' && standing.substate === null
  const Sentence = isFirst ? 'h1' : 'h2'
  return (
    <header className={classes.answer}>
      <Seal mark={sealMarkOf(standing)} size={112} tone={statusOf(standing).tone} gone={cycle && monthsGone(cycle, today)} />
      <Sentence>{standing.sentence}</Sentence>
      <p className={classes.lede}>
        {before}
        <Figure onWhy={onWhy}>{figure}</Figure>
        {after}
      </p>
      {!isPlain && (
        <ul className={classes.reasons}>
          {standing.reasons.map(({ sentence }) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </header>
  )
}
