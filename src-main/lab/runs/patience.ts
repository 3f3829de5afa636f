/** How long somebody waits who does not count the time for which the machine slept, or this process stood still. */

/** Parts into which the wait is cut, and the longest of them: a sleep counts for one part at most, however long it was. */
const [parts, longestPartMs] = [20, 1000]

/** Calls `onOver` after so many ms awake; what it gives back ends the wait before. */
export function startPatience(ms: number, onOver: () => void): () => void {
  const partMs = Math.min(longestPartMs, Math.max(1, ms / parts))
  let left = Math.ceil(ms / partMs)
  const timer = setInterval(() => {
    left--
    if (left > 0) return
    clearInterval(timer)
    onOver()
  }, partMs)
  return () => clearInterval(timer)
}
