import type { WrittenMapping } from './mapping.ts'

/**
 * How the register of demo/register is laid out: what a mapping file starts from unless it names another preset.
 */
const goodstandingRegister: WrittenMapping = {
  system: 'former-register',
  name: 'the former register',
  delimiter: ',',
  dates: ['iso', 'month_first'],
  files: {
    people: {
      file: 'people.csv',
      columns: {
        number: 'member_no',
        given_name: 'first_name',
        middle_name: 'middle',
        family_name: 'last_name',
        suffix: 'suffix',
        former_name: 'former_name',
        email: 'email',
        phone: 'phone',
        street1: 'street1',
        street2: 'street2',
        city: 'city',
        state: 'state',
        postal_code: 'zip',
        country: 'country',
        born_on: 'birth_date',
        deceased_on: 'deceased_on',
        preferred_contact: 'preferred_contact',
        note: 'notes',
      },
    },
    certifications: {
      file: 'certifications.csv',
      columns: {
        number: 'certificate_no',
        person: 'member_no',
        designation: 'designation',
        certified_on: 'certified_on',
        via: 'via',
        class_note: 'class_note',
      },
    },
    fees: {
      file: 'fees.csv',
      columns: {
        certification: 'certificate_no',
        year: 'due_year',
        amount: 'amount',
        received_on: 'paid_on',
        method: 'method',
        reference: 'reference',
      },
    },
    attestations: {
      file: 'attestations.csv',
      columns: {
        certification: 'certificate_no',
        cycle_end: 'cycle_end',
        signed_on: 'signed_on',
        received_on: 'received_on',
        points_claimed: 'points_claimed',
      },
    },
    audits: {
      file: 'audits.csv',
      columns: {
        certification: 'certificate_no',
        audit_year: 'audit_year',
        cycle_end: 'cycle_end',
        selected_on: 'selected_on',
        decided_on: 'decided_on',
        outcome: 'outcome',
        points_proved: 'points_proved',
      },
    },
    events: {
      file: 'events.csv',
      columns: { certification: 'certificate_no', event: 'event', on: 'on', by: 'by', reason: 'reason' },
    },
    activities: {
      file: 'activities.csv',
      columns: {
        number: 'activity_no',
        person: 'member_no',
        category: 'category',
        title: 'title',
        provider: 'provider',
        completed_on: 'completed_on',
        from_on: 'from',
        to_on: 'to',
        hours: 'hours',
        points: 'points',
        source: 'source',
        evidence: 'evidence_file',
      },
    },
  },
  words: {
    designation: { MT: 'MLS' },
    category: {
      'Employment Verification': 'employment',
      'Authorship of Written Work': 'authorship',
      'Instructional Presentation': 'instruction',
      'Organizational Participation': 'organization',
    },
    source: { portal: 'certificant', course: 'provider', staff: 'staff' },
    preferred_contact: { mail: 'post' },
    event: { reinstated: 'suspension_lifted', 'suspension lifted': 'suspension_lifted' },
    route: { 'by CCP': 'ce', 'by exam': 'exam' },
    outcome: { 'no response': 'no_response' },
  },
  own_courses: { source: 'course', provider: 'AMT' },
}

export const PRESETS: Record<string, WrittenMapping> = { 'goodstanding-register': goodstandingRegister }
export const DEFAULT_PRESET = 'goodstanding-register'
