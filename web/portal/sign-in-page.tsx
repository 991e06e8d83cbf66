import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { doorWords as words } from '../../src/words/portal.en.ts'
import { doorQuery } from '../api/portal.ts'
import { basePath } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { LonePage } from '../ui/page-frame.tsx'
import { EmailForm, FirstTimeForm } from './sign-in-forms.tsx'

/** What was asked for: a link to an address, or to that of a record. */
type Sent = { text: string }

/** Signing in by a link to one's mailbox, also for the first time. */
export function PortalSignInPage() {
  const { data: door } = useQuery(doorQuery)
  const [isFirst, setFirst] = useState(false)
  const [sent, setSent] = useState<Sent>()
  if (sent) return <SentPage sent={sent} inbox={door?.inbox ?? null} onAgain={() => setSent(undefined)} />
  return (
    <LonePage title={isFirst ? words.firstTimeTitle : words.title}>
      <p>{isFirst ? words.firstTimeText : words.lede({ body: door?.body.name ?? '…' })}</p>
      {isFirst ? (
        <FirstTimeForm onSent={() => setSent({ text: words.sentFirstText })} />
      ) : (
        <EmailForm onSent={email => setSent({ text: words.sentText({ email }) })} />
      )}
      <p>
        <Button kind="plain" onClick={() => setFirst(!isFirst)}>
          <u>{isFirst ? words.knowMe : words.firstTime}</u>
        </Button>
      </p>
    </LonePage>
  )
}

const SentPage = ({ sent, inbox, onAgain }: { sent: Sent; inbox: string | null; onAgain: () => void }) => (
  <LonePage title={words.sent}>
    <div role="status">
      <p>{sent.text}</p>
    </div>
    {inbox && (
      <p>
        <a href={`${basePath}${inbox}`}>{words.inbox}</a>
      </p>
    )}
    <p>{words.nothingCame}</p>
    <p>
      <Button onClick={onAgain}>{words.again}</Button>
    </p>
  </LonePage>
)
