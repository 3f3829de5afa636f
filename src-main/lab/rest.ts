/** Long work in slices: in between, the lab answers others. */

/** Worked at one go, in ms. */
const sliceMs = 20

/** To be awaited between two pieces of work: gives way where the slice is over. */
export function createRest(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < sliceMs) return
    await new Promise((resolve) => setImmediate(resolve))
    since = performance.now()
  }
}
