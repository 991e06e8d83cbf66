/** The console's frame and the pages that are not about one person. */
export const consoleWords = {
  documentTitle: ({ page, body }: { page: string; body: string }) => `${page} · ${body}`,
  nav: {
    label: 'Console',
    console: 'Console',
    work: 'Work',
    register: 'Register',
    proof: 'Proof',
    setUp: 'Set-up',
    overview: 'Overview',
    people: 'People',
    reports: 'Reports',
    settings: 'Settings',
    downtime: 'Downtime',
    publicCheck: 'Public check',
  },
  search: {
    label: 'Find a person',
    hint: 'Name, number or email',
    button: 'Find',
  },
  account: {
    signOut: 'Sign out',
    label: ({ name }: { name: string }) => `${name}, account`,
  },
  commands: {
    go: ({ page }: { page: string }) => `Go to ${page}`,
    find: ({ typed }: { typed: string }) => `Find “${typed}” among the people`,
  },
  demoLabel: 'Demonstration',
  demo: ({ day }: { day: string | undefined }) =>
    day === undefined
      ? 'This is a demonstration with invented people.'
      : `This is a demonstration with invented people. It stands still on ${day}.`,
  enter: {
    title: 'Opening the console',
    waiting: 'The link is being checked.',
    refused: 'This link does not open the console.',
    refusedText: 'A link opens it once, within 15 minutes. Print a new one where the server runs:',
    noToken: 'This link is not whole.',
    noTokenText: 'Copy the whole link, with everything after the # sign, or print a new one where the server runs:',
    command: 'npx goodstanding console-link',
  },
  signedOut: {
    title: 'You are signed out.',
    text: 'To sign in, open a link that is printed where the server runs. It works once, within 15 minutes.',
    command: 'npx goodstanding console-link',
  },
  forbidden: {
    title: 'This page is not for your account.',
    text: 'It needs a permission you do not have. An administrator can give it to you.',
  },
  missing: { back: 'To the overview' },
}
