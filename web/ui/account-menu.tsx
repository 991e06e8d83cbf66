import { CaretDownIcon } from '@phosphor-icons/react/dist/csr/CaretDown'
import { type ComponentProps, lazy, Suspense, useState } from 'react'
import classes from './account-menu.module.css'
import type { AccountItems } from './account-items.tsx'

const load = async () => ({ default: (await import('./account-items.tsx')).AccountItems })
const Items = lazy(load)

type AccountMenuProps = { name: string; label: string; items: ComponentProps<typeof AccountItems>['items'] }

/** The signed-in person's own menu, loaded when somebody is about to open it. */
export function AccountMenu({ name, label, items }: AccountMenuProps) {
  const [isWanted, setWanted] = useState(false)
  const target = (
    <button
      type="button"
      className={classes.target}
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
      onClick={() => setWanted(true)}
    >
      <span>{name}</span>
      <CaretDownIcon size={16} aria-hidden />
    </button>
  )
  if (!isWanted) return target
  return (
    <Suspense fallback={target}>
      <Items name={name} label={label} items={items} />
    </Suspense>
  )
}
