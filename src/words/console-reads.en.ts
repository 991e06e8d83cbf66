/** What the console's reading doors refuse. */
export const consoleSentences = {
  'console.person_unknown': () => 'Nobody in the register has this id, or nobody had it as known at that moment.',
} as const

export type ConsoleCode = keyof typeof consoleSentences

export const consoleMeanings = {
  'console.person_unknown': [
    'Person unknown',
    'No certificant has the id in the address, or none had it yet at `knownOn`. Search for the person instead.',
  ],
} satisfies Record<ConsoleCode, readonly [title: string, meaning: string]>

/** What was expected of each field, for a 422. */
export const consoleExpectations = {
  q: 'q is a name, a certificate number or the beginning of an email address, of 1 to 120 characters that can be read.',
  after: 'after is what "next" of the page before said; leave it out to begin.',
  limit: 'limit is a whole number from 1 to 200.',
  certificant: 'The id in the address is a UUID.',
  asOf: 'asOf is a day that exists from 1900-01-01 to 2199-12-31, such as 2026-03-01.',
  knownOn: 'knownOn is a moment with a zone, such as 2026-03-01T17:00:00-06:00.',
  format: 'format is json or csv.',
}

/** The first row of each list as CSV. */
export const peopleColumns = ['Name', 'Email', 'Number', 'Certification', 'Status', 'Since'] as const
