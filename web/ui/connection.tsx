import { WifiSlashIcon } from '@phosphor-icons/react/dist/csr/WifiSlash'
import { useSyncExternalStore } from 'react'
import { ui } from '../../src/words/ui.en.ts'
import classes from './connection.module.css'

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed)
  window.addEventListener('offline', changed)
  return () => {
    window.removeEventListener('online', changed)
    window.removeEventListener('offline', changed)
  }
}

/** Says so while there is no connection, and nothing otherwise. */
export function Connection() {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <div role="status">
      {!isOnline && (
        <p className={classes.offline}>
          <WifiSlashIcon size={20} aria-hidden />
          {ui.offline}
        </p>
      )}
    </div>
  )
}
