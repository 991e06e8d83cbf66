import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { doorWords as words } from '../../src/words/portal.en.ts'
import { enterPortal } from '../api/portal.ts'
import { paths } from '../paths.ts'
import { LonePage } from '../ui/page-frame.tsx'
import { Failed, Waiting } from '../ui/states.tsx'
import { takeToken } from '../ui/take-token.ts'

const Anew = () => (
  <p>
    <Link to={paths.portalSignIn()}>{words.askAnew}</Link>
  </p>
)

/** Where a link that was sent leads: it opens a session, once. */
export function PortalEnterPage() {
  const [token] = useState(takeToken)
  const goTo = useNavigate()
  const queries = useQueryClient()
  const entering = useMutation({
    mutationFn: enterPortal,
    onSuccess: async () => {
      queries.clear()
      await goTo(paths.home(), { replace: true })
    },
  })
  const { mutate } = entering
  const isTried = useRef(false)
  useEffect(() => {
    if (token === null || isTried.current) return
    isTried.current = true
    mutate(token)
  }, [token, mutate])
  if (token === null)
    return (
      <LonePage title={words.noToken}>
        <p>{words.noTokenText}</p>
        <Anew />
      </LonePage>
    )
  if (!entering.isError)
    return (
      <LonePage title={words.entering}>
        <Waiting lines={2} />
      </LonePage>
    )
  return (
    <LonePage title={words.refused}>
      <Failed error={entering.error} />
      <Anew />
    </LonePage>
  )
}
