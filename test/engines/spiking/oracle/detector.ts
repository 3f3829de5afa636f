/** The authors' burst detector in double precision, stepped with its trace as their simulator does it: decayed in every step, spikes added at its end. */
export interface Marks {
  readonly post: number
  readonly pre: number
}

/** Marks of a train of spikes (steps, ascending): 1 an event, 2 the second spike of a burst, 0 any other. */
export function marksOf(train: readonly number[], { tauSteps = 160, lagSteps = 8 } = {}): Marks[] {
  const spikes = new Set(train)
  const decay = Math.exp(-1 / tauSteps)
  const threshold = Math.exp(-1)
  const marks: Marks[] = []
  let [postTrace, preTrace] = [0, 0]
  let [postBurst, preBurst] = [false, false]
  for (let step = train[0] ?? 0, end = train.at(-1) ?? -1; step <= end; step++) {
    if (spikes.has(step)) {
      // Decays of many steps are products: an interval of just one time constant counts as within.
      const [post, pre] = [mark(postTrace, postBurst), mark(preTrace, preBurst)]
      postBurst = post === 2 || (post === 0 && postBurst)
      preBurst = pre === 2 || (pre === 0 && preBurst)
      marks.push({ post, pre })
      postTrace += 1
    }
    if (spikes.has(step - lagSteps)) preTrace += 1
    postTrace *= decay
    preTrace *= decay
  }
  return marks

  function mark(trace: number, burst: boolean): number {
    return trace < threshold - 1e-9 ? 1 : burst ? 0 : 2
  }
}
