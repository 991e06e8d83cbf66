import type { Icon } from '@phosphor-icons/react'
import type { Tone } from './seal.tsx'
import classes from './status-word.module.css'

export type Status = { word: string; icon: Icon; tone: Tone }

/** A status: icon, word and colour, each saying the same. */
export const StatusWord = ({ status: { word, icon: Sign, tone }, children }: { status: Status; children?: React.ReactNode }) => (
  <span className={classes.status} data-tone={tone}>
    <Sign size={20} weight="bold" aria-hidden />
    <span>{children ?? word}</span>
  </span>
)
