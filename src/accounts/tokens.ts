import { createHash, randomBytes } from 'node:crypto'

/** What a token opens; it stands at its front, so that one can never be taken for the other, and a scanner finds a leaked one. */
export type TokenKind = 'link' | 'portal' | 'session'

/** A new token of 256 random bits: given out once, and never stored. */
export const newToken = (kind: TokenKind): string => `gs-${kind}-${randomBytes(32).toString('base64url')}`

const SHAPE = /^gs-(link|portal|session)-[A-Za-z0-9_-]{43}$/

/**
 * What is stored of a token: its SHA-256 in hexadecimal, or undefined for a text that is no token of this kind. No salt and
 * no slow hash: nobody guesses 256 bits, and the digest is looked up by its index.
 */
export const tokenDigest = (kind: TokenKind, text: string): string | undefined =>
  SHAPE.exec(text)?.[1] === kind ? createHash('sha256').update(text).digest('hex') : undefined
