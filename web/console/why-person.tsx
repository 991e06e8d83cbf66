import type { Day } from '../../src/values/day.ts'
import type { Person } from '../api/register.ts'
import type { Asked } from '../standing/why-asked.ts'
import { WhyStanding } from '../standing/why-standing.tsx'
import { activityOf } from './cycles.ts'

type WhyPersonProps = { asked: Asked; person: Person; asOf: Day; onClose: () => void }

/** The reason of a figure on a person's page. */
export const WhyPerson = ({ person, ...asked }: WhyPersonProps) => (
  <WhyStanding
    {...asked}
    standings={person.standings}
    knownOn={person.knownOn ?? undefined}
    find={activity => {
      const fact = activityOf(person, activity)
      const title = fact?.params['title']
      return fact && { on: fact.on, title: typeof title === 'string' ? title : undefined }
    }}
  />
)
