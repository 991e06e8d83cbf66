import { adoptionSentences } from './adoption.en.ts'
import { demoSentences } from './demo.en.ts'
import { accountSentences } from './accounts.en.ts'
import { backupSentences } from './backup.en.ts'
import { consoleSentences } from './console-reads.en.ts'
import { decisionSentences } from './decisions.en.ts'
import { downtimeSentences } from './downtime.en.ts'
import { publicStatusSentences } from './public-status.en.ts'
import { httpSentences } from './http.en.ts'
import { importSentences } from './import.en.ts'
import { memberSentences } from './members.en.ts'
import { nightSentences } from './night.en.ts'
import { platformSentences } from './platform.en.ts'
import { rulebookRefusals } from './rulebook.en.ts'
import { setupSentences } from './setup.en.ts'
import { standingSentences } from './standing.en.ts'

/** Every room's refusals: add a room's table here, and page, letter and command line can say it. */
const SENTENCES: Record<string, ((params: never) => string) | undefined> = {
  ...adoptionSentences,
  ...demoSentences,
  ...publicStatusSentences,
  ...accountSentences,
  ...backupSentences,
  ...consoleSentences,
  ...decisionSentences,
  ...downtimeSentences,
  ...httpSentences,
  ...importSentences,
  ...memberSentences,
  ...nightSentences,
  ...platformSentences,
  ...rulebookRefusals,
  ...setupSentences,
  ...standingSentences,
}

/** The sentence of a refusal, or undefined for a code that no table has. */
export function refusalSentence(code: string, params: Readonly<Record<string, unknown>>): string | undefined {
  return SENTENCES[code]?.(params as never)
}
