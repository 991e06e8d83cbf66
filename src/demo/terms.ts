import type { CategoryCode, SchemeCode } from '../rulebook/rules.ts'
import { type Day, yearOf } from '../values/day.ts'

/** What the invented careers assume of the body's rules, so that most of them meet these. The engine judges by the rulebook. */

/** Certifications by how many hold them. */
export const SCHEME_WEIGHTS: readonly (readonly [SchemeCode, number])[] = [
  ['RMA', 620],
  ['RPT', 130],
  ['MLT', 60],
  ['MLS', 60],
  ['CMAS', 50],
  ['RDA', 30],
  ['CMLA', 20],
  ['AHI', 10],
  ['COLT', 10],
  ['MDT', 4],
  ['CLC', 4],
  ['PCT', 2],
]

/** The class was closed on this day. */
export const COLT_CLOSED = '2009-01-01' as Day
export const DUTY_FROM = '2006-01-01' as Day
export const LAST_EMPLOYMENT_DAY = '2020-12-31' as Day

/** Whole points a cycle asks for; none where the body has not said. */
export const pointsAsked = (scheme: SchemeCode): number =>
  ({ MLS: 45, MLT: 45, CLC: 45, RPT: 24, MDT: 36, COLT: 0, PCT: 0 })[scheme] ?? 30

const LABORATORY: readonly SchemeCode[] = ['MLS', 'MLT', 'CLC']

/** Cents of the annual fee due on a day. */
export function feeOn(scheme: SchemeCode, dueOn: Day): number {
  if (scheme === 'AHI') return 3000
  const isLaboratory = LABORATORY.includes(scheme)
  if (dueOn >= '2020-03-01') return isLaboratory ? 9500 : 6000
  if (isLaboratory) return 9000
  return yearOf(dueOn) >= 2010 ? 5000 : 4800
}

type Kind = { category: CategoryCode; titles: readonly string[]; least: number; most: number }

/** Kinds of activity with their usual size in hundredths of a point. */
export const KINDS: readonly (readonly [Kind, number])[] = [
  [
    {
      category: 'professional-education',
      titles: [
        'Infection Control Update',
        'Phlebotomy Skills Review',
        'Medical Law and Ethics',
        'HIPAA for the Front Office',
        'Quality Control in the Laboratory',
        'Hematology Case Studies',
        'Basic Life Support Renewal',
        'Pharmacology for Medical Assistants',
        'Electrocardiography Refresher',
        'Bloodborne Pathogens',
        'Coding and Billing Essentials',
        'Point-of-Care Testing',
        'Patient Communication',
        'Vaccination Today: Storage, Dose, Record',
        'State Society Spring Meeting',
      ],
      least: 50,
      most: 600,
    },
    80,
  ],
  [
    {
      category: 'formal-education',
      titles: ['Anatomy and Physiology II', 'Microbiology', 'College Algebra', 'Health Care Management'],
      least: 1500,
      most: 4500,
    },
    2,
  ],
  [
    {
      category: 'authorship',
      titles: ['Article in the society newsletter', 'Case report', 'Chapter of a training manual'],
      least: 500,
      most: 1000,
    },
    2,
  ],
  [
    {
      category: 'instruction',
      titles: ['In-service for new staff', 'Guest lecture on phlebotomy', 'Workshop on urinalysis'],
      least: 100,
      most: 600,
    },
    7,
  ],
  [
    {
      category: 'organization',
      titles: ['State society treasurer', 'Committee on bylaws', 'National delegate'],
      least: 100,
      most: 300,
    },
    9,
  ],
]
