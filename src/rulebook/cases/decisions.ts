import type { Decision, DecisionKind } from '../../engine/dossier.ts'
import { concerned, type Setting } from './certifications.ts'
import { objectToValue, objectToKey, objectToOrder } from './paper.ts'
import type { WrittenCase } from './case-schema.ts'
import type { Path } from '../problem.ts'

type Written = NonNullable<WrittenCase['decisions']>[number]
type Detail = 'until' | 'cycle_end' | 'fee_year' | 'route'

/** What a decision must say besides its days, and what it may. */
const DETAILS: Record<DecisionKind, { needs: readonly Detail[]; may: readonly Detail[] }> = {
  deceased: { needs: [], may: [] },
  suspended: { needs: [], may: ['until'] },
  suspension_lifted: { needs: [], may: [] },
  held: { needs: [], may: ['until'] },
  hold_lifted: { needs: [], may: [] },
  revoked: { needs: [], may: [] },
  retired: { needs: [], may: [] },
  returned: { needs: [], may: [] },
  recertified: { needs: [], may: ['route'] },
  cycle_accepted: { needs: ['cycle_end'], may: [] },
  requirement_waived: { needs: ['cycle_end'], may: [] },
  cycle_extended: { needs: ['cycle_end', 'until'], may: [] },
  fee_waived: { needs: ['fee_year'], may: [] },
  appeal_filed: { needs: [], may: ['cycle_end'] },
  appeal_dismissed: { needs: [], may: ['cycle_end'] },
  appeal_upheld: { needs: [], may: ['cycle_end'] },
}

const ALL_DETAILS: readonly Detail[] = ['until', 'cycle_end', 'fee_year', 'route']

/** The decisions of a case. A death concerns the person; every other decision one certification. */
export const decisionsOf = (setting: Setting, { decisions = [] }: WrittenCase): Decision[] =>
  decisions.map((each, at) => {
    const path = ['decisions', at]
    checkDetails(setting, each, path)
    return {
      id: `decision-${at + 1}`,
      certification: certificationOf(setting, each, path),
      kind: each.kind,
      decidedOn: each.on,
      effectiveOn: each.effective_on ?? each.on,
      untilOn: each.until ?? null,
      cycleEnd: each.cycle_end ?? null,
      feeYear: each.fee_year ?? null,
      route: each.route ?? null,
    }
  })

function certificationOf(setting: Setting, { kind, certification }: Written, path: Path): string | null {
  if (kind !== 'deceased') return concerned(setting, certification, path, `A decision "${kind}"`)
  if (certification !== undefined)
    objectToKey(setting.paper, [...path, 'certification'], 'case.certification_not_asked', { kind })
  return null
}

function checkDetails({ paper }: Setting, written: Written, path: Path): void {
  const { kind } = written
  const { needs, may } = DETAILS[kind]
  for (const detail of needs)
    if (written[detail] === undefined)
      objectToValue(paper, path, 'case.key_needs', { key: `A decision "${kind}"`, needs: detail })
  for (const detail of ALL_DETAILS)
    if (written[detail] !== undefined && !needs.includes(detail) && !may.includes(detail))
      objectToKey(paper, [...path, detail], 'case.key_idle', { key: detail, kind })
  if (kind === 'suspended' || kind === 'held')
    objectToOrder(paper, path, ['on', written.effective_on ?? written.on], ['until', written.until])
  if (kind === 'cycle_extended') objectToOrder(paper, path, ['cycle_end', written.cycle_end], ['until', written.until])
}
