import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Navigate, Outlet, useNavigate } from 'react-router'
import { consoleWords } from '../../src/words/console.en.ts'
import { dayInWords } from '../../src/words/dates.en.ts'
import { homeWords, portalWords as words } from '../../src/words/portal.en.ts'
import { ui } from '../../src/words/ui.en.ts'
import { type Home, homeQuery, leavePortal } from '../api/portal.ts'
import { AnswerFailed } from '../api/problem.ts'
import { paths, publicCheckUrl } from '../paths.ts'
import { AccountPanel } from '../ui/account-panel.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { LonePage } from '../ui/page-frame.tsx'
import { PortalShell } from '../ui/portal-shell.tsx'
import { Failed, Waiting } from '../ui/states.tsx'

const refusedWith = (error: Error | null, status: number): boolean => error instanceof AnswerFailed && error.status === status

/** Everything around a certificant's page: who asks is known here, and nobody else gets further. */
export function PortalFrame() {
  const { data: home, error, refetch } = useQuery(homeQuery)
  if (refusedWith(error, 401)) return <Navigate to={paths.portalSignIn()} replace />
  if (refusedWith(error, 403)) return <ForStaff />
  return (
    <PortalShell
      brand={home?.body.name ?? ''}
      brandTo={paths.home()}
      navLabel={words.nav}
      links={[
        { label: words.home, to: paths.home() },
        { label: words.activities, to: paths.ownActivities() },
      ]}
      account={home && <Account name={home.name} />}
      noticeLabel={consoleWords.demoLabel}
      notice={home?.demo ? noticeOf(home) : undefined}
      foot={
        <>
          <span>{home && homeWords.daysEnd({ zone: home.body.zone })}</span>
          <a href={publicCheckUrl}>{words.publicCheck}</a>
        </>
      }
    >
      {home ? <Outlet /> : error ? <Failed error={error} onAgain={() => void refetch()} /> : <Waiting lines={12} />}
    </PortalShell>
  )
}

const noticeOf = ({ clockFixedOn }: Home): string =>
  consoleWords.demo({ day: clockFixedOn ? dayInWords(clockFixedOn) : undefined })

const ForStaff = () => (
  <LonePage title={words.forStaff}>
    <p>{words.forStaffText}</p>
    <p>
      <ButtonLink kind="first" to={paths.portalSignIn()}>
        {words.signIn}
      </ButtonLink>
    </p>
  </LonePage>
)

const SCHEMES = {
  title: ui.scheme,
  options: [
    { value: 'auto', label: ui.schemeAuto },
    { value: 'light', label: ui.schemeLight },
    { value: 'dark', label: ui.schemeDark },
  ],
}

function Account({ name }: { name: string }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const queries = useQueryClient()
  const goTo = useNavigate()
  const leave = async (): Promise<void> => {
    await leavePortal().catch(() => undefined)
    queries.clear()
    await goTo(paths.portalSignedOut())
  }
  return (
    <AccountPanel
      name={name}
      label={words.accountLabel({ name })}
      choice={{ ...SCHEMES, chosen: colorScheme, onChoose: value => setColorScheme(value as MantineColorScheme) }}
      actions={[{ label: words.signOut, onPress: () => void leave() }]}
    />
  )
}
