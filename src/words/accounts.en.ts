/** What the accounts of the staff, their sessions and the links that let them in refuse. */
export const accountSentences = {
  'accounts.link_unknown': () =>
    'This link was not issued here, or not completely copied. Ask for a new one: goodstanding console-link.',
  'accounts.link_used': () => 'This link was used already; each works once. Ask for a new one: goodstanding console-link.',
  'accounts.link_expired': () =>
    'This link has expired; each works for 15 minutes. Ask for a new one: goodstanding console-link.',
  'accounts.account_disabled': () =>
    'This account is disabled. An administrator can enable it; so can whoever runs the program, with goodstanding console-link --account EMAIL --enable.',
  'accounts.account_unknown': ({ email }: { email: string }) => `No account has the email address ${email}.`,
  'accounts.account_missing': () => 'There is no such account.',
  'accounts.account_choice': ({ emails }: { emails: readonly string[] }) =>
    emails.length === 0
      ? 'No administrator can sign in. Name an account with --account EMAIL, and add --enable where it is disabled.'
      : `Several administrators can sign in. Choose one with --account: ${emails.join(', ')}.`,
  'accounts.email_taken': ({ email }: { email: string }) => `Another account has the email address ${email}.`,
  'accounts.last_administrator': () =>
    'This is the only administrator who can sign in. Make somebody else an administrator first.',
  'accounts.session_missing': () => 'You have no such session.',
} as const

export type AccountCode = keyof typeof accountSentences

export const accountMeanings = {
  'accounts.link_unknown': ['Link unknown', 'No console link with this token was issued, or the set-up it was for is done.'],
  'accounts.link_used': ['Link used', 'A console link signs in once. If it was not you who used it, end that session.'],
  'accounts.link_expired': [
    'Link expired',
    'A console link is good for 15 minutes after `goodstanding console-link` printed it.',
  ],
  'accounts.account_disabled': ['Account disabled', 'Whoever has this account may not sign in any more.'],
  'accounts.account_unknown': [
    'Account unknown',
    '`goodstanding console-link --account` named an email address that no account has.',
  ],
  'accounts.account_missing': ['Account missing', 'No account has the id in the address.'],
  'accounts.account_choice': [
    'Account to be chosen',
    '`goodstanding console-link` signs in the only administrator; where there are several or none, `--account` says who.',
  ],
  'accounts.email_taken': ['Email taken', 'Email addresses name accounts, in whatever case, so two accounts cannot share one.'],
  'accounts.last_administrator': [
    'Last administrator',
    'Somebody must be left who can give permissions. Add another administrator before taking this one away.',
  ],
  'accounts.session_missing': ['Session missing', 'The session ended already, or belongs to somebody else.'],
} satisfies Record<AccountCode, readonly [title: string, meaning: string]>

/** What was expected of each field, for a 422. */
export const accountExpectations = {
  token: 'token is the text after #token= in a console link.',
  name: 'name has 1 to 200 characters.',
  email: 'email is an email address, like maria@example.org.',
  roles: 'roles is a list of at least one of registrar, reviewer, auditor, finance, administrator and read_only.',
  id: 'The id in the address is a UUID.',
}
