import { useSuspenseQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { homeWords as words } from '../../src/words/portal.en.ts'
import { type Home, homeQuery } from '../api/portal.ts'
import type { PersonStanding } from '../api/register.ts'
import type { Asked } from '../standing/why-asked.ts'
import { Empty } from '../ui/states.tsx'
import { AnswerHead } from './answer-head.tsx'
import { CycleSection } from './cycle-section.tsx'
import { FeesSection } from './fees-section.tsx'
import { HomeSide } from './home-side.tsx'
import classes from './home-page.module.css'
import { Obligations } from './obligations.tsx'
import { PointsSection } from './points-section.tsx'
import { presentCycle } from './present-cycle.ts'
import { WaysBack } from './ways-back.tsx'

const Why = lazy(async () => ({ default: (await import('../standing/why-standing.tsx')).WhyStanding }))

/** Where a certificant stands, what comes next, and why: one certification after the other, what is owed first at the top. */
export function HomePage() {
  const { data: home } = useSuspenseQuery(homeQuery)
  const [asked, setAsked] = useState<Asked>()
  return (
    <>
      <title>{words.documentTitle({ body: home.body.name })}</title>
      <p className={classes.dateline}>{words.today({ day: home.today })}</p>
      <Nothing home={home} />
      {home.standings.map((standing, at) => (
        <OneCertification key={standing.certification} home={home} standing={standing} isFirst={at === 0} onWhy={setAsked} />
      ))}
      {asked && (
        <Suspense>
          <Why
            asked={asked}
            standings={home.standings}
            find={activity => home.activities.find(({ id }) => id === activity)}
            asOf={home.today}
            onClose={() => setAsked(undefined)}
          />
        </Suspense>
      )}
    </>
  )
}

function Nothing({ home: { underReview, standings } }: { home: Home }) {
  if (standings.length > 0) return null
  const [title, text] = underReview
    ? [words.underReview, words.underReviewText]
    : [words.noCertification, words.noCertificationText]
  return (
    <>
      <h1 className={classes.title}>{title}</h1>
      <Empty>{text}</Empty>
    </>
  )
}

type OneProps = { home: Home; standing: PersonStanding; isFirst: boolean; onWhy: (asked: Asked) => void }

function OneCertification({ home, standing, isFirst, onWhy }: OneProps) {
  const { certification } = standing
  const cycle = presentCycle(standing, home.today)
  const onStatus = (): void => onWhy({ what: 'status', certification })
  const onFee = (feeYear: number): void => onWhy({ what: 'fee', certification, feeYear })
  const onPoints = (n: number): void => onWhy({ what: 'points', certification, cycle: n })
  return (
    <article className={classes.one}>
      <div className={classes.main}>
        <AnswerHead standing={standing} cycle={cycle} today={home.today} isFirst={isFirst} onWhy={onStatus} />
        <Obligations home={home} standing={standing} cycle={cycle} onFee={onFee} onPoints={onPoints} />
        <WaysBack standing={standing} />
        {cycle && <PointsSection home={home} cycle={cycle} onWhy={() => onPoints(cycle.n)} />}
        <FeesSection standing={standing} currency={home.body.currency} onWhy={onFee} />
      </div>
      {cycle && <CycleSection home={home} standing={standing} cycle={cycle} />}
      <HomeSide standing={standing} today={home.today} />
    </article>
  )
}
