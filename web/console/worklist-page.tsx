import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import { columnTitle, listWords as words, settleWords, valueInWords, worklistWords } from '../../src/words/console-lists.en.ts'
import { type Page, WORKLISTS, type WorklistName, worklistQuery, type WorklistRow } from '../api/register.ts'
import { isSettled } from '../api/settling.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { FeedbackLine } from '../ui/feedback-line.tsx'
import { FilterChips, FilterChoice } from '../ui/filter-chips.tsx'
import { PageFrame } from '../ui/page-frame.tsx'
import { type Column, QueueTable } from '../ui/queue-table.tsx'
import { Empty, Failed, Waiting } from '../ui/states.tsx'
import { type Settling, useSettling } from './settling.tsx'

const DAYS = ['30', '60', '90']

/** A list of what waits for a person. */
export function WorklistPage() {
  const { list = '' } = useParams()
  const name = WORKLISTS.find(each => each === list)
  return name ? <Worklist key={name} list={name} /> : <PageFrame title={words.unknownList}>{null}</PageFrame>
}

function Worklist({ list }: { list: WorklistName }) {
  const [search] = useSearchParams()
  const days = list === 'lapsing' ? (search.get('days') ?? '30') : undefined
  const after = search.get('after') ?? undefined
  const settled = isSettled(list) && search.get('settled') === 'yes' ? 'yes' : undefined
  const page = useQuery(worklistQuery(list, { days, after, settled }))
  const { title, lede, empty } = worklistWords[list]
  const count = page.data && words.people({ count: page.data.items.length, more: page.data.next !== null })
  const choice = <Choice list={list} days={days} settled={settled} />
  const settling = useSettling()
  return (
    <PageFrame title={title} lede={count !== undefined && !settled && page.data?.items.length ? lede({ count }) : undefined}>
      <FeedbackLine said={settling.said} onUndo={settling.undo} onDismiss={settling.dismiss} />
      {settling.failure && <Failed error={settling.failure} />}
      {page.isPending && <Waiting lines={10} />}
      {page.error && <Failed error={page.error} onAgain={() => void page.refetch()} />}
      {page.data && page.data.items.length === 0 && (
        <>
          <FilterChips filters={[]}>{choice}</FilterChips>
          <Empty>{settled ? settleWords.noneDone : empty}</Empty>
        </>
      )}
      {page.data && page.data.items.length > 0 && (
        <Rows list={list} page={page.data} asked={{ days, settled }} after={after} onSettle={settling.open}>
          <FilterChips filters={[]}>{choice}</FilterChips>
        </Rows>
      )}
      {settling.dialog}
    </PageFrame>
  )
}

type ChoiceProps = { list: WorklistName; days: string | undefined; settled: 'yes' | undefined }

/** Which rows are shown: within how many days, or what waits and what is settled. */
function Choice({ list, days, settled }: ChoiceProps) {
  const options =
    days === undefined
      ? [
          { label: settleWords.waiting, to: paths.worklist(list), isOn: settled === undefined },
          { label: settleWords.done, to: paths.worklist(list, { settled: 'yes' }), isOn: settled === 'yes' },
        ]
      : DAYS.map(each => ({
          label: words.withinDays({ days: each }),
          to: paths.worklist(list, { days: each }),
          isOn: each === days,
        }))
  if (days === undefined && !isSettled(list)) return null
  return <FilterChoice label={days === undefined ? settleWords.show : words.days} options={options} />
}

type RowsProps = {
  list: WorklistName
  page: Page<WorklistRow>
  asked: { days: string | undefined; settled: 'yes' | undefined }
  after: string | undefined
  onSettle: Settling['open']
  children: React.ReactNode
}

const Rows = ({ list, page: { items, next }, asked, after, onSettle, children }: RowsProps) => (
  <QueueTable
    caption={worklistWords[list].title}
    file={list}
    columns={[...columnsOf(items), ...settleColumn(list, asked.settled === 'yes', onSettle)]}
    rows={items}
    keyOf={row => JSON.stringify(row)}
    nameOf={nameOf}
    older={next === null ? undefined : paths.worklist(list, { ...asked, after: next })}
    newer={after === undefined ? undefined : paths.worklist(list, asked)}
  >
    {children}
  </QueueTable>
)

const nameOf = (row: WorklistRow): string => valueInWords(row['name'] ?? row['certificant'])

/** What may be decided about each row, on the lists where anything may. */
function settleColumn(list: WorklistName, isDone: boolean, onSettle: Settling['open']): readonly Column<WorklistRow>[] {
  if (!onSettle || !isSettled(list)) return []
  const cell = (row: WorklistRow) => {
    const [id, name] = [String(row['id']), nameOf(row)]
    return (
      <Button
        kind="small"
        aria-haspopup="dialog"
        aria-label={isDone ? settleWords.reopenRow({ name }) : settleWords.settleRow({ name })}
        onClick={() => onSettle({ row: { list, id }, name, isSettled: isDone })}
      >
        {isDone ? settleWords.reopen : settleWords.settle}
      </Button>
    )
  }
  return [{ key: 'settle', title: settleWords.column, isFixed: true, cell, text: () => '' }]
}

/** The columns a list's rows have; the person comes first and leads to their page. */
const columnsOf = (rows: readonly WorklistRow[]): readonly Column<WorklistRow>[] => [
  {
    key: 'name',
    title: words.name,
    isFixed: true,
    cell: row =>
      typeof row['certificant'] === 'string' ? <Link to={paths.person(row['certificant'])}>{nameOf(row)}</Link> : nameOf(row),
    text: nameOf,
  },
  ...Object.keys(rows[0] ?? {})
    .filter(key => !['name', 'certificant', 'id', 'otherCertificant'].includes(key))
    .map(
      (key): Column<WorklistRow> => ({
        key,
        title: columnTitle(key),
        isNumber: typeof rows[0]?.[key] === 'number',
        cell: row => valueInWords(row[key]),
        text: row => valueInWords(row[key]),
      }),
    ),
]
