import { MagnifyingGlassIcon } from '@phosphor-icons/react/dist/csr/MagnifyingGlass'
import { useCallback, useEffect, useRef, useState } from 'react'
import classes from './search-field.module.css'
import { useSingleKey } from './shortcuts.ts'

type SearchFieldProps = {
  label: string
  hint: string
  button: string
  /** What the address already asks for. */
  asked: string
  /** The key that puts the cursor into the field. */
  shortcut: string
  onSearch: (text: string) => void
}

/** The search field of the bar; Enter searches. */
export function SearchField({ label, hint, button, asked, shortcut, onSearch }: SearchFieldProps) {
  const [typed, setTyped] = useState(asked)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => setTyped(asked), [asked])
  useSingleKey(
    shortcut,
    useCallback(() => field.current?.select(), []),
  )
  return (
    <search className={classes.search}>
      <form
        className={classes.form}
        onSubmit={event => {
          event.preventDefault()
          onSearch(typed.trim())
        }}
      >
        <MagnifyingGlassIcon size={18} aria-hidden />
        <input
          ref={field}
          type="search"
          aria-label={label}
          aria-keyshortcuts={shortcut}
          placeholder={hint}
          value={typed}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <kbd aria-hidden>{shortcut}</kbd>
        <button type="submit" className="gs-hidden">
          {button}
        </button>
      </form>
    </search>
  )
}
