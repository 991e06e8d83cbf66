/** The token behind the # sign, taken out of the address so that it stays in no history. */
export function takeToken(): string | null {
  const token = new URLSearchParams(window.location.hash.slice(1)).get('token')
  window.history.replaceState(null, '', window.location.pathname)
  return token
}
