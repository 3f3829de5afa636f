/** What a process with vectors of 256 bits computes, against one without: they are an option of the whole process. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

/** Cells of all kinds with all that changes them: the preset of Fig. 3, and the learning network of Fig. 4 with its teacher. */
const script = `
import { createHash } from 'node:crypto'
import { runEngine } from '${new URL('../../../src-main/engines/registry.ts', import.meta.url).href}'
import { presetById } from '${new URL('../../../src-main/experiments/kinds.ts', import.meta.url).href}'
const hash = createHash('sha256')
let rows = 0
for (const [id, most] of [['fig3', 400], ['fig4-quick', 200]]) {
  const { spec } = presetById(id)
  let left = most
  for (const output of runEngine(spec, 3)) {
    if (output.type !== 'rows') continue
    hash.update(new Uint8Array(Float64Array.from(output.values).buffer))
    rows += output.values.length
    if (--left === 0) break
  }
}
console.log(rows, hash.digest('hex'))
`

async function numbersOf(...flags: string[]): Promise<string> {
  // Compiled from the start, so that what is compared is not the engine's code for the first moments.
  const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', '--no-liftoff', ...flags, '--input-type=module-typescript', '--eval', script])
  return stdout.trim()
}

describe('vectors of 256 bits', () => {
  it('change no number of a spiking network', async () => {
    const [narrow, wide] = await Promise.all([numbersOf(), numbersOf('--experimental-wasm-revectorize')])
    expect(wide).toBe(narrow)
    expect(Number.parseInt(narrow, 10)).toBeGreaterThan(1000)
  }, 60_000)
})
