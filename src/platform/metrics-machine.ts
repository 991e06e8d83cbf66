import { performance } from 'node:perf_hooks'
import type { Database } from './db.ts'
import { counter, gauge, type Metric } from './metrics.ts'

/** What this process uses of its machine, by the names that Prometheus' own dashboards look for. */
export function machineMetrics(): Metric[] {
  const { user, system } = process.cpuUsage()
  const { rss, heapUsed } = process.memoryUsage()
  const { active } = performance.eventLoopUtilization()
  return [
    counter('process_cpu_seconds_total', 'Processor time used.', (user + system) / 1e6),
    gauge('process_resident_memory_bytes', 'Memory held.', rss),
    gauge('process_start_time_seconds', 'When the process started, since 1970.', performance.timeOrigin / 1000),
    gauge('nodejs_heap_size_used_bytes', 'Memory used by the program’s objects.', heapUsed),
    counter(
      'nodejs_eventloop_active_seconds_total',
      'Time in which the program was busy; one second each second is full.',
      active / 1000,
    ),
  ]
}

/** The connections of this process to its database. */
export const poolMetrics = ({ pool }: Database): Metric[] => [
  {
    name: 'goodstanding_database_connections',
    help: 'Connections to the database, by what they do.',
    type: 'gauge',
    samples: [
      { labels: { state: 'busy' }, value: pool.totalCount - pool.idleCount },
      { labels: { state: 'idle' }, value: pool.idleCount },
    ],
  },
  gauge('goodstanding_database_connections_most', 'Connections there may be.', pool.options.max),
  gauge('goodstanding_database_waiting', 'Requests that wait for a connection.', pool.waitingCount),
]
