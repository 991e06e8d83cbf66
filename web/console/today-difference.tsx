import { useQuery } from '@tanstack/react-query'
import { todayWords as words } from '../../src/words/console-person.en.ts'
import { dayInWords } from '../../src/words/dates.en.ts'
import { type Person, personQuery } from '../api/register.ts'
import { SideSection } from '../ui/side.tsx'
import { Failed, Waiting } from '../ui/states.tsx'
import { type Differs, differencesOf } from './differences.ts'
import classes from './today-difference.module.css'

/** While travelling: what of the moment shown is otherwise today. */
export function TodayDifference({ person, currency }: { person: Person; currency: string }) {
  const today = useQuery(personQuery(person.certificant))
  return (
    <SideSection title={words.title}>
      {today.isPending && <Waiting lines={3} />}
      {today.error && <Failed error={today.error} onAgain={() => void today.refetch()} />}
      {today.data && <Differences of={differencesOf(person, today.data, currency)} then={dayInWords(person.asOf)} />}
    </SideSection>
  )
}

const Differences = ({ of, then }: { of: readonly Differs[]; then: string }) =>
  of.length === 0 ? <p>{words.same}</p> : of.map(each => <OneDiffers key={each.certification} of={each} then={then} />)

const OneDiffers = ({ of: { name, differences }, then }: { of: Differs; then: string }) => (
  <table className={classes.table}>
    <caption>{name}</caption>
    <thead>
      <tr>
        <th scope="col">{words.what}</th>
        <th scope="col">{then}</th>
        <th scope="col">{words.today}</th>
      </tr>
    </thead>
    <tbody>
      {differences.map(({ what, shown, now }) => (
        <tr key={what}>
          <th scope="row">{what}</th>
          <td>{shown}</td>
          <td>{now}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
