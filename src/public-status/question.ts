/** What somebody typed into the one field. */
export type Question =
  | { kind: 'nothing' }
  | { kind: 'number'; number: string }
  | { kind: 'name'; name: string }
  | { kind: 'too_long' }
  | { kind: 'not_readable' }

/** More than any name in the register; a paste of a whole letter is not looked up. */
export const LONGEST_QUESTION = 120

export const CERTIFICATE_NUMBER = /^[A-Za-z0-9][A-Za-z0-9.-]{0,31}$/

/** Words people write before a number. */
const PREFIX = /^(?:certificate|certification|cert\.?|member)?\s*(?:number|numero|número|no\.?|nr\.?|nº|#)?\s*:?\s*/iu

/** Control characters, private use, and halves of surrogate pairs: nothing a name holds. PostgreSQL refuses U+0000 outright. */
const UNREADABLE = /[\p{Cc}\p{Co}\p{Cs}\p{Cn}]/u

/** Marks that steer the direction of writing; they come along when a name is copied from a page, and say nothing. */
const INVISIBLE = /[\p{Cf}]/gu

/** Reads the field: a number where there is a digit in it and no letter-only word, otherwise a full name. */
export function readQuestion(typed: string): Question {
  const text = typed.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim()
  if (text === '') return { kind: 'nothing' }
  if (text.length > LONGEST_QUESTION) return { kind: 'too_long' }
  if (UNREADABLE.test(text)) return { kind: 'not_readable' }
  const number = numberIn(text)
  if (number !== undefined) return { kind: 'number', number }
  return /\p{L}/u.test(text) ? { kind: 'name', name: text } : { kind: 'not_readable' }
}

function numberIn(text: string): string | undefined {
  const bare = text.replace(PREFIX, '')
  if (!/\d/.test(bare)) return undefined
  const digits = bare.replace(/[ -]/g, '')
  if (/^\d+$/.test(digits) && CERTIFICATE_NUMBER.test(digits)) return digits
  return CERTIFICATE_NUMBER.test(bare) ? bare : undefined
}
