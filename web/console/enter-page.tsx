import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { consoleWords as words } from '../../src/words/console.en.ts'
import { signIn } from '../api/session.ts'
import { paths } from '../paths.ts'
import { CommandLine } from '../ui/command-line.tsx'
import { LonePage } from '../ui/page-frame.tsx'
import { Failed, Waiting } from '../ui/states.tsx'
import { takeToken } from '../ui/take-token.ts'

const { enter } = words

/** Where a printed console link leads: it opens a session, once. */
export function EnterPage() {
  const [token] = useState(takeToken)
  const goTo = useNavigate()
  const queries = useQueryClient()
  const entering = useMutation({
    mutationFn: signIn,
    onSuccess: async () => {
      queries.clear()
      await goTo(paths.overview(), { replace: true })
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
      <LonePage title={enter.noToken}>
        <p>{enter.noTokenText}</p>
        <CommandLine>{enter.command}</CommandLine>
      </LonePage>
    )
  if (!entering.isError)
    return (
      <LonePage title={enter.title}>
        <Waiting lines={2} />
      </LonePage>
    )
  return (
    <LonePage title={enter.refused}>
      <Failed error={entering.error} />
      <p>{enter.refusedText}</p>
      <CommandLine>{enter.command}</CommandLine>
    </LonePage>
  )
}
