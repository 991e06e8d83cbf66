/** Where the server's file lies. */
export const bundle: string
/** Makes the server's file where a source is newer. */
export function freshenBundle(): Promise<void>
/** Makes the pages of the signed-in where a source is newer. */
export function freshenPages(): Promise<void>
