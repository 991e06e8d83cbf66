/** What the trail may say was done, by its code. A room that writes to the trail adds its codes here. */
export const trailActions = {
  'accounts.link_issued': 'Console link issued',
  'accounts.signed_in': 'Signed in',
  'accounts.signed_out': 'Signed out',
  'accounts.session_ended': 'Session ended',
  'accounts.account_added': 'Account added',
  'accounts.account_changed': 'Account changed',
  'setup.done': 'Register set up',
  'settings.changed': 'Settings changed',
  'trail.details_erased': 'Details of the trail erased',
} as const

export type TrailAction = keyof typeof trailActions
