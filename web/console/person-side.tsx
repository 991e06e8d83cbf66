import type { ReactNode } from 'react'
import { dayInWords } from '../../src/words/dates.en.ts'
import type { Day } from '../../src/values/day.ts'
import { personWords as words } from '../../src/words/console-person.en.ts'
import type { Contact, Person, PersonStanding } from '../api/register.ts'
import { Figure } from '../ui/figure.tsx'
import { KeyValues, type KeyValue } from '../ui/key-values.tsx'
import { SideSection } from '../ui/side.tsx'
import { SameAsLinks } from './same-as.tsx'
import { type Status, StatusWord } from '../ui/status-word.tsx'
import { statusOf, statusOfDue } from '../standing/status-words.ts'
import type { Asked } from '../standing/why-asked.ts'

type PersonSideProps = { person: Person; asOf: Day; today: Day; onWhy: (asked: Asked) => void; children: ReactNode }

/** Beside the story: how each certification stands, who the person is, and by what rules it was decided. */
export const PersonSide = ({ person, asOf, today, onWhy, children }: PersonSideProps) => (
  <>
    {person.standings.map(standing => (
      <SideSection key={standing.certification} title={words.standing({ today: asOf === today, day: asOf })}>
        <KeyValues of={standingValues(standing, asOf, onWhy)} />
      </SideSection>
    ))}
    <SideSection title={words.person}>
      <KeyValues of={personValues(person)} />
      <SameAsLinks of={person.sameAs} />
    </SideSection>
    {children}
    <DecidedBy person={person} />
  </>
)

function standingValues(standing: PersonStanding, asOf: Day, onWhy: (asked: Asked) => void): readonly KeyValue[] {
  const { certification, shownAs, number, cycles, dues, benefits, nextChange, through, since } = standing
  const cycle = cycles.find(({ start, end }) => start <= asOf && asOf <= end) ?? cycles.at(-1)
  const due = dues.find(({ state }) => state === 'past_due') ?? dues.findLast(({ dueOn }) => dueOn >= asOf) ?? dues.at(-1)
  const status = statusOf(standing)
  const on: Status = {
    ...statusOfDue({ state: benefits ? 'paid' : 'cleared' }),
    word: benefits ? words.benefitsOn : words.benefitsOff,
  }
  return [
    {
      key: `${shownAs} ${number}`,
      value: (
        <StatusWord status={status}>
          <Figure onWhy={() => onWhy({ what: 'status', certification })}>{status.word}</Figure>
        </StatusWord>
      ),
    },
    { key: words.since, value: dayInWords(since) },
    ...(through ? [{ key: words.through, value: dayInWords(through) }] : []),
    ...(cycle
      ? [
          { key: words.cycle(cycle), value: words.cycleSpan(cycle) },
          {
            key: words.points,
            value: (
              <Figure onWhy={() => onWhy({ what: 'points', certification, cycle: cycle.n })}>{words.pointsOf(cycle)}</Figure>
            ),
          },
        ]
      : []),
    ...(due ? [{ key: words.fees, value: <StatusWord status={statusOfDue(due)}>{feeText(due)}</StatusWord> }] : []),
    { key: words.benefits, value: <StatusWord status={on} /> },
    { key: words.nextChange, value: nextChange ? dayInWords(nextChange) : words.never },
  ]
}

const feeText = (due: PersonStanding['dues'][number]): string =>
  due.state === 'upcoming'
    ? words.feeDue({ year: due.feeYear, dueOn: due.dueOn })
    : words.feeState({ year: due.feeYear, word: statusOfDue(due).word })

function personValues({ contact, bornOn, names }: Person): readonly KeyValue[] {
  const former = [
    ...new Set(
      names.flatMap(({ name, formerName, supersededAt }) => [
        ...(supersededAt ? [name] : []),
        ...(formerName ? [formerName] : []),
      ]),
    ),
  ]
  const address = contact ? addressLines(contact) : []
  return [
    { key: words.email, value: contact?.email ?? words.none },
    ...(contact?.phone ? [{ key: words.phone, value: contact.phone }] : []),
    { key: words.post, value: address.length > 0 ? <Address lines={address} /> : words.none },
    ...(bornOn ? [{ key: words.bornOn, value: dayInWords(bornOn) }] : []),
    ...(former.length > 0 ? [{ key: words.formerNames, value: former.join(', ') }] : []),
  ]
}

const addressLines = ({ street1, street2, city, state, postalCode, country }: Contact): readonly string[] =>
  [street1, street2, [city, state, postalCode].filter(Boolean).join(' '), country].flatMap(line => (line ? [line] : []))

const Address = ({ lines }: { lines: readonly string[] }) => lines.map(line => <div key={line}>{line}</div>)

function DecidedBy({ person: { standings, daysWithFacts, timeline } }: { person: Person }) {
  const versions = [...new Set(standings.flatMap(({ clauses }) => clauses.map(({ version }) => version)))]
  return (
    <SideSection title={words.decidedBy}>
      {versions.length > 0 && <p>{words.rulesApplied({ count: versions.length })}</p>}
      <p>{words.factCount({ count: timeline.length, last: daysWithFacts.toSorted().at(-1) })}</p>
    </SideSection>
  )
}
