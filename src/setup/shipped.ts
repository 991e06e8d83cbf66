import { readdirSync } from 'node:fs'
import { asset } from '../platform/root.ts'
import { loadRulebook, type Rulebook } from '../rulebook/load.ts'
import { refusalOf } from './setup.refusals.ts'

/** The rulebook that is offered first. */
const DEFAULT = 'amt'

const folders = (): string[] =>
  readdirSync(asset('rulebook'), { withFileTypes: true })
    .filter(entry => entry.isDirectory() && readdirSync(asset('rulebook', entry.name)).includes('body.yaml'))
    .map(({ name }) => name)
    .sort((a, b) => Number(b === DEFAULT) - Number(a === DEFAULT) || (a < b ? -1 : 1))

/** The rulebooks that come with the program, and whose they are. */
export const shippedRulebooks = () =>
  Promise.all(
    folders().map(async folder => {
      const { name, shortName, zone, currency } = (await loadRulebook(asset('rulebook', folder))).rules.body
      return { folder, name, shortName, zone, currency }
    }),
  )

/** One of them by its folder; refuses every other, so that nobody reads the server's files over HTTP. */
export function loadShipped(folder: string): Promise<Rulebook> {
  const known = folders()
  if (known.includes(folder)) return loadRulebook(asset('rulebook', folder))
  throw refusalOf('setup.rulebook_unknown', { rulebook: folder.slice(0, 60), known }, { pointer: '/body/rulebook' })
}
