import { api } from './client.ts'

type Asked = {
  body?: unknown
  headers?: Readonly<Record<string, string>>
}

type Untyped = (path: string, asked: object) => Promise<{ data?: unknown }>

/** Asks a route whose description has not come yet; the caller says what it answers with. */
export async function post<Answer>(path: string, asked: Asked): Promise<Answer> {
  const { data } = await (api.POST as unknown as Untyped)(path, asked)
  return data as Answer
}
