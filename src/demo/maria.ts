import type { CeActivity, Dossier, FeePayment } from '../engine/dossier.ts'
import { type Day, day, yearOf } from '../values/day.ts'
import type { PersonName } from '../values/name.ts'
import { points } from '../values/points.ts'
import { idsOf } from './random.ts'

/** The person every picture of this project shows. */
export const MARIA_NUMBER = '1234567'
export const MARIA: PersonName = { given: 'Maria', middle: null, family: 'García', suffix: null }
export const MARIA_BORN = day('1994-08-17')

type Course = Pick<CeActivity, 'category' | 'title' | 'source'> & { on: string; worth: number; told?: string; from?: string }

const PROFESSIONAL = { category: 'professional-education', source: 'certificant' } as const
const FROM_THE_BODY = { category: 'professional-education', source: 'body' } as const

/** Cycle 1, met with a point to spare. */
const FIRST_CYCLE: readonly Course[] = [
  { ...FROM_THE_BODY, title: 'Infection Control Update', on: '2021-10-09', worth: 6 },
  { ...PROFESSIONAL, title: 'Phlebotomy Skills Review', on: '2022-03-19', worth: 8 },
  { ...FROM_THE_BODY, title: 'Medical Law and Ethics', on: '2022-11-12', worth: 6 },
  { ...PROFESSIONAL, title: 'Electrocardiography Refresher', on: '2023-06-03', worth: 7 },
  { ...PROFESSIONAL, title: 'State society spring seminar', on: '2024-02-17', worth: 4 },
]

/** Cycle 2: 18 points that count and 12 claimed in vain, each for a reason of its own. */
const SECOND_CYCLE: readonly Course[] = [
  { ...PROFESSIONAL, title: 'Vaccine storage and handling', on: '2024-09-14', worth: 2 },
  { ...PROFESSIONAL, title: 'State society fall seminar', on: '2024-11-09', worth: 5 },
  { ...PROFESSIONAL, title: 'Difficult venous draws', on: '2025-03-22', worth: 3 },
  { category: 'instruction', source: 'certificant', title: 'Taught: Blood pressure, done right', on: '2025-10-18', worth: 6 },
  { ...FROM_THE_BODY, title: 'Privacy at the front desk', on: '2026-06-05', worth: 2 },
  { ...PROFESSIONAL, title: 'Privacy at the front desk', on: '2026-06-05', worth: 2, told: '2026-06-20' },
  { ...PROFESSIONAL, title: 'Basic life support renewal', on: '2024-04-27', worth: 4, told: '2024-05-06' },
  {
    category: 'employment',
    source: 'certificant',
    title: 'Medical assistant, full time',
    from: '2025-01-01',
    on: '2025-12-31',
    worth: 6,
    told: '2026-01-08',
  },
]

const HUNDREDTHS_OF_AN_HOUR = 100

/** Maria García, RMA 1234567, as far as her story goes by `today`. */
export function mariasDossier(seed: number, today: Day): Dossier {
  const newId = idsOf(seed, -1)
  const certificant = newId()
  const certification = newId()
  const activityOf = ({ category, title, source, on, worth, told = on, from }: Course): CeActivity => ({
    id: newId(),
    category,
    title,
    completedOn: day(on),
    interval: from === undefined ? null : { from: day(from), to: day(on) },
    hours: from === undefined ? worth * HUNDREDTHS_OF_AN_HOUR : null,
    points: points(worth),
    awarded: false,
    source,
    reportedOn: day(told),
    forCycle: null,
    particulars: null,
  })
  const paymentOf = (feeYear: number): FeePayment => ({
    id: newId(),
    certification,
    feeYear,
    cents: 6000,
    receivedOn: day(`${feeYear}-05-04`),
    chargedBackOn: null,
  })
  const years = Array.from({ length: Math.max(0, Math.min(2026, yearOf(today)) - 2021) }, (_, nth) => 2022 + nth)
  const none = { attestations: [], audits: [], decisions: [], openings: [], examAttempts: [], applications: [], downtimes: [] }
  return {
    ...none,
    certificant,
    certifications: [{ id: certification, number: MARIA_NUMBER, scheme: 'RMA', certifiedOn: day('2021-05-01') }],
    activities: [...FIRST_CYCLE, ...SECOND_CYCLE].map(activityOf).filter(each => (each.reportedOn as Day) <= today),
    payments: years.map(paymentOf).filter(each => each.receivedOn <= today),
  }
}
