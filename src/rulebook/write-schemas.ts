import { mkdir, writeFile } from 'node:fs/promises'
import { asset } from '../platform/root.ts'
import { jsonSchemas } from './json-schema.ts'

// `npm run rulebook-schema`: writes the editors' schemas after the language has changed.
const folder = asset('rulebook', 'schema')
await mkdir(folder, { recursive: true })
for (const [name, text] of Object.entries(jsonSchemas())) await writeFile(`${folder}/${name}`, text)
