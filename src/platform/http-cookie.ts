/** The cookie of a session, by the address people use. */
export type SessionCookie = {
  name: string
  /** `Set-Cookie` that keeps a token for so many seconds. */
  keep: (token: string, seconds: number) => string
  /** `Set-Cookie` that takes it away. */
  drop: () => string
  /** The token in a request's `Cookie` header. */
  read: (header: string | undefined) => string | undefined
}

/**
 * Over https the name begins with `__Host-`, so that browsers take the cookie from this very host only; plain http knows no
 * such name, and is for trying on one's own machine. Source: OWASP ASVS 5.0.0, 3.3.1 to 3.3.4.
 */
export function sessionCookie(publicUrl: string): SessionCookie {
  const isSecure = publicUrl.startsWith('https:')
  const name = isSecure ? '__Host-goodstanding' : 'goodstanding'
  const written = (token: string, seconds: number) =>
    `${name}=${token}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`
  return {
    name,
    keep: written,
    drop: () => written('', 0),
    read: header => valueOf(header ?? '', name),
  }
}

/** The value of a cookie; none where it comes twice, because somebody else must have set one of them. */
function valueOf(header: string, name: string): string | undefined {
  const values = header
    .split(';')
    .map(pair => pair.trim())
    .filter(pair => pair.startsWith(`${name}=`))
    .map(pair => pair.slice(name.length + 1))
  return values.length === 1 && values[0] !== '' ? values[0] : undefined
}
