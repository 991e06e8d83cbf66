/** Which figure somebody wants the reason of. */
export type Asked =
  | { what: 'status'; certification: string }
  | { what: 'points'; certification: string; cycle?: number }
  | { what: 'fee'; certification: string; feeYear: number }
