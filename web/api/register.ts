import { queryOptions } from '@tanstack/react-query'
import type { Reason } from '../../src/engine/reasons.ts'
import type {
  CategoryCredit,
  Clause,
  CycleJudgement,
  DueJudgement,
  Obligation,
  Standing,
  Substate,
  Treatment,
  WayBack,
} from '../../src/engine/standing.ts'
import type { StatusCode } from '../../src/rulebook/rules.ts'
import type { Day } from '../../src/values/day.ts'
import type { Instant } from '../../src/values/instant.ts'
import type { SeenFrom } from '../paths.ts'
import { answer, api } from './client.ts'

/** The parameters that are given: an address holds no empty ones. */
const set = (query: object): never =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== '')) as never

/** The description knows days as texts and reasons as any code; the pages read them as the types the rooms share. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller names the type it reads the answer as
const own = <Own>(answered: unknown): Own => answered as Own

/** A list in pages; `next` asks for the rows after these, and is null at the end. */
export type Page<Item> = { items: readonly Item[]; next: string | null }

export type FoundPerson = {
  certificant: string
  name: string
  email: string | null
  certifications: readonly { number: string; shownAs: string; status: StatusCode; label: string; since: Day }[]
  sameAs: SameAs
}

/** Other records of the same human, as was decided. */
export type SameAs = readonly { certificant: string; name: string }[]

/** People by name, number or email. */
export const peopleQuery = (asked: { q: string; after: string | undefined }) =>
  queryOptions({
    queryKey: ['people', asked],
    queryFn: async ({ signal }) =>
      own<Page<FoundPerson>>(
        await answer(api.GET('/api/v1/people', { params: { query: set({ ...asked, limit: 25 }) }, signal })),
      ),
  })

/** A fact as the story tells it: what happened when, and when and by whom it was recorded. */
export type TimelineEntry = {
  factId: string
  kind: string
  /** Null for a name, which is only ever recorded. */
  on: Day | null
  recordedAt: Instant
  recordedBy: string
  /** Null where it concerns the person. */
  certification: string | null
  supersedes: string | null
  supersededBy: string | null
  /** This row takes back the one it supersedes. */
  withdrawn: boolean
  params: Readonly<Record<string, unknown>>
  /** Why staff put this row in the place of another. */
  because: { reason: string; authority: string; decidedOn: Day } | null
}

/** What was said of a certification, when, and on whose authority. */
export type StandingChange = {
  id: string
  certification: string
  number: string
  asOf: Day
  status: StatusCode
  substate: Substate | null
  label: string
  since: Day
  through: Day | null
  reasons: readonly Told<Reason>[]
  authority: string
  recordedAt: Instant
}

/** What the engine answered, with the sentence a person reads beside every code. */
export type Told<Value> = Value & { sentence: string }
type WithReasons<Value> = Omit<Value, 'reasons'> & { reasons: readonly Told<Reason>[] }
export type ToldTreatment = WithReasons<Treatment>
export type ToldCycle = Omit<CycleJudgement, 'treatments' | 'byCategory'> & {
  treatments: readonly ToldTreatment[]
  byCategory: readonly (CategoryCredit & { title: string })[]
}
type Lists = 'reasons' | 'also' | 'obligations' | 'waysBack' | 'cycles' | 'formerCycles' | 'dues' | 'clauses' | 'outside'

export type PersonStanding = Omit<Standing, Lists> & {
  label: string
  shownAs: string
  title: string
  sentence: string
  reasons: readonly Told<Reason>[]
  also: readonly Told<Reason>[]
  obligations: readonly Told<Obligation>[]
  waysBack: readonly Told<WithReasons<WayBack>>[]
  cycles: readonly ToldCycle[]
  formerCycles: readonly ToldCycle[]
  dues: readonly Told<DueJudgement>[]
  clauses: readonly Told<Clause>[]
  outside: readonly ToldTreatment[]
}

export type Contact = {
  email: string | null
  phone: string | null
  street1: string | null
  street2: string | null
  city: string | null
  state: string | null
  postalCode: string | null
  country: string | null
}

export type Person = {
  certificant: string
  name: string
  names: readonly { name: string; formerName: string | null; recordedAt: Instant; supersededAt: Instant | null }[]
  bornOn: Day | null
  contact: Contact | null
  otherNumbers: readonly { system: string; kind: string; value: string }[]
  sameAs: SameAs
  asOf: Day
  knownOn: Instant | null
  standings: readonly PersonStanding[]
  timeline: readonly TimelineEntry[]
  changes: readonly StandingChange[]
  daysWithFacts: readonly Day[]
}

/** One person as seen from a day, with what was known at a moment. */
export const personQuery = (certificant: string, { asOf, knownOn }: SeenFrom = {}) =>
  queryOptions({
    queryKey: ['person', certificant, asOf, knownOn],
    queryFn: async ({ signal }) =>
      own<Person>(
        await answer(
          api.GET('/api/v1/people/{certificant}', { params: { path: { certificant }, query: set({ asOf, knownOn }) }, signal }),
        ),
      ),
  })

export const WORKLISTS = ['parked', 'merge-proposals', 'take-over-differences', 'findings', 'lapsing'] as const
export type WorklistName = (typeof WORKLISTS)[number]

/** How much waits on each list. */
export const worklistCountsQuery = queryOptions({
  queryKey: ['worklists'],
  queryFn: async ({ signal }) =>
    (await answer(api.GET('/api/v1/worklists', { signal }))) as Partial<Record<WorklistName, number>>,
  staleTime: 60_000,
})

export type WorklistRow = Readonly<Record<string, unknown>>

export const worklistQuery = (
  list: WorklistName,
  asked: { days: string | undefined; after: string | undefined; settled: 'yes' | undefined },
) =>
  queryOptions({
    queryKey: ['worklist', list, asked],
    queryFn: async ({ signal }) =>
      (await answer(
        api.GET('/api/v1/worklists/{list}', { params: { path: { list }, query: set({ ...asked, limit: 50 }) }, signal }),
      )) as Page<WorklistRow>,
  })

export const REPORTS = ['standing-by-scheme', 'renewals-and-lapses-by-month', 'work-ahead'] as const
export type ReportName = (typeof REPORTS)[number]

export type Report = { columns: readonly string[]; rows: readonly (readonly (string | number)[])[] }

export const reportQuery = (report: ReportName) =>
  queryOptions({
    queryKey: ['report', report],
    queryFn: async ({ signal }) =>
      (await answer(api.GET('/api/v1/reports/{report}', { params: { path: { report }, query: {} }, signal }))) as Report,
  })
