import { doorWords as words, portalWords } from '../../src/words/portal.en.ts'
import { paths, publicCheckUrl } from '../paths.ts'
import { ButtonLink } from '../ui/button.tsx'
import { LonePage } from '../ui/page-frame.tsx'

/** After signing out. */
export const PortalSignedOutPage = () => (
  <LonePage title={words.signedOut}>
    <p>{words.signedOutText}</p>
    <p>
      <ButtonLink kind="first" to={paths.portalSignIn()}>
        {words.signInAgain}
      </ButtonLink>
    </p>
    <p>
      <a href={publicCheckUrl}>{portalWords.publicCheck}</a>
    </p>
  </LonePage>
)
