/** What the trail may say was done, by its code. A room that writes to the trail adds its codes here. */
export const trailActions = {
  'console.people_searched': 'People searched',
  'console.person_seen': 'Person looked at',
  'console.worklist_seen': 'Worklist looked at',
  'decisions.previewed': 'Effect of a decision looked at',
  'decisions.decided': 'Decision recorded',
  'decisions.settled': 'Worklist row settled',
  'decisions.reopened': 'Worklist row opened again',
  'decisions.undone': 'Decision taken back',
  'accounts.link_issued': 'Console link issued',
  'accounts.signed_in': 'Signed in',
  'accounts.signed_out': 'Signed out',
  'accounts.session_ended': 'Session ended',
  'accounts.sessions_ended': 'Sessions of an account ended',
  'accounts.account_added': 'Account added',
  'accounts.account_changed': 'Account changed',
  'members.invited': 'Certificant invited',
  'members.joined': 'Certificant signed in for the first time',
  'members.signed_in': 'Certificant signed in',
  'members.signed_out': 'Certificant signed out',
  'members.session_ended': 'Session of a certificant ended',
  'setup.done': 'Register set up',
  'rulebook.adopted': 'Rulebook adopted',
  'settings.changed': 'Settings changed',
  'backup.taken': 'Backup taken',
  'backup.restored': 'Backup restored',
  'downtime.recorded': 'Downtime recorded',
  'downtime.withdrawn': 'Downtime withdrawn',
  'trail.details_erased': 'Details of the trail erased',
} as const

export type TrailAction = keyof typeof trailActions

/** What does not fit in a trail, and where. */
export type TrailFinding =
  | { code: 'trail.entry_edited'; position: number; id: string }
  | { code: 'trail.entries_missing'; from: number; to: number }
  | { code: 'trail.order_broken'; position: number; id: string }
  | { code: 'trail.details_edited'; position: number; id: string }
  | { code: 'trail.details_missing'; position: number; id: string }
  | { code: 'trail.tail_missing'; from: number; to: number }
  | { code: 'trail.head_differs'; position: number }
  | { code: 'trail.head_unreadable'; line: number }

type Params<Code extends TrailFinding['code']> = Extract<TrailFinding, { code: Code }>

const from1 = (from: number, to: number): string => (from === to ? `Entry ${from} is` : `Entries ${from} to ${to} are`)

/** A sentence for each. */
const FINDINGS: { [Code in TrailFinding['code']]: (params: Params<Code>) => string } = {
  'trail.entry_edited': ({ position, id }) => `Entry ${position} (${id}) was changed after it was sealed.`,
  'trail.entries_missing': ({ from, to }) => `${from1(from, to)} missing.`,
  'trail.order_broken': ({ position, id }) =>
    `Entry ${position} (${id}) does not follow the one before it: entries were removed, put in or moved there.`,
  'trail.details_edited': ({ position, id }) => `The details of entry ${position} (${id}) were changed after it was written.`,
  'trail.details_missing': ({ position, id }) =>
    `The details of entry ${position} (${id}) are gone, and no entry says that they were erased.`,
  'trail.tail_missing': ({ from, to }) =>
    `${from1(from, to)} missing at the end: the file of heads has seen them. A restored older backup shows the same.`,
  'trail.head_differs': ({ position }) =>
    `The chain was rewritten: the file of heads has another hash for entry ${position} than the database.`,
  'trail.head_unreadable': ({ line }) => `Line ${line} of the file of heads cannot be read.`,
}

/** A finding in words. */
export const findingSentence = <Code extends TrailFinding['code']>(finding: Params<Code>): string =>
  (FINDINGS[finding.code] as (params: Params<Code>) => string)(finding)

const entries = (count: number): string => (count === 1 ? '1 entry' : `${count} entries`)

/** What `trail verify` says beside its findings. */
export const trailWords = {
  summary: ({ sealed, erased, heads }: { sealed: number; erased: number; heads: number }) =>
    `${entries(sealed)} sealed, ${erased} with details erased; ${heads} heads outside the database compared.`,
  unsealed: ({ count, since }: { count: number; since: string }) =>
    `${entries(count)} not sealed yet, the first of ${since}. Nothing vouches for them until a running server seals them.`,
  whole: 'The chain is whole.',
  broken: ({ count }: { count: number }) => (count === 1 ? 'One thing does not fit:' : `${count} things do not fit:`),
}
