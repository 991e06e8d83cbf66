/** What a refusal's sentence needs to be written: plain values, never rows. */
export type RefusalParams = Readonly<Record<string, unknown>>

export type RefusalOptions = {
  /** JSON pointer of the field at fault, for a 422. */
  pointer?: string
  /** What went wrong underneath; logged, never shown. */
  cause?: unknown
}

/** Something a person asked for and may not have: a stable `room.noun_reason` code and the parameters of its sentence in words/. */
export class Refusal extends Error {
  readonly code: string
  readonly params: RefusalParams
  readonly pointer: string | undefined

  constructor(code: string, params: RefusalParams = {}, { pointer, cause }: RefusalOptions = {}) {
    super(code, cause === undefined ? undefined : { cause })
    this.name = 'Refusal'
    this.code = code
    this.params = params
    this.pointer = pointer
  }
}
