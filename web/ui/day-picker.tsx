import { DatePicker } from '@mantine/dates'
import '@mantine/dates/styles.layer.css'
import { useClickOutside, useFocusTrap, useMergedRef } from '@mantine/hooks'
import { useState } from 'react'
import { type Day, day, partsOf } from '../../src/values/day.ts'
import { dayFromText } from '../../src/words/day-text.en.ts'
import { dayInWords } from '../../src/words/dates.en.ts'
import { ui } from '../../src/words/ui.en.ts'
import type { AsOfWords, Moment } from './as-of-bar.tsx'
import { Button } from './button.tsx'
import classes from './day-picker.module.css'
import { useFocusReturn } from './focus-return.ts'

type DayPickerProps = {
  asOf: Day
  marked: readonly Day[]
  moments: readonly Moment[]
  words: AsOfWords
  onChoose: (day: Day) => void
  onClose: () => void
}

/** A calendar with the days marked that hold facts, the days that mattered, and a field to type one. */
export function DayPicker({ asOf, marked, moments, words, onChoose, onClose }: DayPickerProps) {
  const outside = useClickOutside(onClose)
  const trap = useFocusTrap()
  useFocusReturn()
  const facts = new Set<string>(marked)
  return (
    <div
      ref={useMergedRef(outside, trap)}
      className={classes.picker}
      role="dialog"
      aria-modal
      aria-label={ui.chooseDay}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <TypedDay words={words} onChoose={onChoose} />
      <DatePicker
        value={asOf}
        defaultDate={asOf}
        firstDayOfWeek={1}
        weekdayFormat="ddd"
        size="md"
        fullWidth
        classNames={classNames}
        ariaLabels={ariaLabels}
        getDayAriaLabel={date => dayInWords(day(date)) + (facts.has(date) ? `, ${ui.factsThatDay}` : '')}
        getDayProps={date => (facts.has(date) ? { 'data-marked': true } : {})}
        renderDay={date => partsOf(day(date)).date}
        onChange={chosen => chosen !== null && onChoose(day(chosen))}
      />
      <p className={classes.legend}>
        <i aria-hidden />
        {ui.factsThatDay}
      </p>
      {moments.length > 0 && <Moments title={words.moments} moments={moments} onChoose={onChoose} />}
    </div>
  )
}

const ariaLabels = {
  nextMonth: ui.nextMonth,
  previousMonth: ui.previousMonth,
  nextYear: ui.nextYears,
  previousYear: ui.previousYears,
  nextDecade: ui.nextYears,
  previousDecade: ui.previousYears,
  monthLevelControl: ui.chooseMonth,
  yearLevelControl: ui.chooseYear,
}

const classNames = Object.fromEntries(
  (['day', 'weekday', 'calendarHeader', 'calendarHeaderControl', 'calendarHeaderLevel', 'monthCell'] as const).map(part => [
    part,
    classes[part] ?? '',
  ]),
)

function TypedDay({ words, onChoose }: Pick<DayPickerProps, 'words' | 'onChoose'>) {
  const [typed, setTyped] = useState('')
  const [isRefused, setRefused] = useState(false)
  return (
    <form
      className={classes.typed}
      onSubmit={event => {
        event.preventDefault()
        const found = dayFromText(typed)
        setRefused(found === undefined)
        if (found) onChoose(found)
      }}
    >
      <label htmlFor="typed-day">
        {words.typeADate} <kbd aria-hidden>D</kbd>
      </label>
      <div>
        <input
          id="typed-day"
          value={typed}
          data-autofocus
          autoComplete="off"
          aria-invalid={isRefused}
          aria-describedby="typed-day-note"
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <Button kind="small" type="submit">
          {words.go}
        </Button>
      </div>
      <p id="typed-day-note" role={isRefused ? 'alert' : undefined} data-refused={isRefused || undefined}>
        {isRefused ? ui.dayUnreadable({ typed }) : ui.dayShape}
      </p>
    </form>
  )
}

const Moments = ({ title, moments, onChoose }: { title: string; moments: readonly Moment[]; onChoose: (day: Day) => void }) => (
  <section className={classes.moments}>
    <h2>{title}</h2>
    <ul>
      {moments.map(moment => (
        <li key={`${moment.on} ${moment.title}`}>
          <button type="button" onClick={() => onChoose(moment.on)}>
            {moment.title} <span>{dayInWords(moment.on)}</span>
          </button>
        </li>
      ))}
    </ul>
  </section>
)
