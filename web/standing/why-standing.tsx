import type { ReactNode } from 'react'
import type { Treatment } from '../../src/engine/standing.ts'
import type { Day } from '../../src/values/day.ts'
import { formatPoints, type Points } from '../../src/values/points.ts'
import { pointsInColumn, statusWords, whyWords as words } from '../../src/words/console-person.en.ts'
import { dayInColumn } from '../../src/words/day-text.en.ts'
import { asKnownLine, nextChangeSentence } from '../../src/words/standing-of-one.en.ts'
import type { PersonStanding, ToldCycle, ToldTreatment } from '../api/register.ts'
import { Ledger } from '../ui/ledger.tsx'
import { RuleQuote, WhyDrawer, WhySection } from '../ui/why-drawer.tsx'
import { statusOfTreatment } from './status-words.ts'
import type { Asked } from './why-asked.ts'

/** The day and the name of an activity that was judged; undefined where it is not known. */
export type FindActivity = (activity: string) => { on: Day; title: string | undefined } | undefined

type WhyStandingProps = {
  asked: Asked
  standings: readonly PersonStanding[]
  find: FindActivity
  asOf: Day
  knownOn?: string | undefined
  onClose: () => void
}

/** The reason of a status, of a number of points or of a fee, as the engine gave it. */
export function WhyStanding({ asked, standings, find, asOf, knownOn, onClose }: WhyStandingProps) {
  const standing = standings.find(({ certification }) => certification === asked.certification)
  if (!standing) return null
  const drawer = { standing, foot: asKnownLine({ asOf, knownOn }), onClose }
  const cycle = asked.what === 'points' ? standing.cycles.find(({ n }) => n === asked.cycle) : undefined
  if (cycle) return <WhyPoints {...drawer} cycle={cycle} find={find} />
  const due = asked.what === 'fee' ? standing.dues.find(({ feeYear }) => feeYear === asked.feeYear) : undefined
  return due ? <WhyFee {...drawer} due={due} /> : <WhyStatus {...drawer} />
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

const RULES_OF_FEES = ['fee_due', 'annual_fee']

/** A fee's amount and day, by the rules that its due date selects. */
const WhyFee = ({ standing, due, ...drawer }: Drawer & { due: PersonStanding['dues'][number] }) => (
  <WhyDrawer {...drawer} about={words.about(standing)} title={words.fee({ year: due.feeYear })} answer={due.sentence}>
    <Clauses of={standing.clauses.filter(({ rule, key }) => RULES_OF_FEES.includes(rule) && key === due.dueOn)} />
    <Sentences
      title={words.change}
      of={standing.obligations.filter(each => each.kind === 'fee' && each.feeYear === due.feeYear)}
    />
  </WhyDrawer>
)

type WhyPointsProps = Drawer & { find: FindActivity; cycle: ToldCycle }

const RULES_OF_POINTS = ['requirement', 'activities', 'cycle', 'downtime']

function WhyPoints({ find, standing, cycle, ...drawer }: WhyPointsProps) {
  const claimed = cycle.treatments.reduce((sum, each) => sum + each.claimed, 0) as Points
  const credited = formatPoints(cycle.credited)
  const rowsOf = (treatment: Treatment['treatment']) =>
    cycle.treatments.filter(each => each.treatment === treatment).map(each => rowOf(each, find))
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

function rowOf({ activity, claimed, credited, reasons }: ToldTreatment, find: FindActivity) {
  const found = find(activity)
  return {
    id: activity,
    on: found ? dayInColumn(found.on) : '',
    what: found?.title ?? words.unknownActivity,
    reason: reasons.length > 0 ? reasons.map(({ sentence }) => sentence).join(' ') : undefined,
    claimed: pointsInColumn(claimed),
    counts: pointsInColumn(credited),
    isCut: credited < claimed,
  }
}
