import type { CertificantId, CertificationId } from '../values/id.ts'
import type { Finding } from '../words/findings.en.ts'

/** Something imported that a person should look at: where it stands, and whom it concerns. */
export type Found = Finding & {
  certificant?: CertificantId
  certification?: CertificationId
  file?: string
  line?: number
}

export type FindingSink = (found: Found) => void
