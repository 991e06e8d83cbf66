/** What the list of one's own activities says. */
export const activitiesWords = {
  documentTitle: ({ body }: { body: string }) => `Your activities · ${body}`,
  title: 'Your activities',
  lede: ({ count }: { count: number }) =>
    count === 1 ? 'One activity is on your record.' : `${count} activities are on your record, the latest first.`,
  empty: 'No activity is on your record yet.',
  caption: ({ year }: { year: string }) => `Activities of ${year}`,
  on: 'Day',
  what: 'Activity',
  claimed: 'Claimed',
  counts: 'Counts',
  became: ({ word, shownAs }: { word: string; shownAs: string | undefined }) =>
    shownAs === undefined ? word : `${word} for ${shownAs}`,
  nowhere: 'No certification of yours was judged for the time it was done.',
} as const
