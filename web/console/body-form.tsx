import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { bodyWords as words, setUpWords } from '../../src/words/console-setup.en.ts'
import { errorOf, fieldErrorsIn } from '../api/field-errors.ts'
import { meQuery } from '../api/session.ts'
import { changeSettings, type ChangedSettings, settingsQuery } from '../api/set-up.ts'
import { Button } from '../ui/button.tsx'
import { FeedbackLine } from '../ui/feedback-line.tsx'
import { ErrorSummary } from '../ui/field.tsx'
import { Failed, Waiting } from '../ui/states.tsx'
import { TextField } from '../ui/text-field.tsx'
import classes from './body-form.module.css'

/** What the body says of itself, to be changed. */
export function BodySettings() {
  const settings = useQuery(settingsQuery)
  if (settings.error) return <Failed error={settings.error} onAgain={() => void settings.refetch()} />
  if (!settings.data) return <Waiting lines={6} />
  const { name, shortName, logo, address, email, phone, website } = settings.data
  return <BodyForm at={{ name: name ?? '', shortName: shortName ?? '', logo, address, email, phone, website }} />
}

type Typed = Record<'name' | 'shortName' | 'lines' | 'country' | 'email' | 'phone' | 'website', string>

const typedOf = ({ name, shortName, address, email, phone, website }: ChangedSettings): Typed => ({
  name,
  shortName,
  lines: address?.lines.join('\n') ?? '',
  country: address?.country ?? '',
  email: email ?? '',
  phone: phone ?? '',
  website: website ?? '',
})

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

function settingsOf({ name, shortName, lines, country, email, phone, website }: Typed, logo: string | null): ChangedSettings {
  const written = lines.split('\n').flatMap(line => orNull(line) ?? [])
  return {
    name,
    shortName,
    logo,
    address: written.length === 0 ? null : { lines: written, country: country.trim().toUpperCase() },
    email: orNull(email),
    phone: orNull(phone),
    website: orNull(website),
  }
}

function BodyForm({ at }: { at: ChangedSettings }) {
  const [typed, setTyped] = useState(() => typedOf(at))
  const queries = useQueryClient()
  const saving = useMutation({
    mutationFn: changeSettings,
    onSuccess: () => Promise.all([queries.invalidateQueries(settingsQuery), queries.invalidateQueries(meQuery)]),
  })
  const errors = fieldErrorsIn(saving.error)
  const field = (key: keyof Typed, id: string, label: string, maxLength: number, hint?: string) => ({
    id,
    label,
    ...(hint !== undefined && { hint }),
    value: typed[key],
    error: errorOf(errors, id),
    maxLength,
    onChange: (value: string) => setTyped(before => ({ ...before, [key]: value })),
  })
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={event => {
        event.preventDefault()
        saving.mutate(settingsOf(typed, at.logo))
      }}
    >
      <p>{words.lede}</p>
      <ErrorSummary errors={errors} />
      {saving.error && errors.length === 0 && <Failed error={saving.error} />}
      <TextField {...field('name', 'name', setUpWords.name, 200, setUpWords.nameHint)} />
      <TextField {...field('shortName', 'shortName', setUpWords.shortName, 40, setUpWords.shortNameHint)} />
      <TextField {...field('lines', 'address-lines', words.address, 600, words.addressHint)} lines={4} isOptional />
      <TextField {...field('country', 'address-country', words.country, 2, words.countryHint)} isOptional />
      <TextField {...field('email', 'email', words.email, 320, words.emailHint)} type="email" isOptional />
      <TextField {...field('phone', 'phone', words.phone, 40, words.phoneHint)} type="tel" isOptional />
      <TextField {...field('website', 'website', words.website, 300, words.websiteHint)} type="url" isOptional />
      <p className={classes.act}>
        <Button kind="first" type="submit" disabled={saving.isPending}>
          {words.save}
        </Button>
      </p>
      <FeedbackLine said={saving.isSuccess ? words.saved : undefined} onDismiss={() => saving.reset()} />
    </form>
  )
}
