import { writeFile } from 'node:fs/promises'
import { asset } from '../src/platform/root.ts'
import { documents } from './documents.ts'

// `npm run openapi`: writes the documents that are made from the program.
for (const [path, made] of Object.entries(documents)) {
  await writeFile(asset(path), await made())
  console.log(path)
}
