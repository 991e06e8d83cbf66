/** Whether two plain values (no cycles, no class instances) are equal in depth; keys in `ignoring` are passed over. */
export function isSameValue(a: unknown, b: unknown, ignoring?: string): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false
    for (let at = 0; at < a.length; at++) if (!isSameValue(a[at], b[at], ignoring)) return false
    return true
  }
  for (const key in a)
    if (key !== ignoring && !isSameValue(a[key as keyof typeof a], b[key as keyof typeof b], ignoring)) return false
  for (const key in b) if (key !== ignoring && !(key in a)) return false
  return true
}
