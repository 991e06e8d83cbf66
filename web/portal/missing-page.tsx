import { Link } from 'react-router'
import { portalWords } from '../../src/words/portal.en.ts'
import { failures } from '../../src/words/ui.en.ts'
import { paths } from '../paths.ts'

const [title, text] = failures.missingPage

/** An address below /portal where there is nothing. */
export const PortalMissingPage = () => (
  <>
    <title>{title}</title>
    <h1>{title}</h1>
    <p>{text}</p>
    <p>
      <Link to={paths.home()}>{portalWords.missing}</Link>
    </p>
  </>
)
