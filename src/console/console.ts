import {
  type AfterPerson,
  type Contact,
  loadPerson,
  type NameInTime,
  type OtherNumber,
  type PersonLine,
  searchPeople,
} from '../certificants/certificants.ts'
import { type Because, listCorrections } from '../certifications/certifications.ts'
import type { Actor } from '../platform/actor.ts'
import { writeTrail } from '../platform/trail.ts'
import type { Rules, StatusCode } from '../rulebook/rules.ts'
import {
  holdersOfNumber,
  type StandingDeps,
  type Status,
  statusesOfPeople,
  type Story,
  storyOf,
  todayFor,
} from '../standing/standing.ts'
import type { Day } from '../values/day.ts'
import type { CertificantId } from '../values/id.ts'
import type { Instant } from '../values/instant.ts'
import { fullNameOf, type PersonName } from '../values/name.ts'
import { schemeOn } from '../words/format.ts'
import { labelOf, type ToldChange, type ToldStanding, tellChange, tellStanding } from '../telling/telling.ts'
import { refusalOf } from './console.refusals.ts'
import { cursorOf } from './cursor.ts'
import { type SameAs, samePeople } from './same-people.ts'

// What the rooms that act on a person tell in the same words.
export { certificantField } from './fields.ts'
export { labelOf, standingSchema, type Telling, tellStanding, type ToldStanding } from '../telling/telling.ts'

export type ConsoleDeps = StandingDeps

/** Today, where the body is. */
export const todayIn = (deps: ConsoleDeps): Day => todayFor(deps)

/** A person as the lists show them. */
export type PersonShown = {
  certificant: CertificantId
  name: string
  email: string | null
  certifications: CertificationShown[]
  /** Other records of the same human, as was decided. */
  sameAs: SameAs[]
}

export type CertificationShown = { number: string; shownAs: string; status: StatusCode; label: string; since: Day }

export type Page<Item> = { items: Item[]; next: string | null }

/** What was typed into the search, and which page of the answer. */
export type Search = { q?: string | undefined; after?: AfterPerson | undefined; limit: number }

/**
 * People by name, number or email, in order of name; everybody where nothing was typed. The trail says who looked for what
 * and whom they were shown.
 */
export async function findPeople(deps: ConsoleDeps, actor: Actor, { q, after, limit }: Search): Promise<Page<PersonShown>> {
  const found = await linesFor(deps, q, { after, limit: limit + 1 })
  const lines = found.slice(0, limit)
  const people = lines.map(({ certificant }) => certificant)
  const details = { q: q ?? null, shown: people }
  const [statuses, sameAs] = await Promise.all([
    statusesOfPeople(deps, people),
    samePeople(deps.database.db, people, fullNameOf),
    writeTrail(deps.database.db, { by: actor, action: 'console.people_searched', details }),
  ])
  const items = lines.map(line => ({
    ...personShown(line, statuses.get(line.certificant) ?? [], deps.rulebook.rules),
    sameAs: sameAs(line.certificant),
  }))
  const last = found.length > limit ? lines.at(-1) : undefined
  return { items, next: last ? cursorOf([last.sortKey, last.certificant]) : null }
}

/** An email address is told by its sign, a number by its digits; a number that nobody has may still be part of a name. */
async function linesFor(deps: ConsoleDeps, q: string | undefined, page: { after: AfterPerson | undefined; limit: number }) {
  const { db } = deps.database
  if (q === undefined) return searchPeople(db, 'everybody', page)
  if (q.includes('@')) return searchPeople(db, { email: q }, page)
  const certificants = /\d/.test(q) ? await holdersOfNumber(deps, q) : []
  return searchPeople(db, certificants.length > 0 ? { certificants } : { name: q }, page)
}

const personShown = (
  { certificant, name, email }: PersonLine,
  statuses: readonly Status[],
  rules: Rules,
): Omit<PersonShown, 'sameAs'> => ({
  certificant,
  name: fullNameOf(name),
  email,
  certifications: statuses.map(status => certificationShown(status, rules)),
})

const certificationShown = ({ number, scheme, status, since, asOf }: Status, rules: Rules): CertificationShown => ({
  number,
  shownAs: schemeOn(rules, scheme, asOf).designation,
  status,
  label: labelOf(rules, status),
  since,
})

/** Everything of one person, as of a day and as known at an instant. */
export type PersonPage = Pick<Story, 'asOf' | 'daysWithFacts' | 'rulebook'> & {
  /** Each fact, with why staff put it in the place of another where they did. */
  timeline: (Story['timeline'][number] & { because: Because | null })[]
  certificant: CertificantId
  name: string
  names: (Omit<NameInTime, keyof PersonName> & { name: string })[]
  bornOn: Day | null
  contact: Contact | null
  otherNumbers: OtherNumber[]
  sameAs: SameAs[]
  today: Day
  knownOn: Instant | null
  standings: ToldStanding[]
  changes: ToldChange[]
}

/** A person's whole story, and a row in the trail that it was looked at. */
export async function showPerson(
  deps: ConsoleDeps,
  actor: Actor,
  certificant: CertificantId,
  when: { asOf?: Day | undefined; knownOn?: Instant | undefined },
): Promise<PersonPage> {
  const { db } = deps.database
  const [story, person, corrections, sameAs] = await Promise.all([
    storyOf(deps, certificant, when),
    loadPerson(db, certificant, when.knownOn),
    listCorrections(db, certificant, when.knownOn),
    samePeople(db, [certificant], fullNameOf),
  ])
  if (!story) throw refusalOf('console.person_unknown')
  const { asOf, knownOn = null, timeline, changes, daysWithFacts, rulebook, rules } = story
  await writeTrail(db, { by: actor, action: 'console.person_seen', certificant, details: { asOf, knownOn } })
  const name = person.name ? fullNameOf(person.name) : ''
  const telling = { rules, name, asOf, today: todayFor(deps) }
  return {
    certificant,
    name,
    names: person.names.map(({ given, middle, family, suffix, ...rest }) => ({
      ...rest,
      name: fullNameOf({ given, middle, family, suffix }),
    })),
    bornOn: person.bornOn,
    contact: person.contact,
    otherNumbers: person.otherNumbers,
    sameAs: sameAs(certificant),
    asOf,
    today: telling.today,
    knownOn,
    standings: story.standings.map(standing => tellStanding(standing, telling)),
    timeline: timeline.map(fact => ({ ...fact, because: corrections.get(fact.factId) ?? null })),
    changes: changes.map(change => tellChange(change, rules)),
    daysWithFacts,
    rulebook,
  }
}
