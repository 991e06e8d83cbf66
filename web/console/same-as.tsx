import { Link } from 'react-router'
import { settleWords as words } from '../../src/words/console-lists.en.ts'
import type { SameAs } from '../api/register.ts'
import { paths } from '../paths.ts'

/** The other records of the same human, each with its page. */
export const SameAsLinks = ({ of }: { of: SameAs }) =>
  of.map(({ certificant, name }) => (
    <div key={certificant}>
      {`${words.sameAs} `}
      <Link to={paths.person(certificant)}>{name}</Link>
    </div>
  ))
