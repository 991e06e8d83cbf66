import { PageFrame } from '../ui/page-frame.tsx'
import { consoleWords as words } from '../../src/words/console.en.ts'

/** Finding people by name, number or email. */
export const PeoplePage = () => (
  <PageFrame title={words.nav.people}>
    <></>
  </PageFrame>
)
