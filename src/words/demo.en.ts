/** What `goodstanding demo` refuses. */
export const demoSentences = {
  'demo.number_malformed': ({ option, most, found }: { option: string; most: number; found: string }) =>
    `${option} should be a whole number from 0 to ${most.toLocaleString('en-US')}, but it is ${JSON.stringify(found)}.`,
} as const

const STEPS: Readonly<Record<string, string>> = {
  people: 'people',
  certifications: 'certifications',
  decisions: 'decisions',
  audits: 'audits',
  activities: 'activities',
  attestations: 'attestations',
  fees: 'fees',
}

const count = (value: number): string => value.toLocaleString('en-US')

/** What it says while it works, and at its end. */
export const demoWords = {
  portal: ({ inbox }: { inbox: string }): string =>
    `Portal: an invitation for Maria García lies in ${inbox} (later: sign in as 1234567, García, born 17 August 1994).`,
  loading: 'A new data directory: the demonstration register is being taken over …',
  loaded: ({ imported, rejected, list }: { imported: number; rejected: number; list: string }): string =>
    `${count(imported)} rows became facts, ${count(rejected)} were rejected, each with its reason in ${list}`,
  /** Standings are told set by set; every ten thousandth person is enough. */
  progress: (step: string, done: number): string | undefined => {
    if (done === 0) return undefined
    if (step !== 'standings') return `${count(done)} ${STEPS[step] ?? step}`
    return done % 10_000 < 250 && done >= 10_000 ? `standings of ${count(done)} people` : undefined
  },
  report: ({
    people,
    facts,
    already,
    standings,
  }: {
    people: number
    facts: number
    already: number
    standings: number
  }): string =>
    people === 0
      ? `Nothing was added: all ${count(already)} people of the demonstration are there already.`
      : `Added ${count(people)} invented people with ${count(facts)} facts, and derived ${count(standings)} standings.${
          already === 0 ? '' : ` ${count(already)} were there already.`
        } Try: goodstanding standing 1234567`,
} as const

/** The page that shows what the demonstration sent. */
export const inboxWords = {
  title: 'Inbox of the demonstration',
  lead: 'Every email the demonstration sent, whoever it was for, the newest first. Nothing left this machine.',
  empty: 'Nothing was sent yet.',
  to: ({ recipient }: { recipient: string }): string => `To ${recipient}`,
} as const
