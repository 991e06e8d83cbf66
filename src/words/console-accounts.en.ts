import { columnTitle } from './console-lists.en.ts'

/** The staff list and what an administrator does there. */
export const accountWords = {
  add: 'Add a member of staff',
  change: 'Change',
  changeOf: ({ name }: { name: string }) => `Change ${name}`,
  addTitle: 'Add a member of staff',
  changeTitle: ({ name }: { name: string }) => `${name}: what they may do`,
  name: 'Name',
  nameHint: 'As colleagues know them.',
  email: 'Email',
  emailHint: 'It names the account and cannot be changed later.',
  roles: 'Roles',
  rolesHint: 'Whoever has several may do what any of them may.',
  save: 'Save',
  act: 'Add them',
  cancel: 'Cancel',
  access: 'Access',
  signOut: 'Sign them out everywhere',
  disable: 'Disable the account',
  enable: 'Enable the account',
  isDisabled: 'This account is disabled: nobody signs in with it.',
  added: ({ name, email }: { name: string; email: string }) =>
    `${name} was added. To let them in, print a link where the server runs: goodstanding console-link --account ${email}.`,
  changed: ({ name }: { name: string }) => `${name} was changed.`,
  disabled: ({ name }: { name: string }) => `${name} was disabled and signed out everywhere.`,
  enabled: ({ name }: { name: string }) => `${name} may sign in again.`,
  signedOut: ({ name, ended }: { name: string; ended: number }) =>
    ended === 0
      ? `${name} was not signed in anywhere.`
      : `${name} was signed out ${ended === 1 ? 'in one place' : `in ${ended} places`}.`,
}

const ROLES: Readonly<Record<string, string>> = {
  registrar: 'Registrar: records and decides, runs the night',
  reviewer: 'Reviewer: says whether an activity qualifies',
  auditor: 'Auditor: draws and decides audits',
  finance: 'Finance: records money',
  administrator: 'Administrator: settings, accounts, the trail',
  read_only: 'Read only: people and reports',
}

/** A role with what it is for. */
export const roleInWords = (role: string): string => ROLES[role] ?? columnTitle(role)
