/** What the doors say to a program or a browser whose request they cannot take. */
export const httpSentences = {
  'http.address_unknown': () => 'There is nothing at this address.',
  'http.address_malformed': () =>
    'The address is not a well-formed URL: a percent sign must be followed by two hexadecimal digits.',
  'http.field_malformed': ({ fields }: { fields: readonly { detail: string }[] }) =>
    fields.length === 1 && fields[0]
      ? fields[0].detail
      : `${fields.length} fields are not as expected; "errors" names each of them.`,
  'http.body_malformed': () => 'The body is not well-formed JSON.',
  'http.body_too_large': () => 'The body is larger than this address takes.',
  'http.headers_too_large': () => 'The address and the headers together are larger than 16 kB.',
  'http.media_type_unknown': () => 'The body is of a type that this address does not read; send application/json.',
  'http.request_unreadable': () => 'What arrived is not an HTTP request.',
  'http.request_too_slow': () => 'The request did not arrive in time.',
  'http.sign_in_needed': () => 'This address is for people who have signed in.',
  'http.session_ended': () => 'You are signed out: the session ended or was not used for a while. Sign in again.',
  'http.not_permitted': ({ permission }: { permission: string }) =>
    `Your roles do not allow this; it needs the permission ${permission}. An administrator can give it to you.`,
  'http.metrics_off': () => 'Metrics are off: the program was started without METRICS_TOKEN.',
  'http.metrics_token_needed': () =>
    'Metrics are for the program that watches this one: send the token of METRICS_TOKEN as "Authorization: Bearer …".',
  'http.for_staff': () => 'This address is for the staff. You are signed in as a certificant.',
  'http.for_members': () => 'This address is for certificants. You are signed in as a member of the staff.',
  'http.set_up_first': () => 'This session is for setting up. Set up first; everything else comes after.',
  'http.origin_foreign': () => 'This request was made by a page of another site, so nothing was done.',
  'http.key_malformed': () => 'An Idempotency-Key has 1 to 200 visible ASCII characters.',
  'http.key_reused': () => 'This Idempotency-Key was used for another request within the last 24 hours. Use a new key.',
  'http.too_many_requests': ({ seconds }: { seconds: number }) =>
    `Too many requests came from your address. Ask again in ${seconds === 1 ? '1 second' : `${seconds} seconds`}.`,
  'http.register_unreachable': () => 'The register cannot be read just now. Nothing was changed; ask again in a minute.',
  'http.register_full': () => 'Nothing can be written to the register just now: its disk is full. Nothing was changed.',
  'http.answer_too_slow': () => 'The answer took too long and was given up. Ask again in a minute.',
  'http.pages_not_built': () => 'The pages for signed-in people are not built. "npm start" builds them.',
  'http.unexpected': () => 'Something went wrong on our side. The request id below lets us find out what.',
}

export type HttpCode = keyof typeof httpSentences

/** For docs/errors.md and the page of the same name: the title of each code, when it comes, and what to do. */
export const httpMeanings = {
  'http.address_unknown': [
    'Address unknown',
    'No page or operation has this address and method. Check both against the OpenAPI description.',
  ],
  'http.address_malformed': ['Address malformed', 'The path could not be decoded. Percent-encode it.'],
  'http.field_malformed': [
    'Field malformed',
    'A part of the path, the query or the body is not as described. `errors` points to each field and says what was expected.',
  ],
  'http.body_malformed': ['Body malformed', 'The body could not be parsed. Send one JSON value, or no body and no Content-Type.'],
  'http.body_too_large': ['Body too large', 'Send less at once; the OpenAPI description names the limit where it is not 64 kB.'],
  'http.headers_too_large': ['Headers too large', 'Shorten the address, or send fewer cookies and headers.'],
  'http.media_type_unknown': ['Media type unknown', 'Send the body as `application/json`.'],
  'http.request_unreadable': ['Request unreadable', 'The connection did not carry an HTTP/1.1 request, and was closed.'],
  'http.request_too_slow': ['Request too slow', 'Headers and body must arrive within 30 seconds.'],
  'http.sign_in_needed': ['Sign-in needed', 'Sign in first; a public address never answers this.'],
  'http.session_ended': [
    'Session ended',
    'The cookie names no session that is alive: it ended, expired, or its account was disabled. Sign in again.',
  ],
  'http.not_permitted': ['Not permitted', 'Who asks is known and may not do this. `GET /api/v1/me` lists what they may do.'],
  'http.metrics_off': ['Metrics off', 'Set METRICS_TOKEN in the environment of the program, and start it again.'],
  'http.metrics_token_needed': [
    'Metrics token needed',
    '`GET /metrics` is answered to whoever sends the token of METRICS_TOKEN as a bearer token.',
  ],
  'http.for_staff': ['For the staff', 'Who asks is signed in to the portal, and the address belongs to the console.'],
  'http.for_members': ['For certificants', 'Who asks is signed in to the console, and the address belongs to the portal.'],
  'http.set_up_first': ['Set up first', 'Nothing is set up yet, and this session can only do that: `POST /api/v1/setup`.'],
  'http.origin_foreign': [
    'Foreign origin',
    'A browser says, by `Sec-Fetch-Site` or `Origin`, that another site made this request. Where that is wrong, set PUBLIC_URL to the address people use.',
  ],
  'http.key_malformed': ['Key malformed', 'Send 1 to 200 visible ASCII characters as `Idempotency-Key`, a UUID for instance.'],
  'http.key_reused': [
    'Key reused',
    'A key stands for one request: the same method, address and body. Send another request under another key.',
  ],
  'http.too_many_requests': [
    'Too many requests',
    'Requests are counted for each client address. Wait as many seconds as `Retry-After` says; the `RateLimit` header says how many are left.',
  ],
  'http.register_unreachable': ['Register unreachable', 'The database does not answer. `/readyz` says why; ask again later.'],
  'http.register_full': [
    'Register full',
    'The disk of the database is full. Reading goes on; whoever runs the program makes room, and then writing does too.',
  ],
  'http.answer_too_slow': ['Answer too slow', 'The answer was not ready within 15 seconds. Ask again later.'],
  'http.pages_not_built': [
    'Pages not built',
    'The folder `dist/web` is missing. Start the program with `npm start`, which builds it; the API and the public check work without.',
  ],
  'http.unexpected': ['Unexpected failure', 'A fault in the program. Report it with the `instance` of the answer.'],
} satisfies Record<HttpCode, readonly [title: string, meaning: string]>
