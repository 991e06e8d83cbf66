import { type ReactNode, useEffect, useRef } from 'react'
import { Link, useLocation } from 'react-router'
import { ui } from '../../src/words/ui.en.ts'
import { Connection } from './connection.tsx'
import classes from './portal-shell.module.css'
import { Seal } from './seal.tsx'

type PortalShellProps = {
  brand: string
  brandTo: string
  navLabel: string
  links: readonly { label: string; to: string }[]
  account: ReactNode
  /** A line above everything, in a demonstration say. */
  notice?: ReactNode
  noticeLabel?: string
  foot: ReactNode
  children: ReactNode
}

/** The letterhead of a certificant's pages, the page, and what stands at its foot. */
export function PortalShell({ brand, brandTo, navLabel, links, account, notice, noticeLabel, foot, children }: PortalShellProps) {
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    window.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#main">
        {ui.skip}
      </a>
      {notice && (
        <aside className={classes.notice} aria-label={noticeLabel}>
          <div>{notice}</div>
        </aside>
      )}
      <Connection />
      <header className={classes.head}>
        <div>
          <Link className={classes.brand} to={brandTo}>
            <Seal mark="check" size={36} />
            <span>{brand}</span>
          </Link>
          <nav aria-label={navLabel} className={classes.nav}>
            {links.map(({ label, to }) => (
              <Link key={to} to={to} aria-current={pathname === to ? 'page' : undefined}>
                {label}
              </Link>
            ))}
          </nav>
          <div className={classes.account}>{account}</div>
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1} className={classes.main}>
        {children}
      </main>
      <footer className={classes.foot}>
        <div>{foot}</div>
      </footer>
    </div>
  )
}
