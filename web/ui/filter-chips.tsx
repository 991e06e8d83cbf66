import { XIcon } from '@phosphor-icons/react/dist/csr/X'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { ui } from '../../src/words/ui.en.ts'
import classes from './filter-chips.module.css'

export type Filter = {
  name: string
  value: string
  /** The address without it. */
  without: string
}

/** Filters that hold, each with a way to take it off, and how many rows are left. The address holds them too. */
export const FilterChips = ({
  filters,
  count,
  children,
}: {
  filters: readonly Filter[]
  count?: string
  children?: ReactNode
}) => (
  <div className={classes.chips}>
    {filters.map(({ name, value, without }) => (
      <span key={name} className={classes.chip}>
        <b>{name}</b> {value}
        <Link to={without} aria-label={ui.removeFilter({ name, value })}>
          <XIcon size={16} aria-hidden />
        </Link>
      </span>
    ))}
    {children}
    {count && <span className={classes.count}>{count}</span>}
  </div>
)

/** A filter that is one of a few: each a link, the chosen one marked. */
export const FilterChoice = ({
  label,
  options,
}: {
  label: string
  options: readonly { label: string; to: string; isOn: boolean }[]
}) => (
  <nav aria-label={label} className={classes.choice}>
    {options.map(option => (
      <Link key={option.to} to={option.to} aria-current={option.isOn ? 'true' : undefined}>
        {option.label}
      </Link>
    ))}
  </nav>
)
