import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useState } from 'react'
import { Navigate, Outlet, useNavigate, useSearchParams } from 'react-router'
import { consoleWords as words } from '../../src/words/console.en.ts'
import { worklistWords } from '../../src/words/console-lists.en.ts'
import { dayInWords } from '../../src/words/dates.en.ts'
import { ui } from '../../src/words/ui.en.ts'
import { AnswerFailed } from '../api/problem.ts'
import { WORKLISTS, type WorklistName, worklistCountsQuery } from '../api/register.ts'
import { type Me, meQuery, signOut } from '../api/session.ts'
import { paths } from '../paths.ts'
import { AccountPanel } from '../ui/account-panel.tsx'
import { Button } from '../ui/button.tsx'
import { ConsoleShell, type RailGroup } from '../ui/console-shell.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { areSingleKeysOn, setSingleKeys, useControlKey } from '../ui/shortcuts.ts'
import { Failed, Waiting } from '../ui/states.tsx'
import { PageFrame } from '../ui/page-frame.tsx'

const CommandPalette = lazy(async () => ({ default: (await import('../ui/command-palette.tsx')).CommandPalette }))

/** Everything around a console page: who asks is known here, and nobody else gets further. */
export function ConsoleFrame() {
  const me = useQuery(meQuery)
  if (isSignedOut(me.error)) return <Navigate to={paths.signedOut()} replace />
  if (me.data?.account === null) return <Navigate to={paths.setUp()} replace />
  return <SignedIn me={me.data} failure={me.error} onAgain={() => void me.refetch()} />
}

const isSignedOut = (error: Error | null): boolean => error instanceof AnswerFailed && error.status === 401

const { nav } = words

/** The places of the console that this person may go to; lists with how much waits there. */
const railOf = ({ permissions }: Me, counts: Counts | undefined): readonly RailGroup[] => {
  const may = (permission: string): boolean => permissions.includes(permission)
  const groups: readonly (RailGroup & { isShown: boolean })[] = [
    {
      title: nav.work,
      isShown: counts !== undefined,
      links: WORKLISTS.filter(list => counts?.[list] !== undefined).map(list => ({
        label: worklistWords[list].title,
        to: paths.worklist(list),
        count: counts?.[list],
      })),
    },
    {
      title: nav.register,
      isShown: may('people.read'),
      links: [{ label: nav.people, to: paths.people() }],
    },
    { title: nav.proof, isShown: may('reports.read'), links: [{ label: nav.reports, to: paths.reports() }] },
    {
      title: nav.setUp,
      isShown: true,
      links: [
        { label: nav.settings, to: paths.settings() },
        ...(may('night.run') ? [{ label: nav.downtime, to: paths.downtime() }] : []),
      ],
    },
  ]
  return [
    { title: nav.console, links: [{ label: nav.overview, to: paths.overview() }] },
    ...groups.filter(({ isShown }) => isShown),
  ]
}

type Counts = Partial<Record<WorklistName, number>>

type SignedInProps = { me: Me | undefined; failure: Error | null; onAgain: () => void }

function SignedIn({ me, failure, onAgain }: SignedInProps) {
  const counts = useQuery({ ...worklistCountsQuery, enabled: me?.permissions.includes('people.read') ?? false })
  const groups = me ? railOf(me, counts.data) : []
  const goTo = useNavigate()
  const [search] = useSearchParams()
  const [isPaletteOpen, setPaletteOpen] = useState(false)
  useControlKey(
    'k',
    useCallback(() => setPaletteOpen(true), []),
  )
  const find = (q: string): void => void goTo(paths.people({ q }))
  return (
    <ConsoleShell
      brand={me?.body.name ?? ''}
      brandTo={paths.overview()}
      railLabel={nav.label}
      groups={groups}
      noticeLabel={words.demoLabel}
      notice={me?.demo ? words.demo({ day: me.clockFixedOn ? dayInWords(me.clockFixedOn) : undefined }) : undefined}
      bar={
        <>
          <SearchField {...words.search} asked={search.get('q') ?? ''} shortcut="/" onSearch={find} />
          <CommandsButton onPress={() => setPaletteOpen(true)} />
        </>
      }
      account={me?.account && <Account name={me.account.name} />}
    >
      {failure && !me ? (
        <PageFrame>
          <Failed error={failure} onAgain={onAgain} />
        </PageFrame>
      ) : me ? (
        <Outlet />
      ) : (
        <PageFrame>
          <Waiting />
        </PageFrame>
      )}
      {isPaletteOpen && (
        <Suspense>
          <CommandPalette
            commands={groups.flatMap(({ links }) =>
              links.map(({ label, to }) => ({ label: words.commands.go({ page: label }), act: () => void goTo(to) })),
            )}
            otherwise={typed => ({ label: words.commands.find({ typed }), act: () => find(typed) })}
            onClose={() => setPaletteOpen(false)}
          />
        </Suspense>
      )}
    </ConsoleShell>
  )
}

const CommandsButton = ({ onPress }: { onPress: () => void }) => (
  <Button kind="plain" aria-keyshortcuts="Control+K" aria-haspopup="dialog" onClick={onPress}>
    {ui.commands} <kbd aria-hidden>Ctrl K</kbd>
  </Button>
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
  const [singleKeys, changeSingleKeys] = useState(areSingleKeysOn)
  const queries = useQueryClient()
  const goTo = useNavigate()
  const leave = async (): Promise<void> => {
    await signOut().catch(() => undefined)
    queries.clear()
    await goTo(paths.signedOut())
  }
  const turnKeys = (): void => {
    setSingleKeys(!singleKeys)
    changeSingleKeys(!singleKeys)
  }
  return (
    <AccountPanel
      name={name}
      label={words.account.label({ name })}
      choice={{ ...SCHEMES, chosen: colorScheme, onChoose: value => setColorScheme(value as MantineColorScheme) }}
      actions={[
        { label: singleKeys ? ui.shortcutsOff : ui.shortcutsOn, onPress: turnKeys },
        { label: words.account.signOut, onPress: () => void leave() },
      ]}
    />
  )
}
