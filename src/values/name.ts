/** The parts of a person's name as the body writes them. */
export type PersonName = { given: string; middle: string | null; family: string; suffix: string | null }

/** A name in reading order. */
export const fullNameOf = ({ given, middle, family, suffix }: PersonName): string =>
  [given, middle, family, suffix].filter(Boolean).join(' ')

/** Letters that do not come apart into a base letter and a mark. */
const LIGATURES: Record<string, string> = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' }

/** The text without case, accents and punctuation, words one space apart: `Øster-O'Neil` is `oster oneil`. */
export function plainText(text: string): string {
  const bare = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  const letters = bare.replace(/[øłđðħıßæœþ]/g, letter => LIGATURES[letter] ?? letter)
  return letters
    .replace(/['’ʼ`.]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

const joined = (...parts: (string | null)[]): string => plainText(parts.filter(Boolean).join(' '))

/** By which people are searched: the full name in reading order. */
export const searchKey = ({ given, middle, family, suffix }: PersonName): string => joined(given, middle, family, suffix)

/** By which people are listed: family name first. The tab sorts before every letter, so Lee comes before Lee Kim. */
export const sortKey = ({ given, middle, family, suffix }: PersonName): string =>
  `${joined(family)}\t${joined(given, middle, suffix)}`
