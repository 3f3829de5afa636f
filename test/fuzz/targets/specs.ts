/** Specs of every kind with something wrong in them, specs of earlier forms, and sweeps over them. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { jsonProblem } from '../../../src-main/experiments/json-value.ts'
import { kindOf, kinds, presets } from '../../../src-main/experiments/kinds.ts'
import type { AnyKind } from '../../../src-main/experiments/kinds.ts'
import type { FieldIssue } from '../../../src-main/experiments/kind.ts'
import { mostIssues } from '../../../src-main/experiments/spec-schema.ts'
import { specChanges } from '../../../src-main/experiments/spec-changes.ts'
import { sweepGrid, sweepPoints } from '../../../src-main/experiments/sweep.ts'
import type { SweepAxis } from '../../../src-main/experiments/sweep-axis.ts'
import { canonicalJson, specHash } from '../../../src-main/lab/runs/spec-hash.ts'
import { ensembleVersion } from '../../../src-main/experiments/ensemble/up-to-date.ts'
import { hostileText, hostileValue, mutated } from '../hostile.ts'
import { target } from '../target.ts'
import type { Answer, Target } from '../target.ts'

const limits = { memoryBytes: 8 * 2 ** 30 }

/** Each refusal says where, what was found and what was expected, and is short enough to be read. */
export function assertTold(issues: readonly FieldIssue[]): void {
  assert.ok(issues.length > 0 && issues.length <= mostIssues, `${issues.length} issues`)
  for (const { path, label, message } of issues) {
    assert.ok(message.length < 5000, `a message of ${message.length} letters`)
    assert.ok(message.includes('expected'), message)
    assert.ok(path === '' ? message.startsWith(label) : message.includes(path.slice(0, 100)), `"${message}" does not name ${path}`)
  }
}

/** All that is done with a draft, whatever it is. */
export function checkSpec(kind: AnyKind, value: unknown): Answer {
  const baseline = kind.presets[0]?.spec
  assert.ok(Array.isArray(kind.parameters(value)))
  const parsed = kind.parse(value, limits)
  if (!parsed.ok) {
    assertTold(parsed.issues)
    return 'refused'
  }
  const { spec } = parsed
  assert.deepEqual(kind.parse(structuredClone(spec), limits), parsed, 'a valid spec is valid, and stays as it is')
  assert.match(specHash(spec), /^[\da-f]{64}$/)
  assert.equal(canonicalJson(JSON.parse(JSON.stringify(spec))), canonicalJson(spec), 'a spec survives its file')
  const { units, secondsPerUnit, recordedNumbers, memoryMb } = kind.work(spec)
  for (const amount of [units, secondsPerUnit, recordedNumbers, memoryMb]) assert.ok(Number.isFinite(amount) && amount >= 0, `a forecast of ${amount}`)
  assert.ok(kind.figure(spec).panels.length > 0)
  assert.ok(specChanges(kind, baseline, spec).length >= 0)
  return 'taken'
}

/** Drafts that cannot be read have differences too. */
function checkDraft(value: unknown, baseline: unknown): Answer {
  const kind = kindOf(value)
  const answer = checkSpec(kind, value)
  if (jsonProblem([value, baseline]) === undefined) specChanges(kind, baseline, value)
  return answer
}

const shares: Readonly<Record<string, number>> = { pairing: 8, rate: 6, ensemble: 6, spiking: 3 }

const ofKind = (kind: AnyKind): Target => target(`specs: ${kind.kind}`, shares[kind.kind] ?? 10, () => ({
  cases: fc.tuple(mutated(kind.presets.map(({ spec }) => spec)), fc.nat(kind.presets.length - 1)),
  check: ([value, preset]) => {
    const answer = checkSpec(kind, value)
    // What is nested too deeply comes through no door.
    if (jsonProblem(value) === undefined) specChanges(kind, kind.presets[preset]?.spec, value)
    return answer
  },
}))

const anything = target('specs: any value', 3, () => ({ cases: fc.tuple(hostileValue, hostileValue), check: ([value, baseline]) => checkDraft(value, baseline) }))

/** As version 1 had them. */
const olderEnsembles = presets.filter(({ kind }) => kind === 'ensemble').map(({ spec }) => {
  const older = structuredClone(spec) as unknown as { version: number; training: Record<string, unknown> }
  older.version = 1
  delete older.training['patienceEpochs']
  delete older.training['minImprovementPct']
  return older
})

const upgrades = target('specs: earlier forms', 3, () => ({
  cases: mutated(olderEnsembles),
  check: (older) => {
    const kind = kindOf(older)
    const value = kind.upToDate?.(older) ?? older
    assert.equal(kind.upToDate?.(value) ?? value, value, 'what is up to date stays as it is')
    const before = kind.parse(older, limits)
    assert.deepEqual(kind.parse(value, limits), before)
    if (before.ok) assert.ok(!('version' in before.spec) || before.spec.kind !== 'ensemble' || before.spec.version === ensembleVersion)
    else assertTold(before.issues)
    return before.ok ? 'taken' : 'refused'
  },
}))

const axis: fc.Arbitrary<SweepAxis> = fc.record({
  path: fc.oneof({ arbitrary: fc.constantFrom('rule.tauPreMs', 'rule.tauAvgS'), weight: 3 }, fc.constantFrom('rule.learningRate', 'protocol.type', 'protocol.realisations', 'protocol', 'rule', '__proto__.polluted', 'constructor.prototype'), hostileText),
  range: fc.oneof(
    fc.record({ type: fc.constant('list' as const), values: fc.oneof(fc.array(hostileValue, { maxLength: 5 }), fc.array(fc.integer({ min: -1, max: 60 }), { minLength: 1, maxLength: 4 })) }),
    fc.record({ type: fc.constantFrom('linear' as const, 'log' as const), from: fc.oneof(fc.double(), fc.integer({ min: 1, max: 9 })), to: fc.oneof(fc.double(), fc.integer({ min: 9, max: 60 })), count: fc.oneof(fc.double(), fc.integer({ min: -1, max: 1200 }), fc.integer({ min: 2, max: 5 })) }),
  ),
})

const sweeps = target('sweeps', 2, () => ({
  cases: fc.tuple(fc.constantFrom(...presets.filter(({ kind }) => kind === 'pairing')), fc.array(axis, { maxLength: 4 }), fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 1000 }))),
  check: ([{ spec }, axes, seedCount]) => {
    const kind = kindOf(spec)
    const result = sweepGrid(kind, spec, { axes, seedCount })
    if (!result.ok) {
      assert.ok(result.issues.length > 0 && result.issues.every(({ message }) => message.includes('expected')))
      return 'refused'
    }
    let refused = 0
    for (const point of sweepPoints(kind, spec, { ...result.grid, pointCount: Math.min(4, result.grid.pointCount) }, limits)) if (!point.result.ok) refused++
    return refused > 0 ? 'refused' : 'taken'
  },
}))

export const specTargets: readonly Target[] = [...kinds.map(ofKind), anything, upgrades, sweeps]
