import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Instant } from '../../src/values/instant.ts'
import { accountWords } from '../../src/words/console-accounts.en.ts'
import { columnTitle, settingsWords as words } from '../../src/words/console-lists.en.ts'
import { momentInWords } from '../../src/words/dates.en.ts'
import { accountsQuery, type StaffAccount } from '../api/staff.ts'
import { Button } from '../ui/button.tsx'
import { FeedbackLine } from '../ui/feedback-line.tsx'
import { type Column, QueueTable } from '../ui/queue-table.tsx'
import { Failed, Waiting } from '../ui/states.tsx'
import { AccountDialog } from './account-dialog.tsx'

/** Everybody of the staff, to be added, changed, signed out and disabled. */
export function StaffSection({ zone }: { zone: string }) {
  const queries = useQueryClient()
  const staff = useQuery(accountsQuery)
  const [open, setOpen] = useState<StaffAccount | 'new'>()
  const [said, setSaid] = useState<string>()
  if (staff.error) return <Failed error={staff.error} onAgain={() => void staff.refetch()} />
  if (!staff.data) return <Waiting lines={3} />
  const done = (what: string): void => {
    setOpen(undefined)
    setSaid(what)
    void queries.invalidateQueries(accountsQuery)
  }
  return (
    <>
      <FeedbackLine said={said} onDismiss={() => setSaid(undefined)} />
      <QueueTable
        caption={words.staff}
        file="staff"
        columns={columnsOf(zone, setOpen)}
        rows={staff.data.items}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
      >
        <Button onClick={() => setOpen('new')}>{accountWords.add}</Button>
      </QueueTable>
      {open && <AccountDialog account={open === 'new' ? undefined : open} onDone={done} onClose={() => setOpen(undefined)} />}
    </>
  )
}

const stateOf = ({ disabledAt }: StaffAccount, zone: string): string =>
  disabledAt === null ? words.enabled : words.disabled({ day: momentInWords(disabledAt as Instant, zone) })

const rolesOf = ({ roles }: StaffAccount): string => roles.map(columnTitle).join(', ')

const columnsOf = (zone: string, onChange: (account: StaffAccount) => void): readonly Column<StaffAccount>[] => [
  { key: 'name', title: words.name, isFixed: true, cell: ({ name }) => name, text: ({ name }) => name },
  { key: 'email', title: words.email, cell: ({ email }) => email, text: ({ email }) => email },
  { key: 'roles', title: words.roles, cell: row => rolesOf(row), text: rolesOf },
  { key: 'state', title: words.state, cell: row => stateOf(row, zone), text: row => stateOf(row, zone) },
  {
    key: 'change',
    title: accountWords.change,
    text: () => '',
    cell: row => (
      <Button kind="small" aria-label={accountWords.changeOf(row)} onClick={() => onChange(row)}>
        {accountWords.change}
      </Button>
    ),
  },
]
