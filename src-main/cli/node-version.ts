/** Which Node the command line can run on. */

const oldest = 22

/** One line for a Node that is too old; null for one that will do. */
export function oldNodeLine(version: string): string | null {
  const major = Number(version.split('.')[0])
  return major >= oldest ? null : `Burstlab needs Node ${oldest} or newer; this is Node ${version}. Use "npm run burstlab --", which brings its own, or install Node ${oldest}.`
}
