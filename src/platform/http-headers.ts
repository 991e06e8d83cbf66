/** Nothing but our own styles, fonts and pictures; no script at all, no frame, no form to elsewhere. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const everywhere = (publicUrl: string): Record<string, string> => ({
  'cache-control': 'no-store',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
})

/**
 * What every page carries, built once. HSTS only where people come over https, because on plain HTTP browsers ignore it
 * and a wrongly remembered one locks people out. Source: OWASP ASVS 5.0.0, 3.4 and 14.3.2.
 */
export const pageHeaders = (publicUrl: string): Readonly<Record<string, string>> => ({
  ...everywhere(publicUrl),
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
})

/** The same for answers to programs, where a browser that opens one may load nothing at all. */
export const answerHeaders = (publicUrl: string): Readonly<Record<string, string>> => ({
  ...everywhere(publicUrl),
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
})
