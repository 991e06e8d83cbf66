import { loadPerson } from '../certificants/certificants.ts'
import type { Dossier } from '../engine/dossier.ts'
import type { Obligation } from '../engine/standing.ts'
import type { Member } from '../platform/actor.ts'
import type { Config } from '../platform/config.ts'
import { readSettings } from '../platform/settings.ts'
import type { Body, Rules } from '../rulebook/rules.ts'
import { presentStandings, type StandingDeps } from '../standing/standing.ts'
import { type ToldStanding, tellStanding } from '../telling/telling.ts'
import { type Day, earlier } from '../values/day.ts'
import { fullNameOf } from '../values/name.ts'
import type { Points } from '../values/points.ts'
import { categoryTitle } from '../words/format.ts'
import { standingToYou } from '../words/portal.en.ts'

export type PortalDeps = StandingDeps & { config: Pick<Config, 'fixedToday' | 'smtpUrl'> }

/** What anybody may know who stands before the door: whose it is, and where the demonstration's letters lie. */
export type PortalDoor = { body: { name: string }; inbox: string | null }

/** The door of the portal, for somebody who has not signed in. */
export async function showDoor({ database, config, rulebook }: PortalDeps): Promise<PortalDoor> {
  const { demo = false } = await readSettings(database.db)
  const { name } = rulebook.rules.body
  return { body: { name }, inbox: demo && config.smtpUrl === undefined ? '/demo/inbox' : null }
}

/** An activity as its owner reads of it; points in hundredths. */
export type OwnActivity = { id: string; category: string; categoryTitle: string; title: string; on: Day; points: Points }

/** Everything a certificant first sees: where they stand with each certification, what comes next, and why. */
export type Home = {
  name: string
  /** How they are addressed. */
  given: string
  body: Pick<Body, 'name' | 'shortName' | 'zone' | 'currency'>
  today: Day
  demo: boolean
  clockFixedOn: Day | null
  /** The facts contradict each other: staff look at them first, and nothing is said until then. */
  underReview: boolean
  /** What is owed first comes first. */
  standings: ToldStanding[]
  activities: OwnActivity[]
}

/** A member's own home; nobody else's record can be asked for. */
export async function showHome(deps: PortalDeps, { certificant }: Member): Promise<Home> {
  const { db } = deps.database
  const [{ asOf, rules, dossier, standings }, person, settings] = await Promise.all([
    presentStandings(deps, certificant),
    loadPerson(db, certificant),
    readSettings(db),
  ])
  const name = person.name ? fullNameOf(person.name) : ''
  const given = person.name?.given ?? ''
  const { name: bodyName, shortName, zone, currency } = rules.body
  const told = standings === 'contradictory' ? [] : standings.toSorted((a, b) => (urgency(a) < urgency(b) ? -1 : 1))
  return {
    name,
    given,
    body: { name: bodyName, shortName, zone, currency },
    today: asOf,
    demo: settings.demo ?? false,
    clockFixedOn: deps.config.fixedToday ?? null,
    underReview: standings === 'contradictory',
    standings: told.map(standing => ({
      ...tellStanding(standing, { rules, name, asOf, today: asOf }),
      sentence: standingToYou({ given, standing }),
    })),
    activities: activitiesOf(dossier, rules),
  }
}

const lastDay = (each: Obligation): Day => (each.kind === 'fee' ? (each.payBy ?? each.dueOn) : each.earnBy)

/** By the first last day of what is owed, then by number; who owes nothing comes last. */
function urgency({ obligations, number }: { obligations: readonly Obligation[]; number: string }): string {
  const days = obligations.map(lastDay)
  return `${days.length === 0 ? '9999' : days.reduce(earlier)} ${number}`
}

const activitiesOf = ({ activities }: Dossier, rules: Rules): OwnActivity[] =>
  activities
    .map(({ id, category, title, completedOn, points }) => ({
      id,
      category,
      categoryTitle: categoryTitle(rules, category),
      title,
      on: completedOn,
      points,
    }))
    .toSorted((a, b) => (a.on < b.on ? 1 : -1))
