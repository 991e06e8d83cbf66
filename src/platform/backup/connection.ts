import type { Pool, PoolClient } from 'pg'

/** Lends one connection to work that holds its session; where the work fails, whatever it left half-done ends with the connection. */
export async function withConnection<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let isDone = false
  try {
    const result = await work(client)
    isDone = true
    return result
  } finally {
    client.release(!isDone)
  }
}
