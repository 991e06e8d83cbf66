import type { ReactNode } from 'react'
import classes from './side.module.css'

/** A page with a side column, which goes below on a narrow screen. */
export const WithSide = ({ children, side }: { children: ReactNode; side: ReactNode }) => (
  <div className={classes.grid}>
    <div className={classes.main}>{children}</div>
    <aside className={classes.side}>{side}</aside>
  </div>
)

/** One matter of the side column. */
export const SideSection = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={classes.section}>
    <h2>{title}</h2>
    {children}
  </section>
)
