import type { Rules } from '../rulebook/rules.ts'

/** The body's word for a status, or for a state of its own, as staff read it. */
export const labelOf = ({ statuses }: Rules, state: string): string =>
  statuses.find(each => (each.state ?? each.status) === state)?.label ?? state
