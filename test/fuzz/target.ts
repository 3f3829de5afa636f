/** What is fuzzed, case by case, and what came of it. */
import { inspect } from 'node:util'
import fc from 'fast-check'

/** Whether what was given was taken or refused. Anything else a check finds, it throws. */
export type Answer = 'taken' | 'refused'

export interface Fuzzed<Case> {
  readonly cases: fc.Arbitrary<Case>
  check(given: Case): Answer | Promise<Answer>
  end?(): Promise<void> | void
}

export interface Measured {
  readonly name: string
  readonly cases: number
  readonly taken: number
  readonly refused: number
  /** Seconds of processor time of the slowest case: other work of the machine doesn't count. */
  readonly slowestS: number
  readonly failure: string | null
}

export interface Target {
  readonly name: string
  /** Of all cases, relative to the other targets. */
  readonly share: number
  run(howMuch: HowMuch): Promise<Measured>
}

export interface HowMuch {
  readonly cases: number
  readonly seed: number
  /** A case that takes longer is a hang. In s of processor time; no limit where absent. */
  readonly longestS?: number
}

/** A target that opens what it needs anew each time it is run. */
export function target<Case>(name: string, share: number, open: () => Fuzzed<Case> | Promise<Fuzzed<Case>>): Target {
  return {
    name, share,
    async run({ cases: numRuns, seed, longestS = Infinity }) {
      const fuzzed = await open()
      const counts = { taken: 0, refused: 0 }
      let slowestS = 0
      const property = fc.asyncProperty(fuzzed.cases, async (given) => {
        const before = process.cpuUsage()
        counts[await fuzzed.check(given)]++
        const { user, system } = process.cpuUsage(before)
        const tookS = (user + system) / 1e6
        slowestS = Math.max(slowestS, tookS)
        if (tookS > longestS) throw new Error(`it took ${tookS.toFixed(2)} s of processor time; expected at most ${longestS} s`)
      })
      try {
        // Making a case smaller can take as long as finding it: seed and path give it again.
        const details = await fc.check(property, { numRuns, seed, endOnFailure: true })
        return { name, cases: details.numRuns, ...counts, slowestS, failure: details.failed ? told(details) : null }
      } finally {
        await fuzzed.end?.()
      }
    },
  }
}

/** fast-check's own words would follow a value into any depth. */
function told<Case>({ seed, counterexamplePath, counterexample, errorInstance }: fc.RunDetails<[Case]>): string {
  const reason = errorInstance instanceof Error ? errorInstance.stack ?? errorInstance.message : String(errorInstance)
  const given = inspect(counterexample?.[0], { depth: 6, maxStringLength: 300, maxArrayLength: 20 })
  return `with seed ${seed} and path ${counterexamplePath ?? ''}:\n${given.slice(0, 3000)}\n${reason.slice(0, 2000)}`
}
