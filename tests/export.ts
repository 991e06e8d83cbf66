import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A small export of an old system as the import's preset expects it: rows by column, the rest of a row filled in plausibly. */
export type ExportRows = Partial<Record<keyof typeof PLAUSIBLE, readonly Partial<Record<string, string>>[]>>

const PLAUSIBLE = {
  people: {
    member_no: '100001',
    first_name: 'Ana',
    middle: '',
    last_name: 'Kim',
    suffix: '',
    former_name: '',
    email: 'ana@example.org',
    phone: '(555) 010-0001',
    street1: '1 Oak St',
    street2: '',
    city: 'Akron',
    state: 'OH',
    zip: '44301',
    country: 'US',
    birth_date: '1980-05-05',
    deceased_on: '',
    preferred_contact: 'mail',
    notes: '',
  },
  certifications: {
    certificate_no: '1200001',
    member_no: '100001',
    designation: 'RMA',
    certified_on: '2015-03-10',
    via: 'exam',
    class_note: '',
  },
  fees: { certificate_no: '1200001', due_year: '2016', amount: '50.00', paid_on: '2016-03-01', method: 'card', reference: 'R1' },
  attestations: {
    certificate_no: '1200001',
    cycle_end: '2018-03-09',
    signed_on: '2018-02-01',
    received_on: '2018-02-03',
    points_claimed: '31',
  },
  audits: {
    certificate_no: '1200001',
    audit_year: '2019',
    cycle_end: '2018-03-09',
    selected_on: '2019-01-15',
    decided_on: '2019-03-01',
    outcome: 'passed',
    points_proved: '31',
  },
  events: { certificate_no: '1200001', event: 'suspended', on: '2019-05-01', by: 'Board', reason: 'asked for it' },
  activities: {
    activity_no: '1',
    member_no: '100001',
    category: 'Professional Education',
    title: 'Infection control',
    provider: 'AMT',
    completed_on: '2017-06-01',
    from: '',
    to: '',
    hours: '2',
    points: '2',
    source: 'portal',
    evidence_file: '',
  },
} as const

const KINDS = Object.keys(PLAUSIBLE) as (keyof typeof PLAUSIBLE)[]

/** One person with one certification, and nothing else; what most small exports begin with. */
export const ONE: ExportRows = { people: [{}], certifications: [{}] }

/** Writes an export into a new folder, or over the one given, and names it; files without rows have their header only. */
export function writeExport(rows: ExportRows, folder = mkdtempSync(join(tmpdir(), 'gs-export-'))): string {
  for (const kind of KINDS) {
    const columns = Object.keys(PLAUSIBLE[kind])
    const lines = (rows[kind] ?? []).map(row =>
      columns.map(column => quoted(row[column] ?? (PLAUSIBLE[kind] as Record<string, string>)[column] ?? '')).join(','),
    )
    writeFileSync(join(folder, `${kind}.csv`), [columns.join(','), ...lines, ''].join('\r\n'))
  }
  return folder
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
