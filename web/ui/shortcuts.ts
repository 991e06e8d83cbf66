import { useEffect } from 'react'

const KEY = 'goodstanding.shortcuts'

/** Whether single keys act. Speech input and stray keys make them a trap for some, so they can be turned off (WCAG 2.1.4). */
export const areSingleKeysOn = (): boolean => localStorage.getItem(KEY) !== 'off'

export const setSingleKeys = (on: boolean): void => localStorage.setItem(KEY, on ? 'on' : 'off')

const TYPING = 'input, textarea, select, [contenteditable], [role="listbox"], [role="menu"], dialog, [role="dialog"]'

const isTyping = ({ target }: KeyboardEvent): boolean => target instanceof Element && target.closest(TYPING) !== null

/** Acts on one key, `/` say, wherever the person is not typing. */
export function useSingleKey(key: string, act: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.defaultPrevented || isTyping(event) || !areSingleKeysOn()) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [key, act])
}

/** Acts on Ctrl with a key, or Command with it on a Mac, wherever the person is. */
export function useControlKey(key: string, act: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== key || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [key, act])
}
