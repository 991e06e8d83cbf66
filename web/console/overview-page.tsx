import { useSuspenseQuery } from '@tanstack/react-query'
import { consoleWords as words } from '../../src/words/console.en.ts'
import { meQuery } from '../api/session.ts'
import { PageFrame } from '../ui/page-frame.tsx'

/** The first page of the console. */
export function OverviewPage() {
  const { data: me } = useSuspenseQuery(meQuery)
  return (
    <PageFrame title={words.nav.overview} lede={me.body.name}>
      <></>
    </PageFrame>
  )
}
