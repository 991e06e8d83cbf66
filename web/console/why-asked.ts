/** Which figure somebody wants the reason of. */
export type Asked = { what: 'points' | 'status'; certification: string; cycle?: number }
