import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { dayInWords } from '../../src/words/dates.en.ts'
import { personWords as words } from '../../src/words/console-person.en.ts'
import { type FoundPerson, type Page, peopleQuery } from '../api/register.ts'
import { paths } from '../paths.ts'
import { PageFrame } from '../ui/page-frame.tsx'
import { type Column, QueueTable } from '../ui/queue-table.tsx'
import { Empty, Failed, Waiting } from '../ui/states.tsx'
import { StatusWord } from '../ui/status-word.tsx'
import { SameAsLinks } from './same-as.tsx'
import { statusOf } from '../standing/status-words.ts'

/** Finding people by name, number or email. */
export function PeoplePage() {
  const [search] = useSearchParams()
  const [q, after] = [search.get('q')?.trim() ?? '', search.get('after') ?? undefined]
  const found = useQuery({ ...peopleQuery({ q, after }), enabled: q !== '' })
  return (
    <PageFrame title={words.searchTitle} lede={found.data && found.data.items.length > 0 ? ledeOf(found.data, q) : undefined}>
      {q === '' && <Empty next={words.searchHint}>{words.nothingAsked}</Empty>}
      {q !== '' && found.isPending && <Waiting lines={8} />}
      {found.error && <Failed error={found.error} onAgain={() => void found.refetch()} />}
      {found.data && found.data.items.length === 0 && <Empty next={words.nobodyHint}>{words.nobody({ q })}</Empty>}
      {found.data && found.data.items.length > 0 && <Found page={found.data} q={q} after={after} />}
    </PageFrame>
  )
}

const ledeOf = ({ items, next }: Page<FoundPerson>, q: string): string =>
  `${words.found({ count: items.length, more: next !== null })} ${words.foundBy({ q })}.`

const Found = ({ page: { items, next }, q, after }: { page: Page<FoundPerson>; q: string; after: string | undefined }) => (
  <QueueTable
    caption={words.searchTitle}
    file={words.searchTitle.toLowerCase()}
    columns={COLUMNS}
    rows={items}
    keyOf={({ certificant }) => certificant}
    nameOf={({ name }) => name}
    older={next === null ? undefined : paths.people({ q, after: next })}
    newer={after === undefined ? undefined : paths.people({ q })}
  />
)

const { columns } = words

const COLUMNS: readonly Column<FoundPerson>[] = [
  {
    key: 'name',
    title: columns.name,
    isFixed: true,
    cell: ({ certificant, name, sameAs }) => (
      <>
        <Link to={paths.person(certificant)}>{name}</Link>
        <SameAsLinks of={sameAs} />
      </>
    ),
    text: ({ name }) => name,
  },
  {
    key: 'numbers',
    title: columns.numbers,
    cell: ({ certifications }) => certifications.map(({ number }) => <div key={number}>{number}</div>),
    text: ({ certifications }) => certifications.map(({ number }) => number).join(' '),
  },
  {
    key: 'certification',
    title: columns.certification,
    cell: ({ certifications }) => certifications.map(({ number, shownAs }) => <div key={number}>{shownAs}</div>),
    text: ({ certifications }) => certifications.map(({ shownAs }) => shownAs).join(' '),
  },
  {
    key: 'status',
    title: columns.status,
    cell: ({ certifications }) =>
      certifications.map(each => (
        <div key={each.number}>
          <StatusWord status={statusOf(each)}>{each.label}</StatusWord>
        </div>
      )),
    text: ({ certifications }) => certifications.map(({ label }) => label).join('; '),
  },
  {
    key: 'since',
    title: columns.since,
    cell: ({ certifications }) => certifications.map(({ number, since }) => <div key={number}>{dayInWords(since)}</div>),
    text: ({ certifications }) => certifications.map(({ since }) => since).join(' '),
  },
  { key: 'email', title: columns.email, cell: ({ email }) => email, text: ({ email }) => email ?? '' },
]
