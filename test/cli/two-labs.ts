/** Two labs on one machine: what one makes, the other takes. */
import { afterAll, beforeAll } from 'vitest'
import { testCli } from './test-terminal.ts'
import type { TestCli } from './test-terminal.ts'

export interface TwoLabs {
  /** Has one run, of Fig. 2b. */
  readonly here: TestCli
  readonly there: TestCli
  readonly runId: string
}

/** For all tests of a file, to be read within them. */
export function twoLabs(): TwoLabs {
  const labs = {} as { -readonly [Part in keyof TwoLabs]: TwoLabs[Part] }
  beforeAll(async () => {
    labs.here = testCli()
    labs.there = testCli()
    const { runs: [run] } = await labs.here.json(['run', 'fig2b']) as { runs: { id: string }[] }
    labs.runId = run?.id ?? ''
  }, 60_000)
  afterAll(() => {
    labs.here.end()
    labs.there.end()
  })
  return labs
}
