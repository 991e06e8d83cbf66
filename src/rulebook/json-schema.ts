import { z } from 'zod'
import { casesFile } from './cases/case-schema.ts'
import { rulebookFiles } from './schema.ts'

/** The files of rulebook/schema/ as text, by name: what an editor needs to complete and check each kind of YAML file. */
export function jsonSchemas(): Record<string, string> {
  const kinds: Record<string, z.ZodType> = { ...rulebookFiles, 'cases.yaml': casesFile }
  return Object.fromEntries(
    Object.entries(kinds).map(([name, schema]) => {
      const kind = name.replace(/\.yaml$/, '')
      return [`${kind}.schema.json`, `${JSON.stringify(jsonSchema(kind, schema), null, 2)}\n`]
    }),
  )
}

/** Draft 7, because that is what editors' YAML servers read best. Types are those an editor's YAML reader makes of the text. */
function jsonSchema(kind: string, schema: z.ZodType) {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    reused: kind === 'cases' ? 'ref' : 'inline',
  })
  return { $schema, title: `Goodstanding: ${kind}`, ...rest }
}
