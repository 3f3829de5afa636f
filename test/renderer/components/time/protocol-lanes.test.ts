import { describe, expect, it } from 'vitest'
import { momentText, protocolLanes } from '../../../../src-renderer/components/time/protocol-lanes.ts'

const run = (label: string, durationMs: number, changed: object = {}) => ({ type: 'run', label, durationMs, plastic: false, weightFactors: {}, addedCurrentsPa: {}, ...changed })
const examples = (changed: object = {}) => ({ type: 'examples', label: 'training', epochs: 2, order: 'fixed', patterns: [1, 0], predictionMs: 900, learningMs: 100, ...changed })
const patterns = [{ label: '00' }, { label: '10' }]
const spec = (phases: readonly unknown[], changed: object = {}) => ({ kind: 'spiking', protocol: { phases, patterns, teacher: null, ...changed } })
const segments = (value: unknown, id: string, fromS = 0, toS = 100) => protocolLanes(value, fromS, toS).find((lane) => lane.id === id)?.segments
  .map((segment) => [segment.label, Number(segment.fromS.toFixed(6)), Number(segment.toS.toFixed(6)), segment.on])

describe('the lanes of a protocol', () => {
  it('tell phases that drive something from those that do not', () => {
    const driven = spec([run('rest', 1000), run('more', 2000, { weightFactors: { pool: 2 } }), run('less', 1000, { addedCurrentsPa: { dendrite: 50 } })])
    expect(segments(driven, 'stimulus')).toEqual([['rest', 0, 1, false], ['more', 1, 3, true], ['less', 3, 4, true]])
  })

  it('know when a current begins to swing or climbs a step', () => {
    const swinging = { ...spec([run('relaxation', 1000), run('stimulation', 3000)]), currents: { soma: { waveform: { type: 'sine', startMs: 1000 } }, constant: { waveform: { type: 'constant' } } } }
    expect(segments(swinging, 'stimulus')).toEqual([['relaxation', 0, 1, false], ['stimulation', 1, 4, true]])
    const stairs = { ...spec([run('climb', 3000)]), currents: { soma: { waveform: { type: 'steps', timesMs: [1000, 2000] } } } }
    expect(segments(stairs, 'stimulus')).toEqual([['climb', 0, 1, false], ['climb', 1, 2, true], ['climb', 2, 3, true]])
  })

  it('have every example by its pattern, and teacher and gate at its end', () => {
    const taught = spec([run('burn-in', 1000), examples()], { teacher: {} })
    expect(segments(taught, 'stimulus', 1, 3)).toEqual([['10', 1, 2, true], ['00', 2, 3, true]])
    expect(segments(taught, 'teacher')).toEqual([['', 1.9, 2, true], ['', 2.9, 3, true], ['', 3.9, 4, true], ['', 4.9, 5, true]])
    expect(segments(taught, 'gate')).toEqual(segments(taught, 'teacher'))
  })

  it('do not pretend to know an order that chance decides', () => {
    expect(segments(spec([examples({ order: 'shuffled' })]), 'stimulus', 1, 2)).toEqual([['example 2', 1, 2, true]])
  })

  it('are cut to what is in view, and drawn as one where there are too many examples', () => {
    const long = spec([examples({ epochs: 500 })], { teacher: {} })
    expect(segments(long, 'stimulus', 0, 1000)).toEqual([['training', 0, 1000, true]])
    expect(segments(long, 'stimulus', 500.5, 501.95)).toEqual([['10', 500.5, 501, true], ['00', 501, 501.95, true]])
    expect(segments(long, 'gate', 500.5, 501.95)).toEqual([['', 500.9, 501, true], ['', 501.9, 501.95, true]])
  })

  it('are those that the protocol has, whatever is in view', () => {
    const lanes = (value: unknown) => protocolLanes(value, 0, 0.5).map(({ id }) => id)
    expect(lanes(spec([run('a', 1000), examples()], { teacher: {} }))).toEqual(['stimulus', 'teacher', 'gate'])
    expect(lanes(spec([run('a', 1000), run('b', 1000, { plastic: true })]))).toEqual(['stimulus', 'gate'])
    expect(lanes(spec([run('a', 1000), examples({ learningMs: 0 })], { teacher: {} }))).toEqual(['stimulus'])
  })

  it.each([[null], [{ kind: 'pairing' }], [{ kind: 'spiking' }], [spec([])], [spec([run('a', 0), null])]])('are none of %j', (value) => {
    expect(protocolLanes(value, 0, 10)).toEqual([])
  })

  it('say what goes on at a moment', () => {
    const lanes = protocolLanes(spec([run('burn-in', 1000), examples()], { teacher: {} }), 0, 5)
    expect(momentText(lanes, 0.5)).toBe('burn-in, teacher off, gate closed')
    expect(momentText(lanes, 1.95)).toBe('10, teacher on, gate open')
    expect(momentText(lanes, 5)).toBe('00, teacher on, gate open')
  })
})
