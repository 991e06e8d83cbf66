import { api } from './client.ts'

type Asked = {
  query?: Readonly<Record<string, string | number | undefined>>
  body?: unknown
  signal?: AbortSignal
  headers?: Readonly<Record<string, string>>
}

type Untyped = (path: string, asked: object) => Promise<{ data?: unknown }>

/** Asks a route whose description has not come yet; the caller says what it answers with. */
async function ask<Answer>(method: 'GET' | 'POST', path: string, { query = {}, ...rest }: Asked): Promise<Answer> {
  const set = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== ''))
  const { data } = await (api[method] as unknown as Untyped)(path, { params: { query: set }, ...rest })
  return data as Answer
}

export const get = <Answer>(path: string, asked: Asked = {}): Promise<Answer> => ask('GET', path, asked)
export const post = <Answer>(path: string, asked: Asked = {}): Promise<Answer> => ask('POST', path, asked)
