import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { downtimePageWords as words } from '../../src/words/console-downtime.en.ts'
import { dayInWords } from '../../src/words/dates.en.ts'
import { downtimeWords } from '../../src/words/downtime.en.ts'
import { type Downtime, downtimeQuery } from '../api/downtime.ts'
import { meQuery } from '../api/session.ts'
import { Button } from '../ui/button.tsx'
import { FeedbackLine } from '../ui/feedback-line.tsx'
import { PageFrame } from '../ui/page-frame.tsx'
import { type Column, QueueTable } from '../ui/queue-table.tsx'
import { Empty, Failed, Waiting } from '../ui/states.tsx'
import { AddDowntime, daysOf, WithdrawDowntime } from './downtime-dialogs.tsx'

/** Days on which the program could not be reached: what is recorded, and recording and withdrawing it. */
export function DowntimePage() {
  const { data: me } = useSuspenseQuery(meQuery)
  return (
    <PageFrame title={words.title} lede={words.lede}>
      {me.permissions.includes('night.run') ? <Downtimes /> : <p>{words.notYours}</p>}
    </PageFrame>
  )
}

function Downtimes() {
  const queries = useQueryClient()
  const downtimes = useQuery(downtimeQuery)
  const [open, setOpen] = useState<Downtime | 'new'>()
  const [said, setSaid] = useState<string>()
  const close = (): void => setOpen(undefined)
  const done = (what: string): void => {
    close()
    setSaid(what)
    void queries.invalidateQueries()
  }
  return (
    <>
      <FeedbackLine said={said} onDismiss={() => setSaid(undefined)} />
      <p>
        <Button kind="first" onClick={() => setOpen('new')}>
          {words.add}
        </Button>
      </p>
      {downtimes.isPending && <Waiting lines={4} />}
      {downtimes.error && <Failed error={downtimes.error} onAgain={() => void downtimes.refetch()} />}
      {downtimes.data && <List rows={downtimes.data.items} onWithdraw={setOpen} />}
      {open === 'new' && <AddDowntime onDone={done} onClose={close} />}
      {open && open !== 'new' && <WithdrawDowntime downtime={open} onDone={done} onClose={close} />}
    </>
  )
}

type ListProps = { rows: readonly Downtime[]; onWithdraw: (downtime: Downtime) => void }

const List = ({ rows, onWithdraw }: ListProps) =>
  rows.length === 0 ? (
    <Empty next={words.noneNext}>{words.none}</Empty>
  ) : (
    <QueueTable
      caption={words.title}
      file="downtime"
      columns={columnsOf(onWithdraw)}
      rows={rows}
      keyOf={({ id }) => id}
      nameOf={daysOf}
    />
  )

const columnsOf = (onWithdraw: ListProps['onWithdraw']): readonly Column<Downtime>[] => [
  { key: 'from', title: words.from, isFixed: true, cell: ({ from }) => dayInWords(from), text: ({ from }) => from },
  { key: 'to', title: words.to, cell: ({ to }) => dayInWords(to), text: ({ to }) => to },
  { key: 'reason', title: words.reason, cell: ({ reason }) => reason, text: ({ reason }) => reason },
  {
    key: 'source',
    title: words.source,
    cell: ({ source }) => downtimeWords.source(source),
    text: ({ source }) => downtimeWords.source(source),
  },
  { key: 'effect', title: words.effect, cell: row => downtimeWords.effect(row), text: row => downtimeWords.effect(row) },
  { key: 'told', title: words.told, cell: ({ toldOn }) => dayInWords(toldOn), text: ({ toldOn }) => toldOn },
  {
    key: 'withdraw',
    title: words.withdraw,
    text: () => '',
    cell: row => (
      <Button kind="small" aria-label={words.withdrawOf({ from: dayInWords(row.from) })} onClick={() => onWithdraw(row)}>
        {words.withdraw}
      </Button>
    ),
  },
]
