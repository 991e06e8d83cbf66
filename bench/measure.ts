/** A claim and what was measured for it: one value a round. */
export type Measured = {
  claim: string
  /** The measure in a word or two: `certificants/s`, `× the floor`. */
  unit: string
  rounds: readonly number[]
  /** What the median must reach, or must stay under. */
  bound: { least: number } | { most: number }
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)

export const median = (values: readonly number[]): number => {
  const inOrder = sorted(values)
  const middle = inOrder.length >> 1
  return inOrder.length % 2 === 1
    ? (inOrder[middle] as number)
    : ((inOrder[middle - 1] as number) + (inOrder[middle] as number)) / 2
}

const shown = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toLocaleString('en-US', { maximumSignificantDigits: 3 })

/** Prints a claim with its median, its spread and whether it was met; the process fails at its end where one was not. */
export function report({ claim, unit, rounds, bound }: Measured): void {
  const middle = median(rounds)
  const inOrder = sorted(rounds)
  const isMet = 'least' in bound ? middle >= bound.least : middle <= bound.most
  const asked = 'least' in bound ? `at least ${shown(bound.least)}` : `at most ${shown(bound.most)}`
  const spread = `${shown(inOrder[0] as number)} to ${shown(inOrder.at(-1) as number)} in ${rounds.length} rounds`
  console.log(`  ${isMet ? 'met ' : 'MISS'}  ${claim}: ${shown(middle)} ${unit} (${spread}; ${asked})`)
  if (!isMet) process.exitCode = 1
}

/** Prints a line that belongs to the measurement and is no claim. */
export const note = (line: string): void => console.log(`        ${line}`)

/** Runs the sides in turn, round after round, so that whatever else the machine does falls on all; gives each side's values. */
export async function alternate<Side extends string>(
  rounds: number,
  sides: Record<Side, (round: number) => Promise<number> | number>,
): Promise<Record<Side, number[]>> {
  const names = Object.keys(sides) as Side[]
  const values = Object.fromEntries(names.map(name => [name, []])) as unknown as Record<Side, number[]>
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? names : names.toReversed()
    for (const name of order) values[name].push(await sides[name](round))
  }
  return values
}

/** Seconds of processor time this process has used, in its own code and in the kernel for it. */
export const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

/** Megabytes in use on the heap once everything unreachable is gone. */
export function heapInUse(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 2 ** 20
}

/** Clears away what was left behind lately; what is still in use counts as old from then on, so that nothing moves it again. */
export function collectYoung(): void {
  for (let pass = 0; pass < 2; pass++) globalThis.gc?.({ type: 'minor', execution: 'sync' })
}
