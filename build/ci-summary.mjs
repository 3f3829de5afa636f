/** The closing line of a check, "N passed, N failed", over the JSON reports named as arguments. A missing report counts as a failure. */
import { readFileSync } from 'node:fs'
import { countsOf } from './lib/test-counts.mjs'

/** @import { Counts } from './lib/test-counts.mjs' */

/** @param {string} file @returns {Counts} */
function countsIn(file) {
  try {
    return countsOf(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    process.stdout.write(`${file}: ${error instanceof Error ? error.message : String(error)}\n`)
    return { passed: 0, failed: 1 }
  }
}

const all = process.argv.slice(2).map(countsIn)
const [passed, failed] = [all.reduce((sum, counts) => sum + counts.passed, 0), all.reduce((sum, counts) => sum + counts.failed, 0)]
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1
