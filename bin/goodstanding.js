#!/usr/bin/env node
// Runs the program from one bundled file in dist/. Only `serve` needs the pages of the signed-in.
import { pathToFileURL } from 'node:url'
import { bundle, freshenBundle, freshenPages } from './build.js'

try {
  await Promise.all([freshenBundle(), process.argv[2] === 'serve' && freshenPages()])
} catch (error) {
  const missing = error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'MODULE_NOT_FOUND'
  console.error(
    missing ? 'The packages are not installed yet: run "npm ci" first.' : `The program could not be built: ${error.message}`,
  )
  process.exit(1)
}
process.setSourceMapsEnabled(true)
await import(pathToFileURL(bundle).href)
