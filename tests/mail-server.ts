import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterAll } from 'vitest'

/** What the server answers to a recipient: undefined takes the message. */
export type Answer = { code: number; text: string } | undefined

/** A mail server on this machine that keeps what it is sent. Its answers to recipients can be changed at any time. */
export async function mailServer(options: SMTPServerOptions = {}) {
  const received: ParsedMail[] = []
  const behaviour: { answer: (recipient: string) => Answer; wait: number } = { answer: () => undefined, wait: 0 }
  const server = new SMTPServer({
    authOptional: true,
    closeTimeout: 100,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const answer = behaviour.answer(address)
      done(answer && Object.assign(new Error(answer.text), { responseCode: answer.code }))
    },
    onData(stream, _session, done) {
      // The server waits for its callback and passes an error on as its answer.
      simpleParser(stream, (fault, mail) => {
        if (fault) return done(fault)
        setTimeout(() => {
          received.push(mail)
          done()
        }, behaviour.wait)
      })
    },
    ...options,
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A sender that breaks off in the middle is part of the tests.
  server.on('error', () => {})
  const { port } = server.server.address() as AddressInfo
  const close = () => new Promise<void>(resolve => server.close(resolve))
  afterAll(close)
  return { url: `smtp://127.0.0.1:${port}`, received, behaviour, close }
}
