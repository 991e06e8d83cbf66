import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Instant } from '../../src/values/instant.ts'
import { settingsWords as words } from '../../src/words/console-lists.en.ts'
import { momentInWords } from '../../src/words/dates.en.ts'
import { type Me, meQuery } from '../api/session.ts'
import { endSession, sessionsQuery } from '../api/staff.ts'
import { Button } from '../ui/button.tsx'
import { KeyValues } from '../ui/key-values.tsx'
import { PageFrame } from '../ui/page-frame.tsx'
import { Empty, Failed, Waiting } from '../ui/states.tsx'
import { BodySettings } from './body-form.tsx'
import { StaffSection } from './staff-section.tsx'
import classes from './settings-page.module.css'

/** The body as it is set up, the staff, and one's own sessions. */
export function SettingsPage() {
  const { data: me } = useSuspenseQuery(meQuery)
  return (
    <PageFrame title={words.title} lede={words.lede}>
      <Section title={words.body}>{me.permissions.includes('settings') ? <BodySettings /> : <BodyAsItIs me={me} />}</Section>
      <Section title={words.staff}>
        {me.permissions.includes('accounts') ? <StaffSection zone={me.body.zone} /> : <p>{words.staffNotYours}</p>}
      </Section>
      <Section title={words.sessions}>
        <Sessions zone={me.body.zone} />
      </Section>
    </PageFrame>
  )
}

const BodyAsItIs = ({ me: { body } }: { me: Me }) => (
  <KeyValues
    of={[
      { key: words.name, value: body.name },
      { key: words.shortName, value: body.shortName },
      { key: words.zone, value: body.zone },
      { key: words.currency, value: body.currency },
    ]}
  />
)

const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={classes.section}>
    <h2>{title}</h2>
    {children}
  </section>
)

type Zone = { zone: Me['body']['zone'] }
function Sessions({ zone }: Zone) {
  const queries = useQueryClient()
  const sessions = useQuery(sessionsQuery)
  const ending = useMutation({ mutationFn: endSession, onSettled: () => queries.invalidateQueries(sessionsQuery) })
  if (sessions.error) return <Failed error={sessions.error} onAgain={() => void sessions.refetch()} />
  if (!sessions.data) return <Waiting lines={3} />
  if (sessions.data.items.length === 0) return <Empty>{words.noSessions}</Empty>
  return (
    <ul className={classes.sessions}>
      {sessions.data.items.map(({ id, agent, lastSeenAt, isThis }) => (
        <li key={id}>
          <div>
            <p>{agent}</p>
            <p className={classes.when}>
              {words.lastSeenAt} {momentInWords(lastSeenAt as Instant, zone)}
            </p>
          </div>
          {isThis ? (
            <b>{words.thisSession}</b>
          ) : (
            <Button kind="small" onClick={() => ending.mutate(id)}>
              {words.end}
            </Button>
          )}
        </li>
      ))}
      {ending.error && <Failed error={ending.error} />}
    </ul>
  )
}
