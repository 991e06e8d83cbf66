import { userInfo } from 'node:os'

/** The operating system's user, for the trail: whoever can run a verb can read the database anyway. */
export function operator(): string {
  try {
    return `command line:${userInfo().username}`
  } catch {
    // Some containers run as a user without a name.
    return 'command line'
  }
}
