import { isDay } from '../values/day.ts'
import { dayInWords, MONTHS } from './dates.en.ts'

/** The worklists: what each is, what to do there, and what an empty one means. */
export const worklistWords = {
  parked: {
    title: 'Parked',
    about: 'Facts that contradict each other; judged when a person has looked.',
    lede: ({ count }: { count: string }) =>
      `${count} whose facts contradict each other. Nobody is judged until a person has looked.`,
    empty: 'Nobody is parked: no facts contradict each other.',
  },
  'merge-proposals': {
    title: 'Merge proposals',
    about: 'Records that may be one human under two numbers.',
    lede: ({ count }: { count: string }) => `${count} that may be one human under two numbers. Nothing is merged unasked.`,
    empty: 'No two records look like one human.',
  },
  'take-over-differences': {
    title: 'Take-over differences',
    about: 'Who would stand differently under full judgement.',
    lede: ({ count }: { count: string }) => `${count} who would stand differently if the taken-over history were judged in full.`,
    empty: 'Nobody would stand differently under full judgement.',
  },
  findings: {
    title: 'Findings',
    about: 'What an import left for a person to look at.',
    lede: ({ count }: { count: string }) => `${count} that an import left for a person to look at.`,
    empty: 'The imports left nothing to look at.',
  },
  lapsing: {
    title: 'Lapsing',
    about: 'Whose certification is lost within 30 days if nothing happens.',
    lede: ({ count }: { count: string }) => `${count} whose standing ends soon if nothing happens.`,
    empty: 'Nobody lapses in these days.',
  },
} as const

/** What was decided about a row of a worklist. */
export const verdictWords = {
  same_person: 'One person',
  different_people: 'Two people',
  dealt_with: 'Dealt with',
}

export const settleWords = {
  column: 'Decide',
  settle: 'Settle',
  settleRow: ({ name }: { name: string }) => `Settle: ${name}`,
  settleTitle: ({ name }: { name: string }) => (name === '' ? 'Settle' : `Settle: ${name}`),
  reopen: 'Open again',
  reopenRow: ({ name }: { name: string }) => `Open again: ${name}`,
  reopenTitle: ({ name }: { name: string }) => (name === '' ? 'Open again' : `Open again: ${name}`),
  verdict: 'What is so',
  verdictHint: 'One human under two numbers, or two who only look alike.',
  settled: ({ name, verdict }: { name: string; verdict: string }) =>
    name === '' ? `${verdict}: recorded.` : `${name}: ${verdict.toLowerCase()}, recorded.`,
  reopened: ({ name }: { name: string }) => (name === '' ? 'Open again.' : `${name}: open again.`),
  undone: 'Open again, as it was.',
  undoReason: 'Undone right after it was recorded.',
  show: 'Show',
  waiting: 'Waiting',
  done: 'Settled',
  noneDone: 'Nothing on this list has been settled.',
  sameAs: 'Same person as',
}

export const listWords = {
  people: ({ count, more }: { count: number; more: boolean }) =>
    more ? `The first ${count}` : count === 1 ? 'One' : String(count),
  days: 'Within',
  withinDays: ({ days }: { days: string }) => `${days} days`,
  unknownList: 'There is no such list.',
  name: 'Name',
}

export const reportWords = {
  title: 'Reports',
  lede: 'What people would rather look at than read, each with its table.',
  unknown: 'There is no such report.',
  empty: 'There is nothing to count yet.',
  caption: ({ title }: { title: string }) => `${title}, as a chart`,
  all: 'All reports',
  reports: {
    'standing-by-scheme': { title: 'Standing by scheme', text: 'How many hold each certification, and how they stand today.' },
    'renewals-and-lapses-by-month': {
      title: 'Renewals and lapses by month',
      text: 'How many cycles were renewed and how many certifications lapsed, month by month.',
    },
    'work-ahead': { title: 'Work ahead', text: 'How many cycles end and fees fall due in the months to come.' },
  },
} as const

export const settingsWords = {
  title: 'Settings',
  lede: 'Who of the staff may do what, and where you are signed in.',
  body: 'The body',
  name: 'Name',
  shortName: 'Short name',
  zone: 'Time zone',
  currency: 'Currency',
  staff: 'Staff',
  staffNotYours: 'Your roles do not show the staff list; it needs the permission “accounts”.',
  email: 'Email',
  roles: 'Roles',
  state: 'State',
  enabled: 'May sign in',
  disabled: ({ day }: { day: string }) => `Disabled since ${day}`,
  sessions: 'Where you are signed in',
  thisSession: 'This one',
  startedAt: 'Since',
  lastSeenAt: 'Last used',
  agent: 'Browser',
  end: 'Sign out there',
  noSessions: 'Nowhere else.',
}

/** `take_over_from` as `Take over from`: the title of a column that has no words of its own. */
export function columnTitle(key: string): string {
  const text = key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]/g, ' ')
    .toLowerCase()
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** A value of a list in words: days are written out, lists joined, nothing is nothing. */
export function valueInWords(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(valueInWords).join(', ')
  if (typeof value === 'string' && MONTH.test(value)) return monthInWords(value)
  if (typeof value === 'string') return isDay(value) ? dayInWords(value) : value
  if (typeof value === 'number') return value.toLocaleString('en-US')
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : JSON.stringify(value)
}

const MONTH = /^\d{4}-\d{2}$/

/** `2027-03` as `Mar 2027`. */
const monthInWords = (month: string): string => `${MONTHS[Number(month.slice(5)) - 1]?.slice(0, 3)}\u00a0${month.slice(0, 4)}`

export const overviewWords = {
  nothingWaits: 'Nothing waits for you today.',
  waits: ({ count }: { count: number }) =>
    count === 1 ? 'One thing waits for a person.' : `${count.toLocaleString('en-US')} things wait for a person.`,
}
