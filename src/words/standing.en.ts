/** What the standing room refuses, and what the person can do about it. */
export const standingSentences = {
  'standing.number_unknown': ({ number }: { number: string }) =>
    `No certification has the number ${number}. Check the number on the certificate; numbers of the old system are found too.`,
  'standing.day_malformed': ({ option, found }: { option: string; found: string }) =>
    `${option} should be a day from 1900-01-01 to 2199-12-31 that exists, like 2027-04-30, but it is ${JSON.stringify(found)}.`,
  'standing.instant_malformed': ({ option, found }: { option: string; found: string }) =>
    `${option} should be a day like 2027-04-30 that exists, or a moment like 2027-04-30T17:00:00-05:00, but it is ${JSON.stringify(found)}.`,
  'standing.known_on_open': ({ knownOn }: { knownOn: string }) =>
    `What was known at ${knownOn} is not settled yet: the moment is not past, or facts begun before it are still being written. Ask for an earlier moment, or again when that work is done.`,
  'standing.number_or_all': () =>
    'Name a certificate number, as in "goodstanding standing 1234567", or ask for everybody with --all.',
  'standing.formats_both': () => 'Choose one of --json and --csv.',
  'standing.csv_needs_all': () =>
    '--csv writes a row per certification and goes with --all. For one certification there is --json.',
  'standing.rulebook_altered': ({ hash }: { hash: string }) =>
    `The adopted rulebook ${hash} in the database is missing or was changed, so nobody is judged by it. Restore the table rulebook_version from a backup.`,
} as const

export const standingMeanings = {
  'standing.known_on_open': [
    'Moment not settled',
    'What was known at `knownOn` can still grow: it is not past, or a transaction begun before it is still running. Ask for an earlier moment.',
  ],
} satisfies Partial<Record<keyof typeof standingSentences, readonly [title: string, meaning: string]>>
