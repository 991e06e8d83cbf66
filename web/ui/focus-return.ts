import { useEffect, useState } from 'react'

/** Gives the focus back, when a dialog goes away, to what had it when the dialog came. */
export function useFocusReturn(): void {
  // Read while rendering: by the time of an effect the dialog has taken the focus already.
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) requestAnimationFrame(() => opener.focus({ preventScroll: true }))
    },
    [opener],
  )
}
