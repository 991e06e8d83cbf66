import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Metric, Sample } from './metrics.ts'

/** Upper bounds in seconds: from a look-up in memory to the fifteen seconds after which an answer is given up. */
const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15]

type Times = { method: string; route: string; status: number; counts: number[]; seconds: number; answers: number }

export type HttpTimes = {
  /** Counts an answer by the pattern of its route, never by its address: certificate numbers and names stand in addresses. */
  count: (route: string, request: FastifyRequest, reply: FastifyReply) => void
  metric: () => Metric
}

/** How long answers took, by method, route and status. Every answer passes here, so counting one costs a look-up and no more. */
export function httpTimes(): HttpTimes {
  const known = new Map<string, Times>()
  const timesOf = (method: string, route: string, status: number): Times => {
    const key = `${status}${method}${route}`
    const found = known.get(key)
    if (found) return found
    const times = { method, route, status, counts: BOUNDS.map(() => 0), seconds: 0, answers: 0 }
    known.set(key, times)
    return times
  }
  const count: HttpTimes['count'] = (route, { method }, reply) => {
    const times = timesOf(method, route, reply.statusCode)
    const seconds = reply.elapsedTime / 1000
    times.seconds += seconds
    times.answers++
    const at = BOUNDS.findIndex(bound => seconds <= bound)
    if (at >= 0) times.counts[at] = (times.counts[at] ?? 0) + 1
  }
  const metric = (): Metric => ({
    name: 'goodstanding_http_request_duration_seconds',
    help: 'How long answers took, by method, pattern of the route (none: an unknown address) and status.',
    type: 'histogram',
    samples: [...known.values()].flatMap(samplesOf),
  })
  return { count, metric }
}

/** A histogram's buckets hold everything up to their bound, those before included. */
function samplesOf({ method, route, status, counts, seconds, answers }: Times): Sample[] {
  const labels = { method, route, status: String(status) }
  let value = 0
  const buckets = BOUNDS.map((bound, at) => {
    value += counts[at] ?? 0
    return { suffix: '_bucket', labels: { ...labels, le: String(bound) }, value }
  })
  return [
    ...buckets,
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: answers },
    { suffix: '_sum', labels, value: seconds },
    { suffix: '_count', labels, value: answers },
  ]
}
