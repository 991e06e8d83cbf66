import type { KeyboardEvent } from 'react'
import { areSingleKeysOn } from './shortcuts.ts'

const STEPS: Readonly<Record<string, 'nextElementSibling' | 'previousElementSibling'>> = {
  j: 'nextElementSibling',
  ArrowDown: 'nextElementSibling',
  k: 'previousElementSibling',
  ArrowUp: 'previousElementSibling',
}

/** Moves from row to row with J and K or the arrows, to what can be pressed there; says whether it did. */
export function moveFocus({ key, currentTarget, ctrlKey, metaKey, altKey }: KeyboardEvent<HTMLTableRowElement>): boolean {
  const step = STEPS[key]
  if (step === undefined || ctrlKey || metaKey || altKey || (key.length === 1 && !areSingleKeysOn())) return false
  const row = currentTarget[step]
  const target = row?.querySelector<HTMLElement>('th a, td a, button, input')
  target?.focus()
  return target !== null && target !== undefined
}
