/** What the console's reading doors refuse. */
export const consoleSentences = {
  'console.person_unknown': () => 'Nobody in the register has this id, or nobody had it as known at that moment.',
  'console.worklist_unknown': () =>
    'There is no such worklist. There are parked, merge-proposals, take-over-differences, findings and lapsing.',
  'console.report_unknown': () =>
    'There is no such report. There are standing-by-scheme, renewals-and-lapses-by-month and work-ahead.',
  'console.place_unknown': () => 'after is what "next" of the page before said; leave it out to begin.',
} as const

export type ConsoleCode = keyof typeof consoleSentences

export const consoleMeanings = {
  'console.person_unknown': [
    'Person unknown',
    'No certificant has the id in the address, or none had it yet at `knownOn`. Search for the person instead.',
  ],
  'console.worklist_unknown': ['Worklist unknown', 'The address names no worklist; `GET /api/v1/worklists` names them all.'],
  'console.report_unknown': ['Report unknown', 'The address names no report.'],
  'console.place_unknown': ['Place unknown', '`after` is not what `next` of this list said.'],
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
  days: 'days is 30, 60 or 90.',
  settled: 'settled is yes or no.',
}

/** The first row of each list as CSV. */
export const peopleColumns = ['Name', 'Email', 'Number', 'Certification', 'Status', 'Since'] as const

/** Titles of the reports' columns, by kind where rows are counted by kind. */
export const reportColumns = {
  scheme: 'Certification',
  total: 'All',
  month: 'Month',
  past: { renewed: 'Renewed', lost: 'Lapsed or decertified' },
  ahead: { fee: 'Fees due', cycle: 'Cycles ending', short: 'Short of points today' },
}
