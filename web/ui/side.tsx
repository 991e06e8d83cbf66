import type { ReactNode } from 'react'
import classes from './side.module.css'

/** A page with a side column, which stands between its head and the rest on a narrow screen. */
export const WithSide = ({ head, side, children }: { head: ReactNode; side: ReactNode; children: ReactNode }) => (
  <div className={classes.grid}>
    <div className={classes.head}>{head}</div>
    <div className={classes.side}>{side}</div>
    <div className={classes.main}>{children}</div>
  </div>
)

/** One matter of the side column. */
export const SideSection = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={classes.section}>
    <h2>{title}</h2>
    {children}
  </section>
)
