/** `npm run bench`, or `npm run bench -- pairing`: how fast Burstlab is on this machine. Nothing here passes or fails. */
import { availableParallelism, cpus } from 'node:os'
import { ensembleBenchmark } from './ensemble.ts'
import { historyBenchmark } from './history.ts'
import { liveBenchmark } from './live.ts'
import { memoryBenchmark } from './memory.ts'
import { pairingBenchmark } from './pairing.ts'
import { spikingBenchmark } from './spiking.ts'
import { startBenchmark } from './start.ts'
import { measurementTable } from './measure.ts'
import type { Benchmark } from './measure.ts'

const benchmarks: readonly Benchmark[] = [pairingBenchmark, spikingBenchmark, ensembleBenchmark, memoryBenchmark, liveBenchmark, historyBenchmark, startBenchmark]

const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const unknown = asked.filter((name) => !benchmarks.some((benchmark) => benchmark.name === name))
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark "${unknown.join('", "')}"; expected ${benchmarks.map(({ name }) => name).join(', ')}.\n`)
  process.exitCode = 2
} else {
  process.stdout.write(`${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}\n`)
  for (const benchmark of benchmarks.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
    process.stdout.write(`\n${benchmark.name}: ${benchmark.what}\n`)
    process.stdout.write(measurementTable(await benchmark.run()))
  }
}
