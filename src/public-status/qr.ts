import QRCode from 'qrcode'
import { type Html, html } from '../platform/html.ts'

/** Modules of light around the code, without which scanners do not see it. Source: ISO/IEC 18004. */
const QUIET = 4

/** The QR code of an address as SVG: dark on light in every colour scheme, because many scanners read nothing else. */
export function qrCode(url: string, label: string): Html {
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M' })
  const side = modules.size + 2 * QUIET
  return html`<svg class="qr" viewBox="0 0 ${side} ${side}" role="img" aria-label="${label}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#1B1F1D" d="${rows(modules)}"/></svg>`
}

/** Each run of dark modules of a row as one rectangle. */
function rows({ size, data }: QRCode.BitMatrix): string {
  const runs: string[] = []
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const start = column
      while (column < size && data[row * size + column]) column++
      if (column > start) runs.push(`M${start + QUIET} ${row + QUIET}h${column - start}v1h${start - column}z`)
    }
  return runs.join('')
}
