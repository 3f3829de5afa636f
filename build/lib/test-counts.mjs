/** How many tests passed and failed, from the JSON reports of Vitest and Playwright. */

/** @typedef {{ passed: number, failed: number }} Counts */
/** @typedef {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} VitestReport */
/** @typedef {{ stats: { expected: number, unexpected: number, flaky: number }, errors: unknown[] }} PlaywrightReport */

/** @param {VitestReport | PlaywrightReport} report @returns {Counts} */
export function countsOf(report) {
  const counts = 'stats' in report ? playwrightCounts(report) : vitestCounts(report)
  // A suite that ran nothing has not shown anything.
  return counts.passed + counts.failed > 0 ? counts : { passed: 0, failed: 1 }
}

/** A failed set-up has no test: each error outside of tests counts by itself. @param {PlaywrightReport} report @returns {Counts} */
const playwrightCounts = ({ stats, errors }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length })

/** A file that could not be loaded has no tests: it counts by itself. @param {VitestReport} report @returns {Counts} */
const vitestCounts = ({ numPassedTests, numFailedTests, testResults }) => ({
  passed: numPassedTests,
  failed: numFailedTests + testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
})
