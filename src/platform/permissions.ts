/** What staff may be allowed, each an area of the console or what is done in it. */
export type Permission =
  /** Find anybody, read their record, standing and worklists. */
  | 'people.read'
  /** Record facts on somebody's behalf, and correct them. */
  | 'people.record'
  /** Decide about a certification: hold, extension, waiver, suspension, revocation, retirement, death. */
  | 'people.decide'
  /** Say whether an activity qualifies. */
  | 'ce.review'
  /** Draw audits and decide them. */
  | 'audits.decide'
  | 'money.read'
  | 'money.record'
  | 'reports.read'
  /** Bring in an export, and decide what it left open. */
  | 'import.run'
  /** Run the night by hand, record downtime. */
  | 'night.run'
  /** Who decided and looked at what. */
  | 'trail.read'
  /** The body's own settings. */
  | 'settings'
  /** Who of the staff may do what. */
  | 'accounts'

export const ROLES = ['registrar', 'reviewer', 'auditor', 'finance', 'administrator', 'read_only'] as const
export type Role = (typeof ROLES)[number]

/** What each role may do. Whoever has several roles may do what any of them may. */
export const PERMISSIONS = {
  registrar: [
    'people.read',
    'people.record',
    'people.decide',
    'ce.review',
    'money.read',
    'reports.read',
    'import.run',
    'night.run',
  ],
  reviewer: ['people.read', 'ce.review'],
  auditor: ['people.read', 'reports.read', 'audits.decide'],
  finance: ['people.read', 'reports.read', 'money.read', 'money.record'],
  administrator: ['people.read', 'reports.read', 'import.run', 'night.run', 'trail.read', 'settings', 'accounts'],
  read_only: ['people.read', 'reports.read'],
} satisfies Record<Role, readonly Permission[]>

/** Everything that somebody with these roles may do, each once. */
export const permissionsOf = (roles: readonly Role[]): Permission[] => [
  ...new Set<Permission>(roles.flatMap(role => PERMISSIONS[role])),
]
