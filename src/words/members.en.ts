/** What signing in to the portal refuses. */
export const memberSentences = {
  'members.link_unknown': () => 'This link was not sent by us, or not completely copied. Ask for a new one.',
  'members.link_used': () => 'This link was used already; each works once. Ask for a new one.',
  'members.link_expired': () => 'This link has expired. Ask for a new one.',
  'members.disabled': () => 'This account is closed. Write to the office.',
  'members.no_address': () => 'The register has no email address for this person. Record one first.',
  'members.certificant_missing': () => 'There is no such person in the register.',
  'members.session_missing': () => 'You have no such session.',
} as const

export type MemberCode = keyof typeof memberSentences

export const memberMeanings = {
  'members.link_unknown': ['Link unknown', 'No link of the portal has this token.'],
  'members.link_used': ['Link used', 'A link of the portal signs in once. If it was not you who used it, end that session.'],
  'members.link_expired': ['Link expired', 'A link to sign in is good for 30 minutes, an invitation for 14 days.'],
  'members.disabled': ['Account closed', 'Whoever has this account may not sign in to the portal any more.'],
  'members.no_address': ['No address', 'An invitation goes to the email address in the register, and there is none.'],
  'members.certificant_missing': ['Person missing', 'No certificant has the id in the address.'],
  'members.session_missing': ['Session missing', 'The session ended already, or belongs to somebody else.'],
} satisfies Record<MemberCode, readonly [title: string, meaning: string]>

/** What was expected of each field, for a 422. */
export const memberExpectations = {
  email: 'email is an email address, like maria@example.org.',
  number: 'number is a certificate number, as it stands on the certificate.',
  familyName: 'familyName is the family name as it stands on the certificate, 1 to 200 characters.',
  bornOn: 'bornOn is a day that exists, written like 1990-03-01.',
  token: 'token is the text after #token= in the link that was sent.',
  id: 'The id in the address is a UUID.',
}

type Letter = { body: string; name: string; link: string }
type Written = { subject: string; text: string }

const letter = (name: string, ...paragraphs: readonly string[]): string =>
  [`Dear ${name},`, ...paragraphs].join('\n\n').concat('\n')

const NOT_YOU = 'If you did not ask for this, you need not do anything: nobody can sign in without this message.'

/** The messages that let a certificant in. Plain paragraphs: the HTML part is made of them. */
export const memberLetters = {
  sign_in: ({ body, name, link }: Letter): Written => ({
    subject: `Sign in to ${body}`,
    text: letter(name, 'This link signs you in. It works once, within 30 minutes.', link, NOT_YOU, body),
  }),
  sign_up: ({ body, name, link }: Letter): Written => ({
    subject: `Your account at ${body}`,
    text: letter(
      name,
      'Somebody who knows your certificate number, name and date of birth asked for your account. This link opens it. It works once, within 30 minutes.',
      link,
      NOT_YOU,
      body,
    ),
  }),
  invitation: ({ body, name, link }: Letter): Written => ({
    subject: `Your certification at ${body}, online`,
    text: letter(
      name,
      'See where you stand, what comes next and when. This link opens your account. It works once, within 14 days.',
      link,
      body,
    ),
  }),
} as const
