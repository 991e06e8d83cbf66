import type { Rules, StatusCode } from '../rulebook/rules.ts'

/** The body's word for a status, as staff read it. */
export const labelOf = ({ statuses }: Rules, status: StatusCode): string =>
  statuses.find(each => each.status === status)?.label ?? status
