import { consoleWords as words } from '../../src/words/console.en.ts'
import { publicCheckUrl } from '../paths.ts'
import { CommandLine } from '../ui/command-line.tsx'
import { LonePage } from '../ui/page-frame.tsx'

/** After signing out, and for everybody who has not signed in. */
export const SignedOutPage = () => (
  <LonePage title={words.signedOut.title}>
    <p>{words.signedOut.text}</p>
    <CommandLine>{words.signedOut.command}</CommandLine>
    <p>
      <a href={publicCheckUrl}>{words.nav.publicCheck}</a>
    </p>
  </LonePage>
)
