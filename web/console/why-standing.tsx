import type { ReactNode } from 'react'
import type { Treatment } from '../../src/engine/standing.ts'
import type { Day } from '../../src/values/day.ts'
import { formatPoints, type Points } from '../../src/values/points.ts'
import { pointsInColumn, statusWords, whyWords as words } from '../../src/words/console-person.en.ts'
import { dayInColumn } from '../../src/words/day-text.en.ts'
import { asKnownLine, nextChangeSentence } from '../../src/words/standing-of-one.en.ts'
import type { Person, PersonStanding, ToldCycle, ToldTreatment } from '../api/register.ts'
import { Ledger } from '../ui/ledger.tsx'
import { RuleQuote, WhyDrawer, WhySection } from '../ui/why-drawer.tsx'
import { activityOf } from './cycles.ts'
import { statusOfTreatment } from './status-words.ts'
import type { Asked } from './why-asked.ts'

type WhyStandingProps = { asked: Asked; person: Person; asOf: Day; onClose: () => void }

/** The reason of a status or of a number of points, as the engine gave it. */
export function WhyStanding({ asked, person, asOf, onClose }: WhyStandingProps) {
  const standing = person.standings.find(({ certification }) => certification === asked.certification)
  if (!standing) return null
  const cycle = standing.cycles.find(({ n }) => n === asked.cycle)
  const foot = asKnownLine({ asOf, knownOn: person.knownOn ?? undefined })
  return cycle ? (
    <WhyPoints person={person} standing={standing} cycle={cycle} foot={foot} onClose={onClose} />
  ) : (
    <WhyStatus standing={standing} foot={foot} onClose={onClose} />
  )
}

type Drawer = { standing: PersonStanding; foot: ReactNode; onClose: () => void }

const WhyStatus = ({ standing, ...drawer }: Drawer) => (
  <WhyDrawer
    {...drawer}
    about={words.about(standing)}
    title={words.status({ word: statusWords[standing.substate ?? standing.status] })}
    answer={standing.sentence}
  >
    <Sentences title={words.reasons} of={standing.reasons} />
    <Sentences title={words.also} of={standing.also} />
    <WhySection title={words.change}>
      {standing.obligations.map(({ sentence }) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>{nextChangeSentence(standing.nextChange)}</p>
    </WhySection>
    <Sentences title={words.waysBack} of={standing.waysBack} />
    <Clauses of={standing.clauses} />
  </WhyDrawer>
)

function Sentences({ title, of }: { title: string; of: readonly { sentence: string }[] }) {
  if (of.length === 0) return null
  return (
    <WhySection title={title}>
      {of.map(({ sentence }) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </WhySection>
  )
}

function Clauses({ of }: { of: PersonStanding['clauses'] }) {
  if (of.length === 0) return null
  return (
    <WhySection title={words.rules}>
      {of.map(({ rule, version, key, sentence }) => (
        <RuleQuote key={`${rule} ${version} ${key}`}>{sentence}</RuleQuote>
      ))}
    </WhySection>
  )
}

type WhyPointsProps = Drawer & { person: Person; cycle: ToldCycle }

const RULES_OF_POINTS = ['requirement', 'activities', 'cycle', 'downtime']

function WhyPoints({ person, standing, cycle, ...drawer }: WhyPointsProps) {
  const claimed = cycle.treatments.reduce((sum, each) => sum + each.claimed, 0) as Points
  const credited = formatPoints(cycle.credited)
  const rowsOf = (treatment: Treatment['treatment']) =>
    cycle.treatments.filter(each => each.treatment === treatment).map(each => rowOf(each, person))
  return (
    <WhyDrawer
      {...drawer}
      about={words.aboutCycle({ ...standing, ...cycle })}
      title={words.points({ credited, required: cycle.required === null ? null : formatPoints(cycle.required) })}
      answer={words.sums({ claimed: formatPoints(claimed), credited, shortfall: cycle.shortfall })}
    >
      {cycle.treatments.length > 0 && (
        <Ledger
          caption={words.ledger}
          columns={words.columns}
          groups={(['counted', 'partly', 'pending', 'refused'] as const).map(treatment => ({
            status: statusOfTreatment(treatment),
            rows: rowsOf(treatment),
          }))}
          total={{ claimed: pointsInColumn(claimed), counts: pointsInColumn(cycle.credited) }}
        />
      )}
      <Sentences title={words.reasons} of={standing.reasons.filter(({ code }) => code === 'downtime.cycle_extended')} />
      <Clauses of={standing.clauses.filter(({ rule }) => RULES_OF_POINTS.includes(rule))} />
      <Sentences title={words.change} of={standing.obligations.filter(({ kind }) => kind === 'ce')} />
    </WhyDrawer>
  )
}

function rowOf({ activity, claimed, credited, reasons }: ToldTreatment, person: Person) {
  const fact = activityOf(person, activity)
  const title = fact?.params['title']
  return {
    id: activity,
    on: fact ? dayInColumn(fact.on) : '',
    what: typeof title === 'string' ? title : words.unknownActivity,
    reason: reasons.length > 0 ? reasons.map(({ sentence }) => sentence).join(' ') : undefined,
    claimed: pointsInColumn(claimed),
    counts: pointsInColumn(credited),
    isCut: credited < claimed,
  }
}
