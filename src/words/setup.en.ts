/** What setting a register up refuses. */
export const setupSentences = {
  'setup.done_already': ({ body }: { body: string }) =>
    `This register is set up already, for ${body}. Change its settings in the console; another body needs another data directory.`,
  'setup.is_demo': () =>
    'This is the demonstration. Stop it and set up with goodstanding setup --leave-demo, which puts it aside; or point DATA_DIR at a new directory.',
  'setup.no_demo': () => 'There is no demonstration here to leave. Leave --leave-demo out.',
  'setup.demo_running': ({ path }: { path: string }) =>
    `The demonstration in ${path} is running. Stop it first; then it can be put aside.`,
  'setup.demo_operated': () =>
    'The demonstration is in the database of DATABASE_URL, which is yours to keep or remove. Create an empty one and name that.',
  'setup.answers_missing': ({ options }: { options: readonly string[] }) =>
    `Without a terminal to ask on, everything is needed: ${options.join(', ')} ${options.length === 1 ? 'is' : 'are'} missing.`,
  'setup.answer_malformed': ({ option, expected, found }: { option: string; expected: string; found: string }) =>
    `${option} should be ${expected}, but it is ${JSON.stringify(found)}.`,
  'setup.currency_differs': ({ currency, rulebook }: { currency: string; rulebook: string }) =>
    `The rulebook states its fees in ${rulebook}, so the currency cannot be ${currency}. Change body.yaml and the fees in a copy of the rulebook, and adopt that.`,
  'setup.rulebook_unknown': ({ rulebook, known }: { rulebook: string; known: readonly string[] }) =>
    `No rulebook called ${JSON.stringify(rulebook)} comes with the program; there ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}. One of your own is adopted on the command line: goodstanding setup --rulebook FOLDER.`,
} as const

export type SetupCode = keyof typeof setupSentences

export const setupMeanings = {
  'setup.done_already': ['Set up already', 'A register is set up once. What it was told is in its settings.'],
  'setup.is_demo': ['Demonstration', 'People of the demonstration must not mix with those of a real register.'],
  'setup.no_demo': ['No demonstration', '`--leave-demo` puts a demonstration aside, and there is none.'],
  'setup.demo_running': ['Demonstration running', 'A demonstration is put aside while nothing uses its database.'],
  'setup.demo_operated': ['Demonstration on an operated database', 'The program does not remove databases it did not make.'],
  'setup.answers_missing': [
    'Answers missing',
    'A script gives every answer as an option; on a terminal the missing ones are asked.',
  ],
  'setup.answer_malformed': ['Answer malformed', 'An option of `goodstanding setup` is not as expected.'],
  'setup.currency_differs': ['Currency differs', 'Fees in one currency under a body of another would be wrong amounts.'],
  'setup.rulebook_unknown': ['Rulebook unknown', 'Over HTTP only rulebooks that come with the program can be adopted.'],
} satisfies Record<SetupCode, readonly [title: string, meaning: string]>

/** What was expected of each answer, after "should be" or "is". */
export const settingExpectations = {
  name: 'the name of the certifying body, 1 to 200 characters',
  shortName: 'a short name, 1 to 40 characters',
  zone: 'a time zone such as America/Chicago',
  currency: 'three capital letters such as USD',
  rulebook: 'a folder of rules',
  administratorName: 'the name of a person, 1 to 200 characters',
  administratorEmail: 'an email address such as maria@example.org',
  logo: 'the path of a picture, or null',
  address: 'up to six lines and a country of two capital letters, or null',
  email: 'an email address, or null',
  phone: 'up to 40 characters, or null',
  website: 'an address beginning with https:// or http://, or null',
} as const

/** What `goodstanding setup` asks and says. */
export const setupWords = {
  questions: {
    name: 'Name of the certifying body',
    shortName: 'Short name',
    zone: 'Time zone',
    currency: 'Currency',
    rulebook: 'Folder of the rulebook',
    administratorName: 'Name of the first administrator',
    administratorEmail: 'Email address of the first administrator',
  },
  again: ({ expected }: { expected: string }) => `That should be ${expected}.`,
  done: ({ name, rulebook }: { name: string; rulebook: string }) =>
    `The register of ${name} is set up, by the rulebook ${rulebook.slice(0, 12)}. Next: goodstanding import.`,
  link: ({ email, minutes }: { email: string; minutes: number }) =>
    `Signs in ${email} to the console, once, within ${minutes} minutes:`,
  demoLeft: ({ folder }: { folder: string }) => `The demonstration was put aside, whole, in ${folder}. It can be removed.`,
  console: ({ minutes }: { minutes: number }) => `Console, once, within ${minutes} minutes (another: goodstanding console-link):`,
  setUpHere: ({ minutes }: { minutes: number }) =>
    `Nothing is set up yet. Set up with goodstanding setup, or here, within ${minutes} minutes (another: goodstanding console-link):`,
} as const
