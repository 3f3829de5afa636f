/** The command line with arguments that nobody would type on purpose. */
import assert from 'node:assert/strict'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { axisOf } from '../../../src-main/cli/axis-option.ts'
import { withSettings } from '../../../src-main/cli/set-option.ts'
import { presetById } from '../../../src-main/experiments/kinds.ts'
import { LabError } from '../../../src-main/lab/errors.ts'
import { testCli } from '../../cli/test-terminal.ts'
import { hostileText, mutated } from '../hostile.ts'
import { target } from '../target.ts'
import type { Target } from '../target.ts'

const path = fc.oneof(fc.constantFrom('rule.tauPreMs', 'rule', 'protocol.frequenciesHz', 'protocol.frequenciesHz.0', '__proto__.polluted', 'constructor.prototype.x', 'protocol.type'), hostileText)
const value = fc.oneof(fc.constantFrom('20', '[1,2]', '{"__proto__":1}', 'lin:0:1:5', 'log:1:1e400:3', 'lin:1:2:999999999', 'poisson', `${'['.repeat(9000)}`), hostileText)
const option = fc.tuple(path, fc.constantFrom('=', '=', '=', ''), value).map((parts) => parts.join(''))

const options = target('--set and --axis', 4, () => {
  const spec = presetById('fig2b')?.spec
  return {
    cases: option,
    check(text) {
      let taken = 0
      for (const read of [() => withSettings(spec, [text]), () => axisOf(spec, text)]) {
        try {
          read()
          taken++
        } catch (error) {
          assert.ok(error instanceof LabError && error.message.includes('expected'), error instanceof Error ? error.stack : String(error))
        }
      }
      assert.equal(Reflect.get({}, 'polluted'), undefined)
      return taken === 2 ? 'taken' : 'refused'
    },
  }
})

/** None of these computes anything, or serves anyone, whatever stands in for the text. */
const lines = (text: string, file: string): readonly (readonly string[])[] => [
  ['list', text], ['show', text], ['show', file], ['run', 'fig2b', '--set', `nowhere=${text}`], ['run', text, '--seeds', 'x'], ['sweep', 'fig2b', '--plan', '--axis', text], ['sweep', file, '--plan', '--axis', 'rule.tauPreMs=10,20'],
  ['runs', '--limit', text], ['runs', '--tag', text, '--preset', text], ['export', text], ['export', text, '--format', text], ['report', text], ['resume', text], ['bundle', 'check', file], ['bundle', 'import', text], ['bundle', 'export', text],
  ['data', 'show', text], ['data', 'remove', text], ['data', 'import', file, '--name', text], ['data', 'import', text, '--name', 'x', '--size', text], ['queue', text], ['serve', '--port', `x${text}`], [text], [text, text],
]

const commands = target('command lines', 0.15, () => {
  const cli = testCli()
  const file = join(cli.folder, 'spec.json')
  // Reading brings SQLite's own two files, and takes them away when nobody reads any more.
  const listed = (): string[] => readdirSync(cli.folder, { recursive: true, encoding: 'utf8' }).filter((name) => !/-(wal|shm)$/.test(name)).sort()
  return {
    cases: fc.tuple(hostileText.filter((text) => text.length < 1000), fc.nat(), mutated([presetById('fig2b')?.spec])),
    async check([text, which, spec]) {
      writeFileSync(file, jsonText(spec))
      const all = lines(text, file)
      const before = listed()
      const { code, err } = await cli.run(all[which % all.length] ?? [])
      assert.ok(code === 0 || code === 2 || code === 5, `exit code ${code}: ${err}`)
      if (code === 0) return 'taken'
      assert.ok(err.trim() !== '' && !/^ +at /m.test(err), err)
      // Opening a lab makes its folder; a refusal puts nothing in it.
      if (before.some((name) => name.endsWith('burstlab.db'))) assert.deepEqual(listed(), before)
      return 'refused'
    },
    end: () => cli.end(),
  }
})

function jsonText(given: unknown): string {
  try {
    return JSON.stringify(given) ?? ''
  } catch {
    return '['.repeat(20_000) + ']'.repeat(20_000)
  }
}

export const cliTargets: readonly Target[] = [options, commands]
