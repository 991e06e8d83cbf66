import { useRouteError } from 'react-router'
import { failures, ui } from '../../src/words/ui.en.ts'
import { Button } from '../ui/button.tsx'
import { LonePage } from '../ui/page-frame.tsx'

/** A page's file that cannot be loaded any more was replaced by a newer version. */
const isOutdated = (error: unknown): boolean =>
  error instanceof TypeError && /dynamically imported module|module script/i.test(error.message)

/** What stands where a page broke: nothing of the register was changed by that. */
export function BrokenPage() {
  const error = useRouteError()
  const [title, text] = isOutdated(error) ? failures.newer : failures.unexpected
  return (
    <LonePage title={title}>
      <p>{text}</p>
      <p>
        <Button kind="first" onClick={() => window.location.reload()}>
          {ui.reload}
        </Button>
      </p>
    </LonePage>
  )
}
