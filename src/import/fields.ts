/** The files of an export, in the order they are read: whom a row speaks of comes before what it says. */
export const KINDS = ['people', 'certifications', 'fees', 'attestations', 'audits', 'events', 'activities'] as const
export type Kind = (typeof KINDS)[number]

/** What the import reads from each file; `needed` must be a column, and filled in every row but for a fee's day. */
export const FIELDS = {
  people: {
    needed: ['number', 'given_name', 'family_name'],
    optional: [
      'middle_name',
      'suffix',
      'former_name',
      'email',
      'phone',
      'street1',
      'street2',
      'city',
      'state',
      'postal_code',
      'country',
      'born_on',
      'deceased_on',
      'preferred_contact',
      'note',
    ],
  },
  certifications: { needed: ['number', 'person', 'designation', 'certified_on'], optional: ['via', 'class_note'] },
  fees: { needed: ['certification', 'amount', 'received_on'], optional: ['year', 'method', 'reference'] },
  attestations: { needed: ['certification', 'cycle_end', 'signed_on', 'received_on', 'points_claimed'], optional: [] },
  audits: {
    needed: ['certification', 'audit_year', 'cycle_end', 'selected_on', 'decided_on', 'outcome', 'points_proved'],
    optional: [],
  },
  events: { needed: ['certification', 'event', 'on'], optional: ['by', 'reason'] },
  activities: {
    needed: ['number', 'person', 'category', 'title', 'completed_on', 'points'],
    optional: ['provider', 'from_on', 'to_on', 'hours', 'source', 'evidence'],
  },
} as const satisfies Record<Kind, { needed: readonly string[]; optional: readonly string[] }>

export type Field<Of extends Kind> = (typeof FIELDS)[Of]['needed'][number] | (typeof FIELDS)[Of]['optional'][number]

/** Words an export may say in its own way, and what each must come to; null: the rulebook decides. */
export const WORDS = {
  designation: null,
  category: null,
  source: ['body', 'certificant', 'staff', 'provider'],
  preferred_contact: ['email', 'post', 'phone'],
  event: ['suspended', 'suspension_lifted', 'revoked', 'retired', 'returned', 'recertified'],
  route: ['ce', 'exam'],
  outcome: ['passed', 'failed', 'no_response'],
} as const satisfies Record<string, readonly string[] | null>
export type WordList = keyof typeof WORDS
