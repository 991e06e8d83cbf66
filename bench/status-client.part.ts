import { connect, type Socket } from 'node:net'
import { say, taskGiven } from './status-process.part.ts'
import { statusPath } from './status-servers.part.ts'

/** What a client saw: answers a second, and milliseconds for half and for 99 in a hundred of them. */
export type Load = { perSecond: number; p50: number; p99: number }

type Task = { port: number; seconds: number; connections: number; numbers: number }

/** Asks for random certificates over kept-alive connections, one question at a time on each, and says what it saw. */
export async function runClient(): Promise<void> {
  const task = taskGiven() as Task
  const millis: number[] = []
  const before = performance.now()
  const until = before + task.seconds * 1000
  await Promise.all(Array.from({ length: task.connections }, () => ask(task, until, millis)))
  const seconds = (performance.now() - before) / 1000
  millis.sort((a, b) => a - b)
  const at = (part: number): number => millis[Math.floor(millis.length * part)] ?? Number.NaN
  say({ perSecond: millis.length / seconds, p50: at(0.5), p99: at(0.99) })
}

/** A bare socket, because a client that costs as much as the server would hide what the server costs. */
async function ask({ port, numbers }: Task, until: number, millis: number[]): Promise<void> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  while (performance.now() < until) {
    const before = performance.now()
    const path = statusPath(Math.floor(Math.random() * numbers))
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\n\r\n`)
    await answered(socket)
    millis.push(performance.now() - before)
  }
  socket.end()
}

function answered(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = ''
    const onBytes = (chunk: Buffer): void => {
      text += chunk.toString('latin1')
      const end = text.indexOf('\r\n\r\n')
      if (end < 0) return
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1])
      if (text.length < end + 4 + length) return
      socket.off('data', onBytes)
      socket.off('error', reject)
      if (text.startsWith('HTTP/1.1 200 ')) resolve()
      else reject(new Error(text.slice(0, 400)))
    }
    socket.on('data', onBytes)
    socket.once('error', reject)
  })
}
