/**
 * `npm run test:faults -- --kills 300 --seed 1 --minutes 60`: kills a lab's processes hundreds of times and says what was lost. Ends with 1 where
 * anything was. After the minutes it kills no more and says what came of it until then.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { textTable } from '../../src-main/cli/table.ts'
import { chosenPlan, runKillCourse, undisturbed, victims } from './kill-course.ts'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' }, minutes: { type: 'string', default: '600' } } })
const [kills, seed, minutes] = [Number(values.kills), Number(values.seed), Number(values.minutes)]
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed) || seed < 0 || !(minutes > 0)) {
  process.stderr.write(`--kills is ${values.kills}, --seed is ${values.seed} and --minutes is ${values.minutes}; expected whole numbers, of kills at least 1, and minutes above 0.\n`)
  process.exit(2)
}
const folder = mkdtempSync(join(tmpdir(), 'burstlab-faults-'))
const from = performance.now()
const references = await undisturbed(join(folder, 'undisturbed'))
const figures = await runKillCourse({
  dataDir: join(folder, 'data'), seed, plan: chosenPlan(kills, seed),
  onKill: (done) => { if (done % 10 === 0) process.stderr.write(`${done} of ${kills}\n`) },
  isOver: () => performance.now() - from > 60_000 * minutes,
}, references)
const lost = figures.runsLost + figures.rowsLost + figures.seriesChanged + figures.wrongResults + figures.integrityProblems + figures.untold
process.stdout.write(textTable([
  ['seed', String(seed)],
  ...victims.map((victim) => [`kills: ${victim}`, String(figures.kills[victim])]),
  ['starts of the lab', String(figures.lives)],
  ['runs recorded', String(figures.runs)],
  ['times a run went on from a checkpoint', String(figures.resumed)],
  ['checkpoints that could not be used', String(figures.unusable.length)],
  ['lost processes that the user was told of', String(figures.told)],
  ['runs lost', String(figures.runsLost)],
  ['committed rows lost', String(figures.rowsLost)],
  ['series that differ from an undisturbed run', String(figures.seriesChanged)],
  ['results that differ from an undisturbed run', String(figures.wrongResults)],
  ['findings of the integrity check', String(figures.integrityProblems)],
  ['ends without a reason, or a way on', String(figures.untold)],
  ['minutes', ((performance.now() - from) / 60_000).toFixed(1)],
]))
for (const message of figures.unusable) process.stdout.write(`  ${message}\n`)
if (lost > 0) process.stdout.write(`The folder is kept for a look: ${folder}\n`)
else rmSync(folder, { recursive: true })
process.exitCode = lost > 0 ? 1 : 0
