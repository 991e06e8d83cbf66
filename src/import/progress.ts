import type { Progress } from './import.ts'

const EVERY_MS = 200
const PLAIN_EVERY_ROWS = 250_000

const WORDS: Record<Progress['step'], string> = {
  people: 'people read',
  certifications: 'certifications read',
  fees: 'fees read',
  attestations: 'attestations read',
  audits: 'audits read',
  events: 'events read',
  activities: 'activities read',
  openings: 'people taken over',
  standings: 'people judged',
}

type Terminal = { isTTY?: boolean | undefined; write: (text: string) => unknown }

/**
 * Shows how far an import is: on a terminal one line that rewrites itself, elsewhere a plain line when a step is done and for
 * every quarter of a million rows within one.
 */
export function showProgress(to: Terminal, now: () => number = Date.now): { on: (progress: Progress) => void; done: () => void } {
  let last: Progress | undefined
  let shownAt = 0
  let shownRows = 0
  const line = ({ step, done }: Progress): string => `${done.toLocaleString('en-US')} ${WORDS[step]}`
  const rewrite = (text: string) => to.write(`\r\u001b[K${text}`)

  const finishStep = (): void => {
    if (!last) return
    if (to.isTTY) rewrite(`${line(last)}\n`)
    else to.write(`${line(last)}\n`)
    shownRows = 0
  }

  return {
    on(progress) {
      if (last && last.step !== progress.step) finishStep()
      last = progress
      if (to.isTTY && now() - shownAt >= EVERY_MS) {
        rewrite(line(progress))
        shownAt = now()
      } else if (!to.isTTY && progress.done - shownRows >= PLAIN_EVERY_ROWS) {
        to.write(`${line(progress)}\n`)
        shownRows = progress.done
      }
    },
    done() {
      finishStep()
      last = undefined
    },
  }
}
