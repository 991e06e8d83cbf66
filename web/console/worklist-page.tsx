import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import { columnTitle, listWords as words, valueInWords, worklistWords } from '../../src/words/console-lists.en.ts'
import { type Page, WORKLISTS, type WorklistName, worklistQuery, type WorklistRow } from '../api/register.ts'
import { paths } from '../paths.ts'
import { FilterChips, FilterChoice } from '../ui/filter-chips.tsx'
import { PageFrame } from '../ui/page-frame.tsx'
import { type Column, QueueTable } from '../ui/queue-table.tsx'
import { Empty, Failed, Waiting } from '../ui/states.tsx'

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
  const page = useQuery(worklistQuery(list, { days, after }))
  const { title, lede, empty } = worklistWords[list]
  const count = page.data && words.people({ count: page.data.items.length, more: page.data.next !== null })
  const choice = days !== undefined && (
    <FilterChoice
      label={words.days}
      options={DAYS.map(each => ({
        label: words.withinDays({ days: each }),
        to: paths.worklist(list, { days: each }),
        isOn: each === days,
      }))}
    />
  )
  return (
    <PageFrame title={title} lede={count !== undefined && page.data?.items.length ? lede({ count }) : undefined}>
      {page.isPending && <Waiting lines={10} />}
      {page.error && <Failed error={page.error} onAgain={() => void page.refetch()} />}
      {page.data && page.data.items.length === 0 && (
        <>
          <FilterChips filters={[]}>{choice}</FilterChips>
          <Empty>{empty}</Empty>
        </>
      )}
      {page.data && page.data.items.length > 0 && (
        <Rows list={list} page={page.data} days={days} after={after}>
          <FilterChips filters={[]}>{choice}</FilterChips>
        </Rows>
      )}
    </PageFrame>
  )
}

type RowsProps = {
  list: WorklistName
  page: Page<WorklistRow>
  days: string | undefined
  after: string | undefined
  children: React.ReactNode
}

const Rows = ({ list, page: { items, next }, days, after, children }: RowsProps) => (
  <QueueTable
    caption={worklistWords[list].title}
    file={list}
    columns={columnsOf(items)}
    rows={items}
    keyOf={row => JSON.stringify(row)}
    nameOf={nameOf}
    older={next === null ? undefined : paths.worklist(list, { days, after: next })}
    newer={after === undefined ? undefined : paths.worklist(list, { days })}
  >
    {children}
  </QueueTable>
)

const nameOf = (row: WorklistRow): string => valueInWords(row['name'] ?? row['certificant'])

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
