import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { asset } from '../src/platform/root.ts'

// `npm run bench [name…]`: measures the claims this project makes, each file in a process of its own, and ends with how many
// were met. A file is bundled first, as the program is, because a development loader slows small functions down.

const NOT_BENCHES = new Set(['run.ts', 'measure.ts'])
const folder = asset('bench')

const all = (): string[] =>
  readdirSync(folder)
    .filter(file => file.endsWith('.ts') && !NOT_BENCHES.has(file) && !file.endsWith('.part.ts'))
    .map(file => file.slice(0, -3))
    .sort()

async function bundled(name: string): Promise<string> {
  const outfile = asset('dist', 'bench', `${name}.js`)
  await build({
    entryPoints: [join(folder, `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    sourcemap: 'linked',
    logLevel: 'warning',
  })
  return outfile
}

/** Runs one bench to its end; true where every claim in it was met. */
async function measure(name: string): Promise<boolean> {
  console.log(`\n${name}`)
  const child = spawn(process.execPath, ['--expose-gc', '--enable-source-maps', await bundled(name)], { stdio: 'inherit' })
  return new Promise(resolve => child.on('exit', code => resolve(code === 0)))
}

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !existsSync(join(folder, `${name}.ts`)))
if (unknown.length > 0) {
  console.error(`There is no bench called ${unknown.join(', ')}. There are: ${all().join(', ')}.`)
  process.exit(2)
}
const missed: string[] = []
for (const name of asked.length > 0 ? asked : all()) if (!(await measure(name))) missed.push(name)
console.log(missed.length === 0 ? '\nAll claims met.' : `\nMissed: ${missed.join(', ')}.`)
process.exitCode = missed.length === 0 ? 0 : 1
