import { CalendarBlankIcon } from '@phosphor-icons/react/dist/csr/CalendarBlank'
import { CaretDownIcon } from '@phosphor-icons/react/dist/csr/CaretDown'
import { ClockCounterClockwiseIcon } from '@phosphor-icons/react/dist/csr/ClockCounterClockwise'
import { lazy, Suspense, useCallback, useState } from 'react'
import type { Day } from '../../src/values/day.ts'
import { dayInWords } from '../../src/words/dates.en.ts'
import classes from './as-of-bar.module.css'
import { Button } from './button.tsx'
import { useSingleKey } from './shortcuts.ts'

const DayPicker = lazy(async () => ({ default: (await import('./day-picker.tsx')).DayPicker }))

export type Moment = { title: string; on: Day }

type AsOfBarProps = {
  today: Day
  /** The day the page is seen from. */
  asOf: Day
  /** The choices of when it was known, and the one chosen. */
  knownOn: string
  knownOnChoices: readonly { value: string; label: string }[]
  /** Days on which something is recorded, marked in the picker. */
  marked: readonly Day[]
  moments: readonly Moment[]
  words: AsOfWords
  onAsOf: (day: Day) => void
  onKnownOn: (value: string) => void
}

export type AsOfWords = {
  today: string
  past: string
  future: string
  returnToToday: string
  asOf: string
  knownOn: string
  moments: string
  typeADate: string
  go: string
}

/** From when a page is seen. Always at its place below the bar at the top; any day but today is said aloud. */
export function AsOfBar(props: AsOfBarProps) {
  const { today, asOf, knownOn, knownOnChoices, words, onAsOf, onKnownOn } = props
  const [isOpen, setOpen] = useState(false)
  const isElsewhere = asOf !== today || knownOn !== knownOnChoices[0]?.value
  useSingleKey(
    'd',
    useCallback(() => setOpen(true), []),
  )
  const choose = (day: Day): void => {
    setOpen(false)
    onAsOf(day)
  }
  return (
    <section className={classes.bar} data-elsewhere={isElsewhere || undefined} aria-label={words.asOf}>
      <p className={classes.said} role="status">
        {isElsewhere && <ClockCounterClockwiseIcon size={20} aria-hidden />}
        {isElsewhere ? (asOf > today ? words.future : words.past) : words.today}
      </p>
      {isElsewhere && (
        <Button kind="small" onClick={() => onAsOf(today)}>
          {words.returnToToday}
        </Button>
      )}
      <div className={classes.pickers}>
        <label className={classes.known}>
          {words.knownOn}
          <span className={classes.select}>
            <select value={knownOn} onChange={({ currentTarget }) => onKnownOn(currentTarget.value)}>
              {knownOnChoices.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
            <CaretDownIcon size={16} aria-hidden />
          </span>
        </label>
        <div className={classes.day}>
          <span aria-hidden>{words.asOf}</span>
          <button
            type="button"
            className={classes.dayButton}
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            aria-label={`${words.asOf} ${dayInWords(asOf)}`}
            onClick={() => setOpen(!isOpen)}
          >
            <CalendarBlankIcon size={18} aria-hidden />
            <span>{dayInWords(asOf)}</span>
            <CaretDownIcon size={16} aria-hidden />
          </button>
          {isOpen && (
            <Suspense>
              <DayPicker {...props} onChoose={choose} onClose={() => setOpen(false)} />
            </Suspense>
          )}
        </div>
      </div>
    </section>
  )
}
