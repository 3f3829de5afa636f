/** How many tests passed, failed and were skipped, from the JSON reports of Vitest and Playwright. */

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} VitestReport */
/** @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} PlaywrightReport */

/** @param {VitestReport | PlaywrightReport} report @returns {Counts} */
export function countsOf(report) {
  const counts = 'stats' in report ? playwrightCounts(report) : vitestCounts(report)
  // A suite without any test has not shown anything; one that was skipped says so.
  return counts.passed + counts.failed + counts.skipped > 0 ? counts : { ...counts, failed: 1 }
}

/** A failed set-up has no test: each error outside of tests counts by itself. @param {PlaywrightReport} report @returns {Counts} */
const playwrightCounts = ({ stats, errors }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped })

/** A file that could not be loaded has no tests: it counts by itself. @param {VitestReport} report @returns {Counts} */
const vitestCounts = ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults }) => ({
  passed: numPassedTests,
  failed: numFailedTests + testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
  skipped: numPendingTests + numTodoTests,
})
