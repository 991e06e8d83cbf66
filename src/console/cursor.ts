/** The place after which a page begins, as an opaque text for an address. */
export const cursorOf = (key: readonly string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/** What `cursorOf` was given, or undefined where the text is none of ours. */
export function readCursor(text: string): string[] | undefined {
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    const isOurs = Array.isArray(key) && key.every(part => typeof part === 'string' && !part.includes('\0'))
    return isOurs ? key : undefined
  } catch {
    return undefined
  }
}
