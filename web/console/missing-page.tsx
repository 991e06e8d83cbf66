import { consoleWords as words } from '../../src/words/console.en.ts'
import { failures } from '../../src/words/ui.en.ts'
import { paths } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { PageFrame } from '../ui/page-frame.tsx'
import { Empty } from '../ui/states.tsx'

const [title, text] = failures.missingPage

/** For an address nobody has. */
export const MissingPage = () => (
  <PageFrame title={title}>
    <Empty next={<ButtonLink to={paths.overview()}>{words.missing.back}</ButtonLink>}>{text}</Empty>
  </PageFrame>
)
