import { ListIcon } from '@phosphor-icons/react/dist/csr/List'
import { XIcon } from '@phosphor-icons/react/dist/csr/X'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { ui } from '../../src/words/ui.en.ts'
import classes from './console-shell.module.css'
import { Connection } from './connection.tsx'
import { Seal } from './seal.tsx'

export type RailLink = { label: string; to: string; count?: number | undefined }
export type RailGroup = { title: string; links: readonly RailLink[] }

type ConsoleShellProps = {
  brand: string
  brandTo: string
  railLabel: string
  groups: readonly RailGroup[]
  /** What stands in the bar at the top, from left to right. */
  bar: ReactNode
  account: ReactNode
  /** A line above everything, in a demonstration say. */
  notice?: ReactNode
  noticeLabel?: string
  children: ReactNode
}

/** The frame of every console page: the rail, which is a menu on a phone, the bar at the top, and the page. */
export function ConsoleShell({
  brand,
  brandTo,
  railLabel,
  groups,
  bar,
  account,
  notice,
  noticeLabel,
  children,
}: ConsoleShellProps) {
  const { pathname } = useLocation()
  const [isOpen, setOpen] = useState(false)
  const main = useMainFocus(pathname)
  useEffect(() => setOpen(false), [pathname])
  return (
    <>
      <a className={classes.skip} href="#main">
        {ui.skip}
      </a>
      {notice && (
        <aside className={classes.notice} aria-label={noticeLabel}>
          {notice}
        </aside>
      )}
      <Connection />
      <div className={classes.shell}>
        <header className={classes.rail}>
          <div className={classes.railTop}>
            <Link className={classes.brand} to={brandTo}>
              <Seal mark="check" size={30} />
              <span>{brand}</span>
            </Link>
            <MenuButton isOpen={isOpen} onPress={() => setOpen(open => !open)} />
          </div>
          <nav id="rail" aria-label={railLabel} className={classes.nav} data-open={isOpen || undefined}>
            {groups.map(group => (
              <Group key={group.title} group={group} pathname={pathname} />
            ))}
          </nav>
        </header>
        <div className={classes.page}>
          <section className={classes.top} aria-label={ui.tools}>
            {bar}
            <div className={classes.account}>{account}</div>
          </section>
          <main id="main" ref={main} tabIndex={-1} className={classes.main}>
            {children}
          </main>
        </div>
      </div>
    </>
  )
}

/** After another page was opened, reading goes on at its beginning. */
function useMainFocus(pathname: string) {
  const main = useRef<HTMLElement>(null)
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    window.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return main
}

const MenuButton = ({ isOpen, onPress }: { isOpen: boolean; onPress: () => void }) => (
  <button type="button" className={classes.menu} aria-expanded={isOpen} aria-controls="rail" onClick={onPress}>
    {isOpen ? <XIcon size={22} aria-hidden /> : <ListIcon size={22} aria-hidden />}
    <span className="gs-hidden">{isOpen ? ui.closeMenu : ui.menu}</span>
  </button>
)

const Group = ({ group: { title, links }, pathname }: { group: RailGroup; pathname: string }) => (
  <section className={classes.group}>
    <h2>{title}</h2>
    <ul>
      {links.map(({ label, to, count }) => (
        <li key={to}>
          <Link to={to} aria-current={isCurrent(pathname, to) ? 'page' : undefined}>
            <span>{label}</span>
            {count !== undefined && <b>{count.toLocaleString('en-US')}</b>}
          </Link>
        </li>
      ))}
    </ul>
  </section>
)

/** A page stands for the pages below it, but the first one, which everything is below. */
const isCurrent = (pathname: string, to: string): boolean =>
  pathname === to || (to.split('/').length > 2 && pathname.startsWith(`${to}/`))
