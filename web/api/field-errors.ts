import type { FieldError } from '../ui/field.tsx'
import { AnswerFailed } from './problem.ts'

/** The fields of a form that an answer found fault with: `/body/administrator/email` is the field `administrator-email`. */
export function fieldErrorsIn(error: Error | null): readonly FieldError[] {
  if (!(error instanceof AnswerFailed)) return []
  return error.fields
    .filter(({ pointer }) => pointer.startsWith('/body/'))
    .map(({ pointer, detail }) => ({ id: pointer.slice('/body/'.length).replaceAll('/', '-'), error: detail }))
}

/** What is wrong with one field, if anything is. */
export const errorOf = (errors: readonly FieldError[], id: string): string | undefined =>
  errors.find(each => each.id === id || each.id.startsWith(`${id}-`))?.error
