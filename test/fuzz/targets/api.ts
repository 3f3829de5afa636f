/** Every procedure of the API with any input: first the inputs alone, then a real lab behind them. */
import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { appRouter } from '../../../src-main/api/router.ts'
import type { Lab } from '../../../src-main/lab/lab.ts'
import { answerCall } from '../../../src-main/shell/ipc-call.ts'
import type { IpcAnswer } from '../../../src-main/shell/ipc-call.ts'
import { messageSchema } from '../../../src-main/shell/ipc-messages.ts'
import { presetById } from '../../../src-main/experiments/kinds.ts'
import { fakeLab } from '../../api/fake-lab.ts'
import { record } from '../../lab/bundles/recorded-runs.ts'
import { openTestLab } from '../../lab/test-lab.ts'
import { hostileText, hostileValue, mutated } from '../hostile.ts'
import { target } from '../target.ts'
import type { Answer, Target } from '../target.ts'

interface Call {
  readonly path: string
  readonly input: unknown
}

/** By their paths; the type has them as the tree that they were written as. */
const procedures = appRouter._def.procedures as unknown as Readonly<Record<string, { readonly _def: { readonly type: 'query' | 'mutation' | 'subscription' } }>>
const paths = Object.keys(procedures)

/** Inputs that would be taken where the ids are those of `run`, `experiment` and so on. */
const examples = ({ run = 'r1', experiment = 'e1', page = 'p1' }: { readonly run?: string; readonly experiment?: string; readonly page?: string }): readonly unknown[] => [
  { id: run }, { ids: [run] }, { id: experiment }, { ids: [experiment] }, { id: page }, { trashed: false }, { runIds: [run], theme: 'light' }, { runIds: [run], format: 'csv' },
  { runIds: [run], format: 'svg', widthMm: 88, fontPt: 7 }, { runId: run, theme: 'dark', withSiblings: true }, { from: { type: 'preset', id: 'fig2b' } }, { from: { type: 'run', id: run } },
  { from: { type: 'spec', spec: presetById('fig2b')?.spec, name: 'x' } }, { from: { type: 'blank', kind: 'pairing' } }, { from: { type: 'template', id: 'fig2' } }, { from: { type: 'runs', runIds: [run] } },
  { id: experiment, name: 'x', draft: presetById('fig2b')?.spec }, { experimentId: experiment, seedCount: 1, firstSeed: 1 }, { id: run, name: 'n', notes: 'x', starred: true, tags: ['a'] },
  { trashed: false, after: null, limit: 10 }, { columns: ['metric:steps', 'param:rule.tauPreMs'], trashed: false, ids: [run] }, { text: 'seed*' }, { text: 'a "b', hits: [{ id: run, where: 'log' }] },
  { place: 'history', name: 'v', isDefault: true, state: { a: 1 } }, { place: 'history' }, { place: 'x', layout: { a: [1] } }, { theme: 'dark', workers: 2, reopen: false, keys: { palette: ['Ctrl+P'], home: null } }, { name: 'cpu' },
  { experimentId: experiment, axes: [{ path: 'rule.tauPreMs', range: { type: 'list', values: [10, 20] } }], seedCount: 1, firstSeed: 1 }, { experimentId: experiment, draft: { axes: [] } },
  { id: 's1', metric: 'm', draw: 'curve', x: 0, slice: 0, theme: 'light' }, { ids: [run], before: null }, { ids: [run], priority: 1 }, { spec: presetById('cells-pyramidal')?.spec ?? {}, seed: 1 },
  { id: page, document: { version: 1, widthMm: 88, fontPt: 7, sdFactor: 1, letters: 'lower', table: false, panels: [{ id: 'a', presetIds: ['fig2b'], runIds: [run], panel: 'main', span: 6, heightMm: 50, letter: null, title: null, xLabel: null, yLabel: null, legend: true }] } },
  { id: page, format: 'csv' }, { name: 'a.burstlab' }, { id: 't1', base64: 'aGVsbG8=' }, { id: 't1', from: 0 }, { runIds: [run], experimentIds: [experiment] }, { path: '/nowhere', name: 'mnist', place: 'copied' },
  { name: 'digits', part: 'train', perClass: 1, firstClass: 0 }, { runId: run, label: null, wrongOnly: false, by: { type: 'place', place: 0 } }, { scope: 'quick' }, { url: 'http://127.0.0.1:1/x', bytes: 1, sha256: 'ab'.repeat(32), name: 'x' },
]

const inputs = (documents: readonly unknown[]): fc.Arbitrary<unknown> => fc.oneof({ arbitrary: fc.constantFrom(...documents), weight: 3 }, { arbitrary: mutated(documents), weight: 6 }, { arbitrary: hostileValue, weight: 1 })

/** The answer as the page gets it; the caller's mistakes have a code, words and, where it is the input, fields. */
async function answerOf(lab: Lab, { path, input }: Call): Promise<Answer> {
  const ending = new AbortController()
  const answers: IpcAnswer[] = []
  const type = procedures[path]?._def.type ?? 'query'
  const answer = (part: IpcAnswer): void => {
    answers.push(part)
    // What happens first is waited for; what may never happen is not.
    if ('result' in part && part.result.type === 'started') setImmediate(() => ending.abort())
  }
  const bugs: Error[] = []
  await answerCall({ lab, operation: { id: 1, type, path, input }, signal: ending.signal, answer, onError: (error) => bugs.push(error) })
  assert.deepEqual(bugs.map((error) => (error.cause instanceof Error ? error.cause.stack : error.stack)), [], path)
  const [first] = answers
  if (first === undefined || !('error' in first)) return 'taken'
  const { message, data } = first.error as { readonly message: string; readonly data: { readonly code: string; readonly issues: readonly { readonly path: string; readonly message: string }[] } }
  assert.ok(message.length > 0 && message.length < 200_000, `${path}: a message of ${message.length} letters`)
  assert.ok(data.issues.every((issue) => issue.message.startsWith(issue.path === '' ? 'input' : '') && issue.message.length > 3), message)
  return 'refused'
}

const allInputs = target('API: inputs', 6, () => {
  const { lab } = fakeLab()
  return {
    cases: fc.record({ path: fc.oneof({ arbitrary: fc.constantFrom(...paths), weight: 30 }, { arbitrary: hostileText, weight: 1 }), input: inputs(examples({})) }),
    check: (call) => answerOf(lab, call),
  }
})

const messages = target('API: messages of the page', 4, () => ({
  cases: mutated([{ method: 'request', operation: { id: 1, type: 'query', path: 'app.info', input: { a: 1 } } }, { method: 'subscription.stop', id: 'a' }]),
  check: (message) => (messageSchema.safeParse(message).success ? 'taken' : 'refused'),
}))

/** What asks another process, the network or a folder of the caller's choice, and is fuzzed elsewhere or in part. */
const elsewhere = /^(app\.selfTest|devices\.|datasets\.|backups\.|settings\.setDataDir|inside\.|reproduction\.)/

const realLab = target('API: a real lab', 0.6, async () => {
  const test = await openTestLab()
  const [run = ''] = record(test, 'fig2b', 1)
  const experiment = test.lab.experiments.create({ type: 'preset', id: 'fig2d-5hz' }).id
  const page = test.lab.pages.create({ type: 'blank', name: 'p' }).id
  // The first of them measures all presets.
  test.lab.catalog.templates()
  const files = (): string[] => readdirSync(test.dataDir).filter((name) => !/-(wal|shm)$/.test(name)).sort()
  const before = files()
  return {
    cases: fc.record({ path: fc.constantFrom(...paths.filter((path) => !elsewhere.test(path))), input: inputs(examples({ run, experiment, page })) }),
    async check(call) {
      const answer = await answerOf(test.lab, call)
      assert.deepEqual(files(), before)
      return answer
    },
    end: () => test.end(),
  }
})

export const apiTargets: readonly Target[] = [allInputs, messages, realLab]
