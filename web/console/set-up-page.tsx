import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { setUpWords as words } from '../../src/words/console-setup.en.ts'
import { errorOf, fieldErrorsIn } from '../api/field-errors.ts'
import { meQuery } from '../api/session.ts'
import { setUp, setUpQuery, type SetUpAnswers } from '../api/set-up.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/field.tsx'
import { LonePage } from '../ui/page-frame.tsx'
import { Failed, Waiting } from '../ui/states.tsx'
import { ChoiceField, TextField } from '../ui/text-field.tsx'

/** The first page of a new register. */
export function SetUpPage() {
  const choices = useQuery(setUpQuery)
  return (
    <LonePage title={words.title}>
      {choices.isPending && <Waiting lines={8} />}
      {choices.error && <Failed error={choices.error} onAgain={() => void choices.refetch()} />}
      {choices.data && <SetUpForm rulebooks={choices.data.rulebooks} />}
    </LonePage>
  )
}

type Shipped = { folder: string; name: string; shortName: string; zone: string; currency: string }

/** What a rulebook says of its body is filled in. */
const answersOf = ({ folder, name, shortName, zone, currency }: Shipped): Omit<SetUpAnswers, 'administrator'> => ({
  rulebook: folder,
  name,
  shortName,
  zone,
  currency,
})

const NONE: Shipped = { folder: '', name: '', shortName: '', zone: '', currency: '' }

function SetUpForm({ rulebooks }: { rulebooks: readonly Shipped[] }) {
  const [answers, setAnswers] = useState<SetUpAnswers>(() => ({
    ...answersOf(rulebooks[0] ?? NONE),
    administrator: { name: '', email: '' },
  }))
  const queries = useQueryClient()
  const goTo = useNavigate()
  const setting = useMutation({
    mutationFn: setUp,
    onSuccess: async () => {
      await queries.resetQueries(meQuery)
      await goTo(paths.overview(), { replace: true })
    },
  })
  const errors = fieldErrorsIn(setting.error)
  const change = (part: Partial<SetUpAnswers>): void => setAnswers(before => ({ ...before, ...part }))
  const text = (key: 'name' | 'shortName' | 'zone' | 'currency', maxLength: number) => ({
    id: key,
    label: words[key],
    hint: words[`${key}Hint`],
    value: answers[key],
    error: errorOf(errors, key),
    maxLength,
    onChange: (value: string) => change({ [key]: value }),
  })
  const person = (key: 'name' | 'email', maxLength: number) => ({
    id: `administrator-${key}`,
    label: key === 'name' ? words.administratorName : words.administratorEmail,
    hint: key === 'name' ? words.administratorNameHint : words.administratorEmailHint,
    value: answers.administrator[key],
    error: errorOf(errors, `administrator-${key}`),
    maxLength,
    onChange: (value: string) => change({ administrator: { ...answers.administrator, [key]: value } }),
  })
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setting.mutate(answers)
      }}
    >
      <p>{words.lede}</p>
      <ErrorSummary errors={errors} />
      {setting.error && errors.length === 0 && <Failed error={setting.error} />}
      <ChoiceField
        id="rulebook"
        label={words.rulebook}
        hint={words.rulebookHint}
        value={answers.rulebook}
        error={errorOf(errors, 'rulebook')}
        options={rulebooks.map(({ folder, name }) => ({ value: folder, label: name }))}
        onChange={folder => change(answersOf(rulebooks.find(each => each.folder === folder) ?? NONE))}
      />
      <TextField {...text('name', 200)} />
      <TextField {...text('shortName', 40)} />
      <TextField {...text('zone', 60)} />
      <TextField {...text('currency', 3)} />
      <TextField {...person('name', 200)} autoComplete="name" />
      <TextField {...person('email', 320)} type="email" autoComplete="email" />
      <p>
        <Button kind="first" type="submit" disabled={setting.isPending}>
          {words.act({ name: answers.name })}
        </Button>
      </p>
    </form>
  )
}
