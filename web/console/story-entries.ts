import { BankIcon } from '@phosphor-icons/react/dist/csr/Bank'
import { CertificateIcon } from '@phosphor-icons/react/dist/csr/Certificate'
import { ExamIcon } from '@phosphor-icons/react/dist/csr/Exam'
import { FileTextIcon } from '@phosphor-icons/react/dist/csr/FileText'
import { GavelIcon } from '@phosphor-icons/react/dist/csr/Gavel'
import { GraduationCapIcon } from '@phosphor-icons/react/dist/csr/GraduationCap'
import { IdentificationCardIcon } from '@phosphor-icons/react/dist/csr/IdentificationCard'
import { NoteIcon } from '@phosphor-icons/react/dist/csr/Note'
import { ShieldCheckIcon } from '@phosphor-icons/react/dist/csr/ShieldCheck'
import { SignatureIcon } from '@phosphor-icons/react/dist/csr/Signature'
import { TrayArrowDownIcon } from '@phosphor-icons/react/dist/csr/TrayArrowDown'
import type { Icon } from '@phosphor-icons/react'
import type { ReactNode } from 'react'
import type { Day } from '../../src/values/day.ts'
import { correctWords } from '../../src/words/console-decide.en.ts'
import { storyOf, takenBack } from '../../src/words/console-story.en.ts'
import type { TimelineEntry } from '../api/register.ts'
import type { StoryEntry } from '../ui/story.tsx'

const ICONS: Readonly<Record<string, Icon>> = {
  name: IdentificationCardIcon,
  grant: CertificateIcon,
  activity: GraduationCapIcon,
  attestation: SignatureIcon,
  audit: ShieldCheckIcon,
  payment: BankIcon,
  decision: GavelIcon,
  opening: TrayArrowDownIcon,
  exam: ExamIcon,
  application: FileTextIcon,
}

export type StoryFilter = 'all' | 'points' | 'money' | 'decisions'

const OF_FILTER: Record<Exclude<StoryFilter, 'all'>, readonly string[]> = {
  points: ['activity', 'attestation', 'audit'],
  money: ['payment'],
  decisions: ['decision', 'opening', 'grant', 'application', 'exam'],
}

/** The day of a fact; a name has none but the one it was recorded on. */
const dayOf = ({ on, recordedAt }: TimelineEntry): Day => on ?? (recordedAt.slice(0, 10) as Day)

/** What can be done to a fact, where anything can. */
export type ActionsOf = ((fact: TimelineEntry) => ReactNode) | undefined

/** A person's facts as a story, newest first; those that a later fact replaced are struck out. */
export const storyEntries = (
  timeline: readonly TimelineEntry[],
  filter: StoryFilter,
  currency: string,
  actionsOf?: ActionsOf,
): readonly StoryEntry[] =>
  timeline
    .filter(({ kind }) => filter === 'all' || OF_FILTER[filter].includes(kind))
    .map(entry => ({ entry, on: dayOf(entry) }))
    .toSorted((a, b) => (a.on === b.on ? b.entry.recordedAt.localeCompare(a.entry.recordedAt) : a.on < b.on ? 1 : -1))
    .map(({ entry, on }) => {
      const { factId, kind, params, supersededBy, withdrawn, because } = entry
      const story = storyOf(kind, params, currency)
      const { lead, text, effect } = withdrawn ? takenBack(story) : story
      return {
        id: factId,
        on,
        icon: ICONS[kind] ?? NoteIcon,
        isStruck: supersededBy !== null,
        lead,
        text: because ? `${text}${correctWords.because(because)}` : text,
        effect,
        actions: actionsOf?.(entry),
      }
    })
