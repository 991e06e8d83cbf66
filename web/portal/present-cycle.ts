import type { Day } from '../../src/values/day.ts'
import type { PersonStanding, ToldCycle } from '../api/register.ts'

/** The cycle that points are earned in now, where points are required at all. */
export const presentCycle = ({ cycles, mayUse }: PersonStanding, today: Day): ToldCycle | undefined =>
  cycles.find(({ start, end, state }) => start <= today && today <= end && state !== 'exempt' && (mayUse || state === 'open'))
