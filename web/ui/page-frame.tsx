import type { ReactNode } from 'react'
import classes from './page-frame.module.css'

type PageFrameProps = {
  /** The sentence or name of the page; also the title of the document. */
  title?: string
  documentTitle?: string
  /** The sentence under it, in the serif. */
  lede?: ReactNode
  children: ReactNode
}

/** The measure and the head of a console page. */
export const PageFrame = ({ title, documentTitle = title, lede, children }: PageFrameProps) => (
  <div className={classes.page}>
    {documentTitle && <title>{documentTitle}</title>}
    {title && (
      <header>
        <h1>{title}</h1>
        {lede && <p className={classes.lede}>{lede}</p>}
      </header>
    )}
    {children}
  </div>
)

/** A page that stands alone, without the console around it: entering and leaving. */
export const LonePage = ({ title, children }: { title: string; children: ReactNode }) => (
  <main className={classes.lone}>
    <title>{title}</title>
    <h1>{title}</h1>
    {children}
  </main>
)
