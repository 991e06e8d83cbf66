import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { isDay, type Day } from '../../src/values/day.ts'
import { consoleWords } from '../../src/words/console.en.ts'
import { asOfWords, personWords as words } from '../../src/words/console-person.en.ts'
import { AnswerFailed } from '../api/problem.ts'
import { type Person, personQuery } from '../api/register.ts'
import { meQuery } from '../api/session.ts'
import { paths } from '../paths.ts'
import { AsOfBar } from '../ui/as-of-bar.tsx'
import { PageFrame } from '../ui/page-frame.tsx'
import { WithSide } from '../ui/side.tsx'
import { Empty, Failed, Waiting } from '../ui/states.tsx'
import { CertificationHead } from './certification-head.tsx'
import { DecideSection, DecidingDialog } from './decide-section.tsx'
import { useDeciding } from './deciding.ts'
import { FactActions } from './fact-actions.tsx'
import { momentsOf } from './moments.ts'
import { PersonSide } from './person-side.tsx'
import { PersonStory } from './person-story.tsx'
import type { Asked } from '../standing/why-asked.ts'
import { TodayDifference } from './today-difference.tsx'

const Why = lazy(async () => ({ default: (await import('./why-person.tsx')).WhyPerson }))

/** One person: every certification, what is owed, and the whole story, as of any day. */
export function PersonPage() {
  const { certificant = '' } = useParams()
  const { data: me } = useSuspenseQuery(meQuery)
  const seen = useSeenFrom(me.today)
  const person = useQuery(personQuery(certificant, seen.asked))
  const goTo = useNavigate()
  const see = (asOf: Day | undefined, knownOn: string | undefined): void => {
    const day = asOf === me.today ? undefined : asOf
    void goTo(paths.person(certificant, { asOf: day, knownOn: day && knownOn }), { replace: true })
  }
  return (
    <>
      <AsOfBar
        today={me.today}
        asOf={seen.asOf}
        knownOn={seen.asked.knownOn === undefined ? 'today' : 'same'}
        knownOnChoices={seen.asOf < me.today ? KNOWN_CHOICES : KNOWN_CHOICES.slice(0, 1)}
        marked={person.data?.daysWithFacts ?? []}
        moments={person.data ? momentsOf(person.data, me.today) : []}
        words={asOfWords}
        onAsOf={asOf => see(asOf, seen.asked.knownOn && asOf)}
        onKnownOn={value => see(seen.asOf, value === 'same' ? seen.asOf : undefined)}
      />
      {person.data ? (
        <WholePerson person={person.data} asOf={seen.asOf} today={me.today} currency={me.body.currency} />
      ) : (
        <PageFrame>
          {person.error ? <NoPerson error={person.error} onAgain={() => void person.refetch()} /> : <Waiting lines={12} />}
        </PageFrame>
      )}
    </>
  )
}

const KNOWN_CHOICES = [
  { value: 'today', label: asOfWords.knownToday },
  { value: 'same', label: asOfWords.knownSameDay },
]

/** The day and the moment the address asks for; a day that does not exist counts as none. */
function useSeenFrom(today: Day) {
  const [search] = useSearchParams()
  const day = (name: string): Day | undefined => {
    const text = search.get(name) ?? ''
    return isDay(text) ? text : undefined
  }
  const [asOf, knownOn] = [day('asOf'), day('knownOn')]
  return { asOf: asOf ?? today, asked: { asOf, knownOn } }
}

function NoPerson({ error, onAgain }: { error: Error; onAgain: () => void }) {
  if (error instanceof AnswerFailed && error.status === 404) return <Empty next={words.missingText}>{words.missing}</Empty>
  return <Failed error={error} onAgain={onAgain} />
}

type WholePersonProps = { person: Person; asOf: Day; today: Day; currency: string }

function WholePerson({ person, asOf, today, currency }: WholePersonProps) {
  const [asked, setAsked] = useState<Asked>()
  const { data: me } = useSuspenseQuery(meQuery)
  const deciding = useDeciding(person)
  const mayDecide = me.permissions.includes('people.decide')
  const corrects = mayDecide && deciding.isCorrecting && asOf === today
  return (
    <>
      <title>{consoleWords.documentTitle({ page: person.name, body: me.body.name })}</title>
      <WithSide
        side={
          <PersonSide person={person} asOf={asOf} today={today} onWhy={setAsked}>
            {(asOf !== today || person.knownOn !== null) && <TodayDifference person={person} currency={currency} />}
            {mayDecide && <DecideSection person={person} asOf={asOf} today={today} deciding={deciding} />}
          </PersonSide>
        }
        head={<Heads person={person} asOf={asOf} today={today} currency={currency} />}
      >
        <PersonStory
          timeline={person.timeline}
          asOf={asOf}
          currency={currency}
          actionsOf={corrects ? fact => <FactActions fact={fact} act={deciding.act} /> : undefined}
        />
      </WithSide>
      <DecidingDialog person={person} today={today} deciding={deciding} />
      {asked && (
        <Suspense>
          <Why asked={asked} person={person} asOf={asOf} onClose={() => setAsked(undefined)} />
        </Suspense>
      )}
    </>
  )
}

const Heads = ({ person, ...seen }: WholePersonProps) => (
  <>
    {person.standings.length === 0 && <h1>{person.name}</h1>}
    {person.standings.map((standing, at) => (
      <CertificationHead key={standing.certification} person={person} standing={standing} isFirst={at === 0} {...seen} />
    ))}
  </>
)
