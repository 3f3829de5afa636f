/**
 * `npm run test:fuzz -- --cases 100000 --seed 1 [--only 'specs|sweeps']`: throws bad input at everything that takes any, and counts what came of
 * it. `--only` (a pattern) leaves each target the cases that it has of the whole.
 */
import { parseArgs } from 'node:util'
import { allTargets } from './all-targets.ts'
import type { Measured } from './target.ts'

const { values } = parseArgs({ options: { cases: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' }, only: { type: 'string', default: '' } } })
const [cases, seed] = [Number(values.cases), Number(values.seed)]
if (!Number.isInteger(cases) || cases < 1 || !Number.isInteger(seed)) throw new Error(`--cases is "${values.cases}" and --seed "${values.seed}"; expected whole numbers`)
const targets = allTargets.filter(({ name }) => new RegExp(values.only).test(name))
const shares = allTargets.reduce((sum, { share }) => sum + share, 0)
const all: Measured[] = []
process.stdout.write('target                          cases    taken  refused  slowest (s)\n')
for (const one of targets) {
  const measured = await one.run({ cases: Math.ceil((cases * one.share) / shares), seed, longestS: 1 })
  all.push(measured)
  process.stdout.write(`${line(measured)}\n${measured.failure === null ? '' : `${measured.failure}\n`}`)
}
const sum = (key: 'cases' | 'taken' | 'refused'): number => all.reduce((total, measured) => total + measured[key], 0)
const failed = all.filter(({ failure }) => failure !== null)
process.stdout.write(`${line({ name: 'all', cases: sum('cases'), taken: sum('taken'), refused: sum('refused'), slowestS: Math.max(...all.map(({ slowestS }) => slowestS)), failure: null })}\n`)
process.stdout.write(failed.length === 0 ? 'Nothing failed.\n' : `Failed: ${failed.map(({ name }) => name).join(', ')}. --seed ${seed} gives the same again.\n`)
process.exitCode = failed.length === 0 ? 0 : 1

function line({ name, cases: count, taken, refused, slowestS }: Measured): string {
  return `${name.padEnd(28)} ${String(count).padStart(8)} ${String(taken).padStart(8)} ${String(refused).padStart(8)} ${slowestS.toFixed(3).padStart(12)}`
}
