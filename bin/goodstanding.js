#!/usr/bin/env node
// Runs the program from one bundled file in dist/, made again whenever a source file is newer.
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const sources = join(root, 'src')
const bundle = join(root, 'dist', 'goodstanding.js')

/** The last change below a folder, in milliseconds; a folder's own time tells of files that were removed. */
function lastChange(folder) {
  const entries = readdirSync(folder, { withFileTypes: true })
  const times = entries.map(entry => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? lastChange(path) : statSync(path).mtimeMs
  })
  return Math.max(statSync(folder).mtimeMs, ...times)
}

function isFresh() {
  if (!existsSync(bundle)) return false
  if (!existsSync(sources)) return true
  const made = statSync(bundle).mtimeMs
  return made > lastChange(sources) && made > statSync(join(root, 'package.json')).mtimeMs
}

async function makeBundle() {
  const { build } = await import('esbuild')
  // Two starts at once each write their own file; the last rename wins, and both files say the same.
  const unfinished = `${bundle}.${process.pid}`
  try {
    await build({
      absWorkingDir: root,
      entryPoints: [join(sources, 'cli.ts')],
      outfile: unfinished,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20.19',
      packages: 'external',
      sourcemap: 'inline',
      sourcesContent: false,
      logLevel: 'error',
    })
    renameSync(unfinished, bundle)
  } finally {
    rmSync(unfinished, { force: true })
  }
}

try {
  if (!isFresh()) await makeBundle()
} catch (error) {
  const missing = error.code === 'ERR_MODULE_NOT_FOUND'
  console.error(
    missing ? 'The packages are not installed yet: run "npm ci" first.' : `The program could not be built: ${error.message}`,
  )
  process.exit(1)
}
process.setSourceMapsEnabled(true)
await import(pathToFileURL(bundle).href)
