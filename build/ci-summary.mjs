/** The closing line of a check, "N passed, N failed" (and ", N skipped" where some were), over the JSON reports named as arguments. A missing report counts as a failure. */
import { readFileSync } from 'node:fs'
import { countsOf } from './lib/test-counts.mjs'

/** @import { Counts } from './lib/test-counts.mjs' */

/** @param {string} file @returns {Counts} */
function countsIn(file) {
  try {
    return countsOf(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    process.stdout.write(`${file}: ${error instanceof Error ? error.message : String(error)}\n`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

const all = process.argv.slice(2).map(countsIn)
/** @param {keyof Counts} what */
const sum = (what) => all.reduce((total, counts) => total + counts[what], 0)
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') === 0 ? '' : `, ${sum('skipped')} skipped`}\n`)
process.exitCode = sum('failed') === 0 ? 0 : 1
