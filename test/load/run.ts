/** `npm run test:load -- --runs 10000 --gib 2`: a long day of work in minutes, and what it took of memory, time and disk. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { textTable } from '../../src-main/cli/table.ts'
import { longDay } from './long-day.ts'

/** Of live objects, from the first part of the day to the last: lists of runs grow with the runs, and nothing else does. */
const mostGrowthMb = 32

const { values } = parseArgs({ options: { runs: { type: 'string', default: '10000' }, gib: { type: 'string', default: '2' } } })
const [runs, gib] = [Number(values.runs), Number(values.gib)]
if (!Number.isInteger(runs) || runs < 5 || !(gib > 0)) {
  process.stderr.write(`--runs is ${values.runs} and --gib is ${values.gib}; expected a whole number of at least 5, and a number above 0.\n`)
  process.exit(2)
}
const folder = mkdtempSync(join(tmpdir(), 'burstlab-load-'))
const from = performance.now()
try {
  const figures = await longDay({ dataDir: join(folder, 'data'), runs, bytes: gib * 2 ** 30, viewers: 3, parts: 5 }, ({ runs: until, heapMb, rssMb, startCpuMs }) => process.stderr.write(`${until} of ${runs} runs: heap ${heapMb.toFixed(0)} MB, resident ${rssMb.toFixed(0)} MB at most, start ${startCpuMs.toFixed(0)} ms of processor time\n`))
  const whole = (value: number): string => value.toFixed(0)
  process.stdout.write(textTable([
    ['RUNS', 'DATABASE MB', 'START CPU ms', 'HEAP MB', 'PEAK RSS MB', 'LIST ms', 'PAGE ms', 'SEARCH ms', 'CARDS ms', 'QUEUE ms'],
    ...figures.parts.map(({ runs: count, databaseMb, startCpuMs, heapMb, rssMb, listMs, pageMs, searchMs, cardsMs, queueMs }) => [count, databaseMb, startCpuMs, heapMb, rssMb, listMs, pageMs, searchMs, cardsMs, queueMs].map(whole)),
  ]))
  process.stdout.write(`${figures.done} runs done, the window looked ${figures.looks} times, ${figures.viewers} viewers saw ${figures.frames} frames, ${figures.problems.length} findings of the integrity check, ${((performance.now() - from) / 60_000).toFixed(1)} minutes\n`)
  const [first, last] = [figures.parts[0], figures.parts.at(-1)]
  const grownMb = (last?.heapMb ?? Infinity) - (first?.heapMb ?? 0)
  if (grownMb > mostGrowthMb) process.stdout.write(`The heap has grown by ${whole(grownMb)} MB; expected at most ${mostGrowthMb} MB.\n`)
  process.exitCode = figures.done === runs && figures.problems.length === 0 && grownMb <= mostGrowthMb ? 0 : 1
} finally {
  rmSync(folder, { recursive: true })
}
