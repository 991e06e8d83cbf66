import type { Log } from './log.ts'

export type Ticker = {
  /** Begins no further round and waits for the one under way. */
  stop: () => Promise<void>
}

/** Does some work again and again, a pause after each round, so that rounds never overlap. A failed round is logged by its name. */
export function every(millis: number, name: string, work: () => Promise<unknown>, log: Log): Ticker {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let round: Promise<void> = Promise.resolve()
  const tick = async (): Promise<void> => {
    try {
      await work()
    } catch (err) {
      log.error({ err, job: name }, 'a job failed and will be tried again')
    }
    if (!stopped) plan()
  }
  const plan = () => {
    timer = setTimeout(() => {
      round = tick()
    }, millis)
    // Waiting for the next round must not keep the program alive.
    timer.unref()
  }
  plan()
  const stop = async () => {
    stopped = true
    clearTimeout(timer)
    await round
  }
  return { stop }
}
