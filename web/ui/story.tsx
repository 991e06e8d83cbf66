import type { Icon } from '@phosphor-icons/react'
import { CaretDownIcon } from '@phosphor-icons/react/dist/csr/CaretDown'
import { CaretUpIcon } from '@phosphor-icons/react/dist/csr/CaretUp'
import { type ReactNode, useState } from 'react'
import type { Day } from '../../src/values/day.ts'
import { dayInWords } from '../../src/words/dates.en.ts'
import classes from './story.module.css'

export type StoryEntry = {
  id: string
  on: Day
  icon: Icon
  /** The first words, which say what it is. */
  lead: string
  text: string
  /** What it brought: points, an amount, a status. */
  effect?: ReactNode
  /** Replaced by a later fact: shown, and counted for nothing. */
  isStruck?: boolean
  /** What can be done to it. */
  actions?: ReactNode
}

type StoryProps = {
  /** Newest first. */
  entries: readonly StoryEntry[]
  /** The day the page is seen from; what came later stands above its line. */
  asOf: Day
  /** What the line says: `After 31 January 2026, not yet known on that day`. */
  laterTitle: string
}

/** What happened, newest first, year by year. */
export function Story({ entries, asOf, laterTitle }: StoryProps) {
  const later = entries.filter(({ on }) => on > asOf)
  return (
    <div className={classes.story}>
      {later.length > 0 && <Later entries={later} title={laterTitle} />}
      <Years entries={entries.filter(({ on }) => on <= asOf)} />
    </div>
  )
}

function Later({ entries, title }: { entries: readonly StoryEntry[]; title: string }) {
  const [isOpen, setOpen] = useState(true)
  const Caret = isOpen ? CaretUpIcon : CaretDownIcon
  return (
    <div className={classes.later}>
      {isOpen && <Years entries={entries} />}
      <button type="button" className={classes.line} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <Caret size={18} aria-hidden />
        {title}
      </button>
    </div>
  )
}

/** Entries by year, in the order they come. */
function byYear(entries: readonly StoryEntry[]): readonly [year: string, entries: readonly StoryEntry[]][] {
  const years = new Map<string, StoryEntry[]>()
  for (const entry of entries) {
    const year = String(Number(entry.on.slice(0, 4)))
    const ofYear = years.get(year) ?? []
    ofYear.push(entry)
    years.set(year, ofYear)
  }
  return [...years]
}

const Years = ({ entries }: { entries: readonly StoryEntry[] }) =>
  byYear(entries).map(([year, ofYear]) => (
    <section key={year} className={classes.year}>
      <h3>{year}</h3>
      <ol>
        {ofYear.map(entry => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  ))

/** Without the year, which stands above. */
const dayOfYear = (on: Day): string => dayInWords(on).replace(/\u00a0\d+$/, '')

const Entry = ({ entry: { on, icon: Sign, lead, text, effect, isStruck, actions } }: { entry: StoryEntry }) => (
  <li className={classes.entry} data-struck={isStruck || undefined}>
    <time dateTime={on}>{dayOfYear(on)}</time>
    <span className={classes.gutter}>
      <Sign size={20} aria-hidden />
    </span>
    <div className={classes.text}>
      <p>
        <b>{lead}</b>
        {text}
      </p>
      {actions}
    </div>
    <div className={classes.effect}>{effect}</div>
  </li>
)
