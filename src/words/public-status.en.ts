/** What the public check says. Nothing here speaks of points, fees or audits: those are between the person and the body. */

export const PUBLIC_STATUSES = [
  'active',
  'not_active',
  'suspended',
  'not_certified',
  'retired',
  'revoked',
  'no_longer_certified',
  'not_yet_certified',
  'not_known',
] as const
export type PublicStatus = (typeof PUBLIC_STATUSES)[number]

export const publicStatusSentences = {
  'status.number_unknown': () => 'No certificate has this number.',
}

export type PublicStatusCode = keyof typeof publicStatusSentences

export const publicStatusMeanings = {
  'status.number_unknown': [
    'Number unknown',
    'The register holds no certificate of this number. It says nothing about a person: compare the number with the certificate.',
  ],
} satisfies Record<PublicStatusCode, readonly [title: string, meaning: string]>

/** What was expected of each field, for a 422. */
export const fieldExpectations = {
  certificateNumber: 'A certificate number has up to 32 letters, digits, dots and hyphens, and begins with a letter or a digit.',
  q: 'q is one text: a certificate number or a full name.',
  asOf: 'asOf is one day that exists, from 1900-01-01 to 2199-12-31, written like 2026-03-01.',
}

/** When the answer holds, seen from today. */
export type Tense = 'past' | 'now' | 'future'

const PREDICATES = {
  active: { past: 'was certified', now: 'is certified', future: 'will be certified' },
  not_active: {
    past: 'was not active: renewal was due',
    now: 'is not active: renewal is due',
    future: 'will not be active: renewal will be due',
  },
  suspended: { past: 'was suspended', now: 'is suspended', future: 'will be suspended' },
  not_certified: { past: 'was not certified', now: 'is not certified', future: 'will not be certified' },
  retired: {
    past: 'had retired and was not certified',
    now: 'has retired and is not certified',
    future: 'will have retired and not be certified',
  },
  revoked: {
    past: 'was not certified: the certification had been revoked',
    now: 'is not certified: the certification was revoked',
    future: 'will not be certified: the certification was revoked',
  },
  no_longer_certified: { past: 'was no longer certified', now: 'is no longer certified', future: 'will no longer be certified' },
  not_yet_certified: { past: 'was not yet certified', now: 'is not yet certified', future: 'will not yet be certified' },
} satisfies Record<Exclude<PublicStatus, 'not_known'>, Record<Tense, string>>

const UNKNOWN = { past: 'was certified', now: 'is certified', future: 'will be certified' } satisfies Record<Tense, string>

type Said = { name: string; status: PublicStatus; tense: Tense; asOf: string }

/** The verdict on its own: `Maria García is certified.` */
export function verdictSentence({ name, status, tense, asOf }: Said): string {
  if (status === 'not_known') return `${opening(tense, asOf, 'it is not known')} whether ${name} ${UNKNOWN[tense]}.`
  return `${opening(tense, asOf, name)} ${PREDICATES[status][tense]}.`
}

/** The first letter of a name is the name's; that of our own words is raised where they begin the sentence. */
function opening(tense: Tense, asOf: string, subject: string): string {
  if (tense === 'now') return subject === 'it is not known' ? 'It is not known' : subject
  return tense === 'past' ? `On ${asOf}, ${subject}` : `On ${asOf}, if nothing changes, ${subject}`
}

type Line = { title: string; since: string; certifiedSince: string; through: string | undefined; body: string }

/** What stands under the verdict: the certification and the one day that matters. */
export const standingLines = {
  active: ({ title, through }) => (through ? `${title}, through ${through}.` : `${title}.`),
  not_active: ({ title, since }) => `${title}, not active since ${since}.`,
  suspended: ({ title, since }) => `${title}, suspended since ${since}.`,
  not_certified: ({ title, since }) => `${title}, not certified since ${since}.`,
  retired: ({ title, since }) => `${title}, retired since ${since}.`,
  revoked: ({ title, since }) => `${title}, revoked on ${since}.`,
  no_longer_certified: ({ title }) => `${title}.`,
  not_yet_certified: ({ title, certifiedSince }) => `${title}, from ${certifiedSince}.`,
  not_known: ({ title, body }) => `${title}. Something is missing in the register; ask ${body}.`,
} satisfies Record<PublicStatus, (line: Line) => string>

/** What a page says where there is no answer yet, or none. The verdict first, then what to do. */
export const noAnswers = {
  nothing_asked: ({ body }: { body: string }) => [
    'Who is certified?',
    `Type the number on the certificate, or its holder’s full name. The register of ${body} answers with where the certification stands now.`,
  ],
  nothing: () => ['Nothing was typed.', 'Type a certificate number, or a full name.'],
  too_long: ({ longest }: { longest: number }) => [
    'That is too long.',
    `No number and no name in the register has more than ${longest} characters.`,
  ],
  not_readable: () => [
    'That is neither a number nor a name.',
    'It holds characters that no number and no name has. Type it again instead of pasting it.',
  ],
  number_unknown: ({ number }: { number: string }) => [
    `No certificate has the number ${number}.`,
    'Compare it with the certificate, digit by digit. This says nothing about any person.',
  ],
  name_unknown: () => [
    'Nobody is registered under exactly this name.',
    'The full name is needed as it stands on the certificate, given name first. Names change, so the number is the surer way.',
  ],
  several: ({ count }: { count: number }) => [
    `${count} certificates carry this name.`,
    'Choose by the number on the certificate.',
  ],
  too_many: ({ most }: { most: number }) => [
    `More than ${most} certificates carry this name.`,
    'Ask by the number on the certificate instead.',
  ],
} satisfies Record<string, (params: never) => readonly [verdict: string, advice: string]>

export const publicStatusPage = {
  fieldLabel: 'Check a certification',
  fieldHint: 'A certificate number, or a full name.',
  button: 'Check',
  status: 'Status',
  certification: 'Certification',
  number: 'Number',
  certifiedSince: 'Certified since',
  since: 'Since',
  through: 'Through',
  checkedAt: 'Checked at',
  asOf: 'Answer for',
  rightPerson: 'Is this the right person?',
  rightPersonText: 'Compare the number with the one on the certificate. Two people may share a name, never a number.',
  thisPage: 'This page',
  qrLabel: ({ url }: { url: string }) => `QR code of ${url}`,
  forPrograms: 'For programs',
  forProgramsText: 'The same answer, as data.',
  forProgramsLink: 'This answer as JSON',
  whatIsShown: 'What is shown',
  whatIsShownText:
    'Name, certification, number, whether it is in force, since when and through when. Nothing else about a person is public.',
  whereNumber: 'Where is the number?',
  whereNumberText: 'On the certificate, below the name.',
  footer: ({ body }: { body: string }) => `From the register of ${body}.`,
  demonstration: ({ day }: { day: string }) => `This demonstration stands still on ${day}.`,
  demonstrationLabel: 'Demonstration',
  demonstrationText: ({ body }: { body: string }) => `An illustration with invented people, not affiliated with ${body}.`,
  documentTitle: ({ verdict, body }: { verdict: string; body: string }) => `${verdict} · ${body}`,
}

/** What a page says of a refused request; the sentence below it is the problem's own. */
export const refusedPage = {
  title: {
    404: 'There is no such page.',
    429: 'Too many questions at once.',
    503: 'The register cannot be read just now.',
  } as Readonly<Record<number, string>>,
  otherwise: 'That did not work.',
  again: 'Check a certification',
  reference: ({ instance }: { instance: string }) => `Reference: ${instance}`,
}

export const errorsPage = {
  title: 'Errors of the API',
  lead: 'Every refusal is an RFC 9457 problem. Its code never changes its meaning.',
  columns: ['Code', 'Status', 'Title', 'When, and what to do'] as const,
}
