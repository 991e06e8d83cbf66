import type { ReactNode } from 'react'
import classes from './key-values.module.css'

export type KeyValue = { key: string; value: ReactNode }

/** Names and what they hold, one to a line. */
export const KeyValues = ({ of }: { of: readonly KeyValue[] }) => (
  <dl className={classes.list}>
    {of.map(({ key, value }) => (
      <div key={key}>
        <dt>{key}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
