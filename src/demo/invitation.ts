import { inviteOnce, type MemberDeps } from '../accounts/accounts.ts'
import { holdersOfNumber, type StandingDeps } from '../standing/standing.ts'
import { MARIA_NUMBER } from './maria.ts'

/** Sends Maria García an invitation to the portal, unless she came in or one waits for her. Gives whether she is there at all. */
export async function inviteMaria(deps: MemberDeps & StandingDeps): Promise<boolean> {
  const [maria] = await holdersOfNumber(deps, MARIA_NUMBER)
  if (maria === undefined) return false
  await inviteOnce(deps, 'the demonstration', maria)
  return true
}
